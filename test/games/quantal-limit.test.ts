// Games on which followers of the branch are known to stop short: beliefs that rest on vanishing trembles, long chains of moves,
// bluffs that are hardly worth their while. Each limit is judged by best responses, and by what is known of the game.

import { describe, expect, it } from "vitest";
import { zeroSumTable } from "../../bench/games/table.ts";
import { type Game, GameBuilder, gameFromNfg, parseNfg, payoffRange } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, logitResidual, regret } from "../../src/strategy/index.ts";
import { choicesAt, publishedGame, publishedNames } from "./published.ts";

/**
 * The centipede of McKelvey and Palfrey (1992): the pile doubles at each pass, and who takes gets four fifths of it. Each player
 * is with the given odds one who always passes.
 */
function centipede(moves: number, altruists: number): Game {
  const builder = new GameBuilder(`centipede of ${moves} moves`, ["A", "B"]), odds = new Map<number, number>(), pays = new Map<number, readonly [number, number]>();
  const sets = Array.from({ length: moves }, (_, at) => builder.addInfoset({ player: at % 2, number: 1 + (at >> 1), label: `move ${at + 1}`, actions: ["pass", "take"] }));
  const root = builder.addChance(-1, "");
  const end = (parent: number, label: string, at: number): void => {
    const large = 0.4 * 2 ** at, small = 0.1 * 2 ** at;
    pays.set(builder.addTerminal(parent, label, -1), at % 2 === 0 ? [large, small] : [small, large]);
  };
  const grow = (parent: number, label: string, at: number, kind: readonly [boolean, boolean]): number => {
    if (at === moves) {
      // Nobody took: the one who would be next gets the large part.
      const large = 0.4 * 2 ** at, small = 0.1 * 2 ** at, node = builder.addTerminal(parent, label, -1);
      pays.set(node, at % 2 === 0 ? [large, small] : [small, large]);
      return node;
    }
    if (kind[at % 2]!) return grow(parent, label, at + 1, kind);
    const node = builder.addDecision(parent, label, sets[at]!);
    grow(node, "pass", at + 1, kind);
    end(node, "take", at);
    return node;
  };
  for (const first of [false, true]) for (const second of [false, true]) odds.set(grow(root, `${first ? "passer" : "plain"}, ${second ? "passer" : "plain"}`, 0, [first, second]), (first ? altruists : 1 - altruists) * (second ? altruists : 1 - altruists));
  return builder.finish([], { chance: (draft) => odds.get(draft) ?? 1, payoff: (draft, player) => pays.get(draft)![player]! }).game;
}

/** Each is dealt one of the cards; ante 1; the first bets 1 or checks, which shows the cards; the second calls or folds. */
function oneCardPoker(cards: number): Game {
  const { deal, decide, end, finish } = zeroSumTable(`poker with ${cards} cards`), root = deal(-1, "");
  for (let own = 0; own < cards; own++) {
    for (let other = 0; other < cards; other++) {
      if (other === own) continue;
      const win = own > other ? 1 : -1, first = decide(root, `${own} ${other}`, 0, `card ${own}`, ["bet", "check"]);
      const answer = decide(first, "bet", 1, `card ${other}`, ["call", "fold"]);
      end(answer, "call", 2 * win);
      end(answer, "fold", 1);
      end(first, "check", win);
    }
  }
  return finish();
}

/** Three jurors with signals that are right with probability 0.7, even odds of guilt; conviction takes all three votes (Feddersen and Pesendorfer 1998). */
function jury(): Game {
  const builder = new GameBuilder("unanimous jury", ["A", "B", "C"]), odds = new Map<number, number>(), pays = new Map<number, number>();
  const sets = [0, 1, 2].map((player) => [0, 1].map((signal) => builder.addInfoset({ player, number: 1 + signal, label: `${"ABC"[player]} ${signal === 1 ? "guilty" : "innocent"}`, actions: ["convict", "acquit"] })));
  const root = builder.addChance(-1, "");
  for (let world = 0; world < 16; world++) {
    const guilty = world >= 8, signals = [0, 1, 2].map((player) => (world >> player) & 1);
    const vote = (parent: number, label: string, player: number, all: boolean): number => {
      if (player === 3) {
        const end = builder.addTerminal(parent, label, -1);
        pays.set(end, all === guilty ? 0 : -0.5);
        return end;
      }
      const node = builder.addDecision(parent, label, sets[player]![signals[player]!]!);
      vote(node, "convict", player + 1, all);
      vote(node, "acquit", player + 1, false);
      return node;
    };
    odds.set(vote(root, `world ${world}`, 0, true), signals.reduce((product, signal) => product * ((signal === 1) === guilty ? 0.7 : 0.3), 0.5));
  }
  return builder.finish([], { chance: (draft) => odds.get(draft) ?? 1, payoff: (draft) => pays.get(draft)! }).game;
}

