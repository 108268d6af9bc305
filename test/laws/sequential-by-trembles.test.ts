// Sequential equilibria by their definition (Kreps and Wilson 1982), with trembles as numbers: nothing here is shared with the code
// that ranks slips. An assessment is consistent when its beliefs are the limit of Bayes' rule under slips of size c * e^r.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import { CHANCE, type Game, TERMINAL } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { flagsOf } from "../../src/strategy/index.ts";
import { buildGame, gameShape } from "./random-game.ts";

const SLIPS_MAX = 7, RANKS = [1, 2, 3], TINY = 1e-9;

interface Step { readonly slot: number; readonly odds: number }

/** By information set, by node: what is passed on the way, chance with the odds of the set's owner. */
function waysOf(game: Game): { node: number; way: Step[] }[][] {
  const { infosets, parent, kind, firstChild, infoset } = game.topology;
  return infosets.actions.map((_, set) => [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])].map((node) => {
    const way: Step[] = [];
    for (let at = node; at > 0; at = parent[at]!) {
      const above = parent[at]!;
      way.push(kind[above] === CHANCE ? { slot: -1, odds: game.valuation.beliefs[infosets.player[set]!]![at]! } : { slot: infosets.firstSlot[infoset[above]!]! + at - firstChild[above]!, odds: NaN });
    }
    return { node, way };
  }));
}

type Ways = ReturnType<typeof waysOf>;

function payAt(game: Game, profile: Float64Array, player: number, node: number): number {
  const { kind, firstChild, childCount, infoset, infosets } = game.topology;
  if (kind[node] === TERMINAL) return game.valuation.payoffs[player]![node]!;
  let sum = 0;
  for (let k = 0; k < childCount[node]!; k++) sum += (kind[node] === CHANCE ? game.valuation.beliefs[player]![firstChild[node]! + k]! : profile[infosets.firstSlot[infoset[node]!]! + k]!) * payAt(game, profile, player, firstChild[node]! + k);
  return sum;
}

/** By set, by action, by node: what the action gains over the profile there. */
function gainsOf(game: Game, profile: Float64Array, ways: Ways): number[][][] {
  const { infosets, firstChild } = game.topology;
  return ways.map((nodes, set) => infosets.actions[set]!.map((_, k) => nodes.map(({ node }) => payAt(game, profile, infosets.player[set]!, firstChild[node]! + k) - payAt(game, profile, infosets.player[set]!, node))));
}

const isRational = (gains: readonly (readonly (readonly number[])[])[], beliefs: readonly (readonly number[])[]) => gains.every((byAction, set) => byAction.every((byNode) => byNode.reduce((sum, gain, i) => sum + gain * beliefs[set]![i]!, 0) < 1e-7));

/** Beliefs by Bayes' rule under slips of these sizes, by set and node; the rest of each set is scaled down. */
function beliefsUnder(game: Game, profile: Float64Array, ways: Ways, sizeOf: ReadonlyMap<number, number>): number[][] {
  const { infosets } = game.topology, mixed = profile.slice();
  infosets.actions.forEach((actions, set) => {
    const slots = actions.map((_, k) => infosets.firstSlot[set]! + k), slipped = slots.reduce((sum, slot) => sum + (sizeOf.get(slot) ?? 0), 0);
    for (const slot of slots) mixed[slot] = sizeOf.get(slot) ?? mixed[slot]! * (1 - slipped);
  });
  return ways.map((nodes) => {
    const weights = nodes.map(({ way }) => way.reduce((product, { slot, odds }) => product * (slot < 0 ? odds : mixed[slot]!), 1)), sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  });
}

function* rankings(slips: readonly number[]): Generator<ReadonlyMap<number, number>> {
  for (let number = 0; number < RANKS.length ** slips.length; number++) {
    let rest = number;
    yield new Map(slips.map((slip) => {
      const rank = RANKS[rest % RANKS.length]!;
      rest = Math.floor(rest / RANKS.length);
      return [slip, rank];
    }));
  }
}

const slipsOf = (profile: Float64Array) => [...profile.keys()].filter((slot) => profile[slot] === 0);

/** A solution of linear equations, or null: rows of coefficients with their right side last. */
function solveLinear(rows: number[][], unknowns: number): number[] | null {
  const leads: number[] = [];
  let at = 0;
  for (let column = 0; column < unknowns && at < rows.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= at && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    const head = rows[at]!;
    rows.forEach((row, i) => {
      const factor = row[column]! / head[column]!;
      if (i !== at && factor !== 0) head.forEach((value, j) => (row[j]! -= factor * value));
    });
    leads[at++] = column;
  }
  if (rows.slice(at).some((row) => Math.abs(row[unknowns]!) > 1e-7)) return null;
  const solution = new Array<number>(unknowns).fill(0);
  leads.forEach((column, i) => (solution[column] = rows[i]![unknowns]! / rows[i]![column]!));
  return solution;
}

