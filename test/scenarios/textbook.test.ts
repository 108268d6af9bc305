// Every textbook scenario compiles and says where its numbers come from, and each that has a Gambit file is the game of that file.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import { type Game, gameFromEfg, parseEfg } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, type Profile, uniformProfile } from "../../src/strategy/index.ts";
import { sameGames, type SetNames } from "./textbook-games.ts";
import { compileTextbook, infosetOf, textbookNames, textbookScenario } from "./textbook-scenarios.ts";

describe.each(textbookNames)("the textbook scenario %s", (name) => {
  const scenario = textbookScenario(name);

  it("compiles as it stands and under each of its variants", () => {
    for (const variant of [null, ...scenario.variants.keys()]) expect(compileTextbook(name, {}, variant).game.topology.nodeCount).toBeGreaterThan(2);
  });

  it("gives every number a basis, and a source where it is not a judgement", () => {
    expect(scenario.sources.size).toBeGreaterThan(0);
    for (const parameter of scenario.parameters.values()) {
      expect(["sourced", "judgement"], parameter.name).toContain(parameter.basis);
      if (parameter.basis === "sourced") expect(parameter.sources.length, parameter.name).toBeGreaterThan(0);
      for (const key of parameter.sources) expect(scenario.sources.get(key)?.confidence, parameter.name).toBe("recalled");
    }
  });

  it("gives every number that has a name a range around its value", () => {
    for (const parameter of scenario.parameters.values()) {
      if (parameter.name.includes(".")) continue; // written in place, not varied
      const [low, high] = parameter.range ?? [NaN, NaN];
      expect(low <= Number(parameter.value) && Number(parameter.value) <= high && low < high, parameter.name).toBe(true);
      expect(parameter.unit, parameter.name).not.toBe("");
    }
  });

  it("is solved by its own defaults", () => {
    const { solver, lambda } = scenario.defaults;
    expect(solve(compileTextbook(name).game, { solver, lambda }).converged).toBe(true);
  });
});

describe("a textbook scenario and its Gambit file", () => {
  it.each(sameGames)("give the same expected payoffs to the same play: $efg", ({ efg, scenario, set, variant, names }) => {
    const file = readGame(efg), game = compileTextbook(scenario, set, variant ?? null).game;
    const slots = matchSlots(file, game, names);
    const random = seededRandom(1962);
    for (let trial = 0; trial < 20; trial++) {
      const there = randomProfile(file, random), here = uniformProfile(game);
      slots.forEach((slot, k) => (here[slot] = there[k]!));
      const wanted = expectedPayoffs(file, there);
      expectedPayoffs(game, here).forEach((payoff, player) => expect(payoff).toBeCloseTo(wanted[player]!, 12));
    }
  });

  it.each(sameGames)("have the same quantal response equilibria: $efg", ({ efg, scenario, set, variant, names, lambdas }) => {
    const file = readGame(efg), game = compileTextbook(scenario, set, variant ?? null).game;
    const slots = matchSlots(file, game, names);
    for (const lambda of lambdas ?? [0.3, 1, 3]) {
      const there = solve(file, { solver: "qre", lambda }), here = solve(game, { solver: "qre", lambda });
      expect([there.converged, here.converged]).toEqual([true, true]);
      const wanted = there.profiles[0]!.probabilities, found = here.profiles[0]!.probabilities;
      slots.forEach((slot, k) => expect(Math.abs(found[slot]! - wanted[k]!), `lambda ${lambda}, slot ${k}`).toBeLessThan(1e-9));
    }
  });
});

function readGame(name: string): Game {
  const file = `${name}.efg`;
  const { document, diagnostics } = parseEfg(readFileSync(new URL(`../games/data/${file}`, import.meta.url), "utf8"), file);
  if (document === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return gameFromEfg(document);
}

/** By slot of the file's game, the slot of ours; refuses a file with a set that the names leave out. */
function matchSlots(file: Game, game: Game, names: SetNames): number[] {
  return file.topology.infosets.label.flatMap((label) => {
    const name = names[label];
    if (name === undefined) throw new Error(`no name for the information set "${label}"`);
    const colon = name.lastIndexOf(": ");
    const set = infosetOf(game, name.slice(0, colon));
    return name.slice(colon + 2).split(" ").map((action) => {
      const k = game.topology.infosets.actions[set]!.indexOf(action);
      if (k < 0) throw new Error(`"${name}": there is no action "${action}"`);
      return game.topology.infosets.firstSlot[set]! + k;
    });
  });
}

function randomProfile(game: Game, random: () => number): Profile {
  const { count, firstSlot } = game.topology.infosets;
  const profile = new Float64Array(firstSlot[count]!).map(() => 0.01 + random());
  for (let set = 0; set < count; set++) {
    const part = profile.subarray(firstSlot[set], firstSlot[set + 1]);
    const sum = part.reduce((a, b) => a + b, 0);
    part.forEach((weight, k) => (part[k] = weight / sum));
  }
  return profile;
}