function limitOf(game: Game): Float64Array {
  const { converged, profiles: [found] } = solve(game, { solver: "qre", limit: true });
  expect(converged).toBe(true);
  expect(Math.max(...regret(game, found!.probabilities))).toBeLessThan(1e-9 * payoffRange(game));
  return found!.probabilities; // converged: one profile
}

describe("the limit of quantal response does not stop early", () => {
  it.each([[4, 0.05], [6, 0.05], [6, 0.02], [8, 0.1], [10, 0.02]])("on a centipede of %i moves with a share of %f who always pass", (moves, share) => {
    const game = centipede(moves, share), profile = limitOf(game);
    // Who moves last takes (McKelvey and Palfrey 1992).
    expect(choicesAt(game, profile, `move ${moves}`)[1]).toBeCloseTo(1, 9);
  });

  it.each([3, 4, 6, 8])("on poker with %i cards, whose value the linear programme knows", (cards) => {
    const game = oneCardPoker(cards), profile = limitOf(game);
    const exact = solve(game, { solver: "lp" }).profiles[0]!.probabilities;
    expect(expectedPayoffs(game, profile)[0]).toBeCloseTo(expectedPayoffs(game, exact)[0]!, 9);
  });

  it("on a jury, where it is the equilibrium in mixed votes", () => {
    const game = jury(), profile = limitOf(game), ratio = Math.sqrt(0.3 / 0.7);
    for (const juror of "ABC") {
      expect(choicesAt(game, profile, `${juror} guilty`)[0]).toBeCloseTo(1, 8);
      expect(choicesAt(game, profile, `${juror} innocent`)[0]).toBeCloseTo((ratio * 0.7 - 0.3) / (0.7 - ratio * 0.3), 8);
    }
  });
});

describe("quantal response at very high precision", () => {
  it.each(publishedNames)("is found on %s at a million over the payoff range, and hardly anybody regrets it", (name) => {
    const game = publishedGame(name), lambda = 1e6 / payoffRange(game);
    const { converged, profiles: [found] } = solve(game, { solver: "qre", lambda });
    expect(converged).toBe(true);
    expect(logitResidual(game, found!.probabilities, lambda, found!.logProbabilities)).toBeLessThan(1e-5);
    // A choice by logit loses at most ln(actions) / lambda at each set.
    expect(Math.max(...regret(game, found!.probabilities))).toBeLessThan((10 * Math.log(3)) / lambda);
  });
});

describe("a start beside an equilibrium from which sweeps turn away", () => {
  it("leads to it and does not slide to another", () => {
    const game = publishedGame("chicken_cardinal"), beside = solve(game, { solver: "qre", lambda: 0.98 }).profiles[0]!.probabilities;
    for (const push of [0, 1e-6, 1e-3, 1e-2]) {
      const start = beside.map((p, slot) => p + (slot % 2 === 0 ? 1 : -1) * (slot < 2 ? push : -push));
      const { profiles, converged } = solve(game, { solver: "qre", lambda: 1, start });
      expect(converged).toBe(true);
      expect(choicesAt(game, profiles[0]!.probabilities, "Row")[0]).toBeCloseTo(0.775840874235, 8);
    }
  });
});

describe("players whose payoffs are far apart in scale", () => {
  it("have their regrets judged each in its own range: a limit that leaves the smaller one a third of its range is not found", () => {
    const game = gameFromNfg(parseNfg('NFG 1 R "scales" { "P1" "P2" } { 2 2 }\n\n3e9 0 0 1 0 2 1e9 0\n', "scales.nfg").document!);
    const { converged, profiles } = solve(game, { solver: "qre", limit: true }), [, second] = regret(game, profiles[0]!.probabilities);
    expect(converged).toBe(second! / 2 <= 1e-9);
  });
});
