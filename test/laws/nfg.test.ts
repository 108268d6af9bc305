// A strategic form says of every combination of pure strategies what the tree says of it.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatOf, type Game, gameFromNfg, type NfgDocument, parseNfg, printNfg } from "../../src/game/index.ts";
import { expectedPayoffs, nfgFromGame, nfgRefusal, pureProfile, reducedForm } from "../../src/strategy/index.ts";
import { publishedGame } from "../games/published.ts";
import { buildGame, gameShape } from "./random-game.ts";

/** By cell, what the tree pays; where a strategy leaves a set open, nothing can hang on it. */
function paid(game: Game): number[] {
  const { strategies } = reducedForm(game);
  const cells = strategies.reduce((product, plans) => product * plans.length, 1);
  return Array.from({ length: cells }, (_, cell) => {
    let rest = cell;
    const choice = new Int32Array(game.topology.infosets.count);
    for (const plans of strategies) {
      plans[rest % plans.length]!.forEach((action, set) => { if (action >= 0) choice[set] = action; });
      rest = Math.floor(rest / plans.length);
    }
    return [...expectedPayoffs(game, pureProfile(game, choice))];
  }).flat();
}

function payoffsOf(document: NfgDocument): readonly string[] {
  if (document.table.kind !== "payoffs") throw new Error("a table of payoffs was asked for");
  return document.table.payoffs;
}

describe("a game written in strategic form", () => {
  it("pays in every cell what the tree pays", () => {
    let written = 0;
    fc.assert(fc.property(gameShape, (shape) => {
      const game = buildGame({ ...shape, depth: Math.min(shape.depth, 4) });
      if (nfgRefusal(game) !== null) return;
      const texts = payoffsOf(nfgFromGame(game)), expected = paid(game);
      if (expected.length > 20_000) return;
      written++;
      expect(texts).toHaveLength(expected.length);
      texts.forEach((text, i) => expect(Math.abs(floatOf(text) - expected[i]!)).toBeLessThan(1e-9));
    }), { numRuns: 100 });
    expect(written).toBeGreaterThan(50);
  });

  it("reads back as the same table, and that as itself once more", () => {
    for (const name of ["beer_quiche", "selten_horse", "brams_chicken", "signorino"] as const) {
      const document = nfgFromGame(publishedGame(name)), text = printNfg(document);
      const read = parseNfg(text, "game.nfg");
      expect(read.diagnostics).toEqual([]);
      expect(read.document).toEqual(document);
      const again = nfgFromGame(gameFromNfg(document));
      expect([again.strategies, payoffsOf(again)]).toEqual([document.strategies, payoffsOf(document)]);
    }
  });

  it("is beer and quiche as Cho and Kreps tell it: what the strong and the weak order, and who then fights", () => {
    const document = nfgFromGame(publishedGame("beer_quiche")), texts = payoffsOf(document);
    const orders = ["Beer/Beer", "Beer/Quiche", "Quiche/Beer", "Quiche/Quiche"], answers = ["Duel/Duel", "Duel/NoDuel", "NoDuel/Duel", "NoDuel/NoDuel"];
    expect(document.strategies).toEqual([orders, answers]);
    const expected = answers.flatMap((answer) => orders.map((order) => {
      const [strong, weak] = order.split("/"), [toBeer, toQuiche] = answer.split("/");
      const left = (meal: string | undefined) => ((meal === "Beer" ? toBeer : toQuiche) === "NoDuel" ? 1 : 0);
      // Nine in ten are strong and like beer, the weak like quiche; peace is worth 2, the breakfast 1, and one fights the weak alone.
      const sender = 0.9 * (2 * left(strong) + (strong === "Beer" ? 1 : 0)) + 0.1 * (2 * left(weak) + (weak === "Quiche" ? 1 : 0));
      return [sender, 0.9 * left(strong) + 0.1 * (1 - left(weak))];
    })).flat();
    // Numbers of one decimal are written so.
    expect(texts).toEqual(expected.map((payoff) => String(Math.round(10 * payoff) / 10)));
  });

  it("is refused with its size where it is too large, and without perfect recall", () => {
    expect(nfgRefusal(publishedGame("flagship-reference"))).toMatch(/^its reduced strategic form is too large for a file: \S+ x \S+ strategies make \S+ cells, about \S+ MB; write the tree instead/);
  });
});