/** Slips whose Bayesian beliefs come as near as can be seen to those given, by trying all rankings; null when none does. */
function trembleFor(profile: Float64Array, ways: Ways, beliefs: readonly (readonly number[])[]): ReadonlyMap<number, number> | null {
  const slips = slipsOf(profile);
  for (const ranks of rankings(slips)) {
    const orders = ways.map((nodes) => nodes.map(({ way }) => way.reduce((sum, { slot }) => sum + (ranks.get(slot) ?? 0), 0)));
    if (!orders.every((own, set) => own.every((order, i) => (order === Math.min(...own)) === beliefs[set]![i]! > 0))) continue;
    const rows = ways.flatMap((nodes, set) => {
      const [first, ...others] = nodes.map(({ way }, i) => ({ way, belief: beliefs[set]![i]! })).filter(({ belief }) => belief > 0);
      const count = (way: readonly Step[], slip: number) => way.filter(({ slot }) => slot === slip).length;
      const known = (way: readonly Step[]) => way.reduce((sum, { slot, odds }) => sum + (slot < 0 ? Math.log(odds) : ranks.has(slot) ? 0 : Math.log(profile[slot]!)), 0);
      return others.map((other) => [...slips.map((slip) => count(other.way, slip) - count(first!.way, slip)), Math.log(other.belief / first!.belief) - known(other.way) + known(first!.way)]); // beliefs sum to 1
    });
    const sizes = solveLinear(rows, slips.length);
    if (sizes !== null) return new Map(slips.map((slip, i) => [slip, Math.exp(sizes[i]!) * TINY ** ranks.get(slip)!]));
  }
  return null;
}

/** Small enough to try all rankings of all slips. */
const smallGame = (players: number): fc.Arbitrary<Game> => gameShape
  .map((shape) => buildGame({ ...shape, players, depth: Math.min(shape.depth, 4) }))
  .filter(({ topology: { infosets } }) => infosets.count >= 2 && infosets.count <= 6 && infosets.nodes.length > infosets.count && infosets.firstSlot[infosets.count]! - infosets.count <= SLIPS_MAX);

describe.each([[2, 80], [3, 60]])("sequential equilibria of random games of %d players, by definition", (players, numRuns) => {
  it("are rational under beliefs to which slips of size c * e^r lead", () => {
    let unreached = 0;
    fc.assert(fc.property(smallGame(players), (game) => {
      const ways = waysOf(game);
      for (const { probabilities, beliefs: byNode } of solve(game, { solver: "sequential", iterationsMax: 20_000 }).profiles.slice(0, 40)) {
        const beliefs = ways.map((nodes) => nodes.map(({ node }) => byNode![node]!)), sizeOf = trembleFor(probabilities, ways, beliefs);
        expect(isRational(gainsOf(game, probabilities, ways), beliefs)).toBe(true);
        expect(sizeOf).not.toBeNull();
        const near = beliefsUnder(game, probabilities, ways, sizeOf!);
        beliefs.forEach((own, set) => own.forEach((belief, i) => expect(Math.abs(near[set]![i]! - belief)).toBeLessThan(1e-4)));
        if (ways.some((nodes) => nodes.every(({ way }) => way.some(({ slot }) => slot >= 0 && probabilities[slot] === 0)) && nodes.length > 1)) unreached++;
      }
    }), { numRuns });
    expect(unreached).toBeGreaterThan(10);
  });

  it("hold every pure profile that drawn slips support, and the judge lets it stand", () => {
    let supported = 0;
    fc.assert(fc.property(smallGame(players), fc.nat(), (game, seed) => {
      const found = solve(game, { solver: "sequential", iterationsMax: 20_000 }), ways = waysOf(game), random = seededRandom(seed), { actions, firstSlot } = game.topology.infosets;
      if (found.complete !== true) return;
      const listed = new Set(found.profiles.map(({ probabilities }) => probabilities.join(" ")));
      const count = actions.reduce((product, own) => product * own.length, 1);
      for (let number = 0; number < Math.min(count, 64); number++) {
        let rest = number;
        const profile = new Float64Array(firstSlot[actions.length]!);
        actions.forEach((own, set) => {
          profile[firstSlot[set]! + (rest % own.length)] = 1;
          rest = Math.floor(rest / own.length);
        });
        const gains = gainsOf(game, profile, ways);
        // Some action gains at all nodes of its set: no beliefs help.
        if (gains.some((byAction) => byAction.some((byNode) => byNode.every((gain) => gain > 1e-6)))) continue;
        const isSupported = [...rankings(slipsOf(profile))].some((ranks) => isRational(gains, beliefsUnder(game, profile, ways, new Map([...ranks].map(([slip, rank]) => [slip, Math.exp(6 * random() - 3) * TINY ** rank])))));
        if (!isSupported) continue;
        supported++;
        expect(flagsOf(game, profile).sequential).toEqual({ holds: true, why: "" });
        expect(listed.has(profile.join(" "))).toBe(true);
      }
    }), { numRuns });
    expect(supported).toBeGreaterThan(numRuns / 2);
  });
});
