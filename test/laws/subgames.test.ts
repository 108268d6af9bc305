import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANCE, DECISION, type Game, GameBuilder, payoffRange, TERMINAL } from "../../src/game/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { flagsOf, largestSubgameGain, pureProfile, regret, subgamesOf } from "../../src/strategy/index.ts";
import { choicesAt, publishedGame } from "../games/published.ts";
import { endsBelow, expectedBelow } from "./brute-force.ts";
import { buildGame, drawProfile, gameShape, randomGame } from "./random-game.ts";

function nodesBelow(game: Game, node: number): number[] {
  const { firstChild, childCount } = game.topology;
  return [node, ...Array.from({ length: childCount[node]! }, (_, k) => nodesBelow(game, firstChild[node]! + k)).flat()];
}

/** What the player could gain from this node on, by trying all its pure strategies there; null when there are too many. */
function gainBelow(game: Game, profile: Float64Array, player: number, node: number): number | null {
  const { infosets, infoset, kind } = game.topology;
  const own = [...new Set(nodesBelow(game, node).filter((below) => kind[below] === DECISION && infosets.player[infoset[below]!] === player).map((below) => infoset[below]!))];
  if (own.reduce((count, set) => count * infosets.actions[set]!.length, 1) > 300) return null;
  const trial = profile.slice();
  const best = (i: number): number => {
    if (i === own.length) return expectedBelow(game, trial, player, node);
    const from = infosets.firstSlot[own[i]!]!;
    return Math.max(...infosets.actions[own[i]!]!.map((_, k) => {
      trial.fill(0, from, infosets.firstSlot[own[i]! + 1]!);
      trial[from + k] = 1;
      return best(i + 1);
    }));
  };
  return best(0) - expectedBelow(game, profile, player, node);
}

describe("subgames of random games", () => {
  it("begin exactly where no information set has nodes both below and elsewhere", () => {
    let inner = 0;
    fc.assert(fc.property(randomGame, (game) => {
      const { kind, infoset, infosets, nodeCount } = game.topology;
      const { begins, roots } = subgamesOf(game);
      for (let node = 0; node < nodeCount; node++) {
        const below = new Set(nodesBelow(game, node)), sets = new Set([...below].filter((one) => kind[one] === DECISION).map((one) => infoset[one]!));
        const closed = [...sets].every((set) => infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]).every((one) => below.has(one)));
        const wanted = node === 0 || (kind[node] !== TERMINAL && closed && sets.size > 0);
        expect(begins[node] === 1).toBe(wanted);
        if (wanted && node > 0 && kind[node] !== CHANCE) inner++;
      }
      expect([...roots]).toEqual([...begins.keys()].filter((node) => begins[node] === 1));
    }));
    expect(inner).toBeGreaterThan(50);
  });

  it("offer the gain that trying all pure strategies in each of them finds", () => {
    let compared = 0, beyond = 0;
    fc.assert(fc.property(gameShape, fc.nat(), fc.boolean(), (shape, seed, pure) => {
      const game = buildGame({ ...shape, depth: Math.min(shape.depth, 4) });
      const profile = pure ? pureProfile(game, new Int32Array(game.topology.infosets.count)) : drawProfile(game, seed);
      const gains = game.players.flatMap((_, player) => [...subgamesOf(game).roots].map((node) => gainBelow(game, profile, player, node)));
      if (gains.includes(null)) return;
      compared++;
      const found = largestSubgameGain(game, profile, 0)!; // there are players
      const best = Math.max(0, ...(gains as number[])); // none is null
      expect(Math.abs(found.gain - best)).toBeLessThan(1e-9);
      expect(Math.abs(gainBelow(game, profile, found.player, found.node)! - best)).toBeLessThan(1e-9);
      if (best > Math.max(...regret(game, profile)) + 1e-6) beyond++;
      const slack = 1e-6 * payoffRange(game);
      expect(flagsOf(game, profile).subgamePerfect.holds).toBe(best <= slack);
      // The moves that are named get the gain: at a pure profile, of one player, together.
      const trial = profile.slice();
      for (const slot of found.moves) {
        const { firstSlot } = game.topology.infosets, set = firstSlot.findIndex((first) => first > slot) - 1;
        trial.fill(0, firstSlot[set]!, firstSlot[set + 1]!);
        trial[slot] = 1;
      }
      if (best > slack) expect(expectedBelow(game, trial, found.player, found.node) - expectedBelow(game, profile, found.player, found.node)).toBeCloseTo(best, 9);
    }));
    expect(compared).toBeGreaterThan(30);
    expect(beyond).toBeGreaterThan(5);
  });

  it("are all played perfectly after backward induction", () => {
    let solved = 0;
    const { refuses } = solvers.get("backward")!; // it is registered
    fc.assert(fc.property(gameShape, (shape) => {
      const game = buildGame(shape);
      if (refuses(game) !== null) return;
      solved++;
      const { probabilities } = solve(game, { solver: "backward" }).profiles[0]!; // it gives one profile
      expect(flagsOf(game, probabilities)).toMatchObject({ nash: { holds: true, why: "" }, subgamePerfect: { holds: true, why: "" } });
      expect([...endsBelow(game, probabilities, -1)].length).toBeGreaterThan(0);
    }), { numRuns: 300 });
    expect(solved).toBeGreaterThan(20);
  });
});

