import { describe, expect, it } from "vitest";
import { GameBuilder } from "./builder.ts";
import { gameFromEfg } from "./efg-game.ts";
import { parseEfg } from "./efg-parse.ts";
import { exactColumn, exactOdds } from "./exact.ts";
import { type Game, revalue } from "./game.ts";
import { rationalText } from "./rational.ts";

/** One move that pays the numbers. */
function paying(...pays: number[]): Game {
  const builder = new GameBuilder("", ["One"]), set = builder.addInfoset({ player: 0, number: 1, label: "", actions: pays.map((_, k) => `a${k}`) });
  const root = builder.addDecision(-1, "", set);
  pays.forEach((_, k) => builder.addTerminal(root, `a${k}`, -1));
  return builder.finish([], { chance: () => 1, payoff: (draft) => pays[draft - 1]! }).game; // the root is draft 0
}

function read(text: string): Game {
  const { document } = parseEfg(`EFG 2 R "" { "One" }\n""\n${text}`, "x.efg");
  return gameFromEfg(document!); // the texts below are files
}

const payoffsOf = (game: Game) => Array.from({ length: game.topology.nodeCount - 1 }, (_, i) => rationalText(exactColumn(game, game.valuation.payoffs[0]!)(i + 1)));

describe("exact numbers of a game", () => {
  it("are what doubles print as, and thirds are thirds", () => {
    expect(payoffsOf(paying(0.1, -2.5, 1 / 3, 1e-9, 123456.789, 3e20))).toEqual(["1/10", "-5/2", "1/3", "1/1000000000", "123456789/1000", "300000000000000000000"]);
  });

  it("leave out the rounding of sums, and keep numbers that are long by themselves", () => {
    expect(payoffsOf(paying(1 - 0.9, 0.1 + 0.2, -(0.7 + 0.1), Math.PI, 4.440892098500626e-16))).toEqual(["1/10", "3/10", "-4/5", "3141592653589793/1000000000000000", "2220446049250313/5000000000000000000000000000000"]);
  });

  it("of a file are as it writes them, beyond what a double holds, summed along the path", () => {
    const text = 'p "" 1 1 "" { "a" "b" } 1 "x" { 1/3 }\nt "" 2 "y" { 1/7 }\nt "" 3 "z" { 0.1234567890123456789 }\n';
    expect(payoffsOf(read(text))).toEqual(["10/21", "13703703670370370367/30000000000000000000"]);
  });

  it("of a file say nothing of numbers that have taken their place", () => {
    const game = read('p "" 1 1 "" { "a" "b" } 0\nt "" 1 "" { 1/3 }\nt "" 2 "" { 2/3 }\n');
    const doubled = revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoff) => payoff.map((value) => 2 * value)) });
    expect(payoffsOf(doubled)).toEqual(["2/3", "4/3"]);
  });

  it("of chance sum to 1, however the file rounds them", () => {
    const game = read('c "" 1 "" { "a" 0.333333333333 "b" 0.333333333333 "c" 0.333333333333 } 0\nt "" 1 "" { 0 }\nt "" 1\nt "" 1\n');
    expect(exactOdds(game, 0).map(rationalText)).toEqual(["1", "1/3", "1/3", "1/3"]);
  });
});
