// The flagship, held to a tree and a solution that other programs made.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { attributeColumn, checkCompile, compile, compileBeside, type Compiled, revalueCompiled } from "../../src/compile/index.ts";
import { CHANCE, DECISION, type Game, gameFromEfg, hasCommonPrior, parseEfg, TERMINAL } from "../../src/game/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, logitResidual, reachOf, regret } from "../../src/strategy/index.ts";

const file = new URL("../../scenarios/october-1962/scenario.yaml", import.meta.url);
const scenario = requireScenario(readFileSync(file, "utf8"), "scenarios/october-1962/scenario.yaml");
const data = (name: string) => readFileSync(new URL(`../games/data/${name}`, import.meta.url), "utf8");
const reference = () => gameFromEfg(parseEfg(data("flagship-reference.efg"), "flagship-reference.efg").document!);
const commonPrior = compile(scenario, { variant: "common-prior" });

const quantal = (game: Game, lambda: number) => {
  const solution = solve(game, { solver: "qre", lambda });
  expect(solution.converged).toBe(true);
  return solution.profiles[0]!.probabilities;
};
/** By type of the first player: the probability of each action at a stage where that player has observed `seen` (or all its first sets). */
function choicesAt(compiled: Compiled, profile: Float64Array, stage: string, seen: readonly string[]) {
  const { infosets } = compiled.game.topology;
  const found = new Map<string, Record<string, number>>();
  for (let set = 0; set < infosets.count; set++) {
    if (compiled.stages[compiled.infosetStage[set]!]!.name !== stage || compiled.infosetHistory(set).join() !== seen.join()) continue;
    const type = compiled.scenario.players[infosets.player[set]!]!.types[compiled.infosetType[set]!]!.name;
    found.set(type, Object.fromEntries(infosets.actions[set]!.map((action, k) => [action, profile[infosets.firstSlot[set]! + k]!])));
  }
  return found;
}

describe("October 1962 under a common prior", () => {
  it("is the reference tree node by node: moves, odds, payoffs and what cannot be told apart", () => {
    const [ours, theirs] = [commonPrior.game, reference()];
    expect(ours.topology.nodeCount).toBe(42_589);
    expect(theirs.topology.nodeCount).toBe(42_589);
    expect(ours.topology.infosets.count).toBe(2_301);
    const setOf = new Map<number, number>(), setBack = new Map<number, number>();
    let oddsOff = 0, payoffsOff = 0;
    // Siblings stand in the same order in both, so that equal node numbers mean equal histories.
    for (let node = 0; node < ours.topology.nodeCount; node++) {
      expect(ours.topology.kind[node]).toBe(theirs.topology.kind[node]);
      expect(ours.topology.parent[node]).toBe(theirs.topology.parent[node]);
      if (ours.topology.kind[node] === DECISION) {
        const [a, b] = [ours.topology.infoset[node]!, theirs.topology.infoset[node]!];
        if (!setOf.has(a)) setOf.set(a, b);
        if (!setBack.has(b)) setBack.set(b, a);
        expect(setOf.get(a)).toBe(b);
        expect(setBack.get(b)).toBe(a);
        expect(ours.topology.infosets.player[a]).toBe(theirs.topology.infosets.player[b]);
      }
      if (node > 0 && ours.topology.kind[ours.topology.parent[node]!] === CHANCE) oddsOff = Math.max(oddsOff, Math.abs(ours.valuation.chance[node]! - theirs.valuation.chance[node]!));
      if (ours.topology.kind[node] === TERMINAL) for (const player of [0, 1]) payoffsOff = Math.max(payoffsOff, Math.abs(ours.valuation.payoffs[player]![node]! - theirs.valuation.payoffs[player]![node]!));
    }
    expect(oddsOff).toBeLessThan(1e-14);
    expect(payoffsOff).toBeLessThan(1e-12);
  });

  it.each([3, 6])("reproduces the reference solution at lambda %i to 1e-8", (lambda) => {
    const published = JSON.parse(data("flagship-reference-aqre.json"))[String(lambda)];
    const profile = quantal(commonPrior.game, lambda);
    expect(logitResidual(commonPrior.game, profile, lambda)).toBeLessThan(1e-9);
    expectedPayoffs(commonPrior.game, profile).forEach((value, player) => expect(Math.abs(value - published.EU[player])).toBeLessThan(1e-8));
    const war = attributeColumn(commonPrior, scenario.attributes.findIndex(({ name }) => name === "war"));
    const reach = reachOf(commonPrior.game, profile, commonPrior.game.valuation.chance);
    expect(Math.abs(war.reduce((sum, x, node) => sum + x * reach[node]!, 0) - published.pwar)).toBeLessThan(1e-8);
    const action: Record<string, string> = { nothing: "None", conventional: "Conventional", tactical: "TacDefence", open: "Open", "covert-medium": "CovertMRBM", "covert-full": "CovertFull" };
    const type: Record<string, string> = { defence: "Defence", strategic: "Strategic", leverage: "Leverage", prestige: "Prestige" };
    const choices = choicesAt(commonPrior, profile, "deployment", []);
    expect(choices.size).toBe(4);
    for (const [name, odds] of choices) for (const [move, p] of Object.entries(odds)) expect(Math.abs(p - published.K1[type[name]!][action[move]!])).toBeLessThan(1e-8);
  });
});