describe("flags of deep trees", () => {
  /** Rosenthal's centipede, where chance has drawn first how many units it is worth less, which nobody sees: taking pays two more than the other gets. */
  const centipede = (length: number, draws: number) => {
    const builder = new GameBuilder("centipede", ["One", "Two"]), pays = new Map<number, readonly number[]>(), root = builder.addChance(-1, "");
    const sets = Array.from({ length }, (_, i) => builder.addInfoset({ player: i % 2, number: i + 1, label: `${i}`, actions: ["take", "pass"] }));
    for (let draw = 0; draw < draws; draw++) {
      let above = root;
      for (let i = 0; i < length; i++) {
        above = builder.addDecision(above, i === 0 ? `draw ${draw}` : "pass", sets[i]!);
        pays.set(builder.addTerminal(above, "take", -1), (i % 2 === 0 ? [i + 2, i] : [i, i + 2]).map((pay) => pay - draw));
      }
      pays.set(builder.addTerminal(above, "pass", -1), [length - draw, length - draw]);
    }
    return builder.finish([], { chance: () => 1 / draws, payoff: (draft, player) => pays.get(draft)![player]! }).game; // every end has some
  };

  it.each([[1, 5000], [2, 2000]])("of %d draws and %d moves are all decided, and fall where the last move but one is changed", (draws, length) => {
    const game = centipede(length, draws), profile = pureProfile(game, new Int32Array(length));
    expect(flagsOf(game, profile)).toMatchObject({ nash: { holds: true }, subgamePerfect: { holds: true }, sequential: { holds: true, why: "" } });
    const set = game.topology.infosets.label.indexOf(String(length - 2)), from = game.topology.infosets.firstSlot[set]!;
    profile.set([0, 1], from);
    const changed = flagsOf(game, profile);
    expect(changed.nash.holds).toBe(true);
    // With one draw a subgame begins there; with two there is no subgame but the whole.
    expect(changed.subgamePerfect.holds).toBe(draws === 2);
    expect(changed.sequential.holds).toBe(false);
  });

  it("of perfect information are sequential where they are subgame perfect", () => {
    let perfect = 0, not = 0;
    const { refuses } = solvers.get("backward")!; // it is registered
    fc.assert(fc.property(gameShape, fc.nat(), (shape, at) => {
      const game = buildGame(shape);
      if (refuses(game) !== null) return;
      const profile = solve(game, { solver: "backward" }).profiles[0]!.probabilities.slice(), { firstSlot, count } = game.topology.infosets;
      for (const changed of [false, true]) {
        if (changed && count > 0) profile.set(profile.slice(firstSlot[at % count], firstSlot[(at % count) + 1]).reverse(), firstSlot[at % count]);
        const { subgamePerfect, sequential } = flagsOf(game, profile);
        expect(sequential.holds).toBe(subgamePerfect.holds);
        subgamePerfect.holds === true ? perfect++ : not++;
      }
    }), { numRuns: 300 });
    expect(perfect).toBeGreaterThan(20);
    expect(not).toBeGreaterThan(5);
  });
});

describe("flags of published games", () => {
  const entry = publishedGame("entry_deterrence");
  const profileOf = (first: string, second: string) => pureProfile(entry, ["Ch", "De"].map((label, i) => entry.topology.infosets.actions[entry.topology.infosets.label.indexOf(label)]!.indexOf([first, second][i]!)));

  it("say which move in which subgame undoes the empty threat of entry deterrence", () => {
    const profile = profileOf("StatusQuo", "Retaliate");
    expect(choicesAt(entry, profile, "De")).toEqual([0, 1]);
    expect(flagsOf(entry, profile)).toMatchObject({ nash: { holds: true }, subgamePerfect: { holds: false, why: "in the subgame that begins at Defender 1 (De) Defender could gain 6 by Concede at Defender 1 (De)" } });
  });

  it("let its subgame-perfect equilibrium stand, and name the gain where there is no equilibrium", () => {
    expect(flagsOf(entry, profileOf("Challenge", "Concede"))).toMatchObject({ nash: { holds: true, why: "" }, subgamePerfect: { holds: true, why: "" } });
    expect(flagsOf(entry, profileOf("Challenge", "Retaliate"))).toMatchObject({ nash: { holds: false, why: "Defender could gain 6 by Concede at Defender 1 (De)" }, subgamePerfect: { holds: false, why: "not a Nash equilibrium" } });
  });
});