describe("October 1962 as each side saw it", () => {
  it("is solved with different odds on the two sides", () => {
    const compiled = compile(scenario);
    expect(hasCommonPrior(compiled.game)).toBe(false);
    const profile = quantal(compiled.game, 6);
    expect(logitResidual(compiled.game, profile, 6)).toBeLessThan(1e-9);
    for (const gain of regret(compiled.game, profile)) expect(gain).toBeGreaterThanOrEqual(0);
    // Moscow, which believes more in a passive president and late detection, sends missiles in secret more often than under a common prior.
    const secret = (odds: Record<string, number>) => odds["covert-full"]! + odds["covert-medium"]!;
    const alike = choicesAt(commonPrior, quantal(commonPrior.game, 6), "deployment", []);
    for (const [type, odds] of choicesAt(compiled, profile, "deployment", [])) expect(secret(odds)).toBeGreaterThan(secret(alike.get(type)!));
  });

  it("tells nothing about motive when all motives carry the same weights", () => {
    const compiled = compile(scenario, { variant: "equal-motives" });
    const profile = quantal(compiled.game, 6);
    const { infosets } = compiled.game.topology;
    const byHistory = new Map<string, Float64Array>();
    for (let set = 0; set < infosets.count; set++) {
      if (infosets.player[set] !== 0) continue;
      const key = `${compiled.infosetStage[set]} ${compiled.infosetHistory(set).join()}`;
      const odds = profile.subarray(infosets.firstSlot[set], infosets.firstSlot[set + 1]);
      const first = byHistory.get(key);
      if (first === undefined) byHistory.set(key, odds);
      // Equal choices of all types at every history leave the posterior equal to the prior.
      else odds.forEach((p, k) => expect(Math.abs(p - first[k]!)).toBeLessThan(1e-12));
    }
    expect(byHistory.size).toBe(1644 / 4);
  });

  it("solves every variant", () => {
    for (const variant of scenario.variants.keys()) {
      const compiled = compile(scenario, { variant });
      expect(logitResidual(compiled.game, quantal(compiled.game, 6), 6), variant).toBeLessThan(1e-8);
    }
  }, 120_000);

  it("mends the deterrence by hidden warheads in its variant", () => {
    const invade = (variant: string | null) => {
      const compiled = compile(scenario, { variant });
      const odds = choicesAt(compiled, quantal(compiled.game, 6), "build-up", ["deployment.conventional"]);
      return [...odds.values()].map((o) => o["invade"]!);
    };
    const [before, after] = [invade(null), invade("unsuspected-warheads")];
    expect(Math.max(...before)).toBeLessThan(0.02);
    expect(Math.max(...after)).toBeGreaterThan(5 * Math.max(...before));
  });
});

describe("The numbers of October 1962", () => {
  it("have a basis, a unit and a title, and a range unless they are switches or fixed by definition", () => {
    for (const parameter of scenario.parameters.values()) {
      expect(parameter.basis, parameter.name).toMatch(/^(sourced|computed|judgement)$/);
      if (typeof parameter.value !== "number") continue;
      expect(parameter.unit, parameter.name).not.toBe("");
      expect(parameter.title, parameter.name).not.toBe("");
      for (const key of parameter.sources) expect(scenario.sources.has(key), `${parameter.name}: ${key}`).toBe(true);
      if (parameter.range !== null) {
        expect(parameter.range[0], parameter.name).toBeLessThanOrEqual(parameter.value);
        expect(parameter.range[1], parameter.name).toBeGreaterThanOrEqual(parameter.value);
      }
    }
  });

  it("give every stage a title and a briefing for each seat", () => {
    for (const stage of scenario.stages.values()) {
      expect(stage.title, stage.name).not.toBe("");
      for (const { name } of scenario.players) expect(stage.briefings.get(name)?.passages.map(({ text }) => text).join(" ") ?? "", `${stage.name}, ${name}`).not.toBe("");
    }
  });

  it("revalue to the same game as compiling anew", () => {
    const compiled = compile(scenario);
    const changes = new Map<string, number>([["war_cost_ussr", 17], ["detect_late_full", 0.41], ["settled-secret.cuba", 0.5], ["us.hawk.values.war_cost", 11], ["believed_passive", 0.2]]);
    const [revalued, anew] = [revalueCompiled(compiled, changes).compiled!, compile(scenario, { set: changes })];
    expect(revalued.game.valuation.payoffs).toEqual(anew.game.valuation.payoffs);
    expect(revalued.game.valuation.chance).toEqual(anew.game.valuation.chance);
    expect(revalued.game.valuation.beliefs).toEqual(anew.game.valuation.beliefs);
  });

  it("share the tree with variants that change neither menus nor routes, also where these change beliefs", () => {
    const compiled = compile(scenario);
    const sharing = ["no-jupiters", "common-prior", "no-trade"].map((variant) => compileBeside(compiled, { variant }).game.topology === compiled.game.topology);
    expect(sharing).toEqual([true, true, false]);
  });

  it("are refused when they cannot be", () => {
    expect(() => revalueCompiled(compile(scenario), new Map([["quarantine_allowed", false]]))).toThrow(/shapes the tree/);
    expect(checkCompile(scenario, { set: new Map([["detect_late_full", 0.95]]) }).diagnostics[0]?.rule).toBe("odds-out-of-range");
    expect(() => compile(scenario, { variant: "no-quarantin" })).toThrow(/did you mean "no-quarantine"/);
  });
});
