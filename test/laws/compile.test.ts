// Compiled games against a second reading of the same scenarios that walks every history.

import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeColumn, checkCompile, compileBeside, type CompileOptions, type Compiled, revalueCompiled } from "../../src/compile/index.ts";
import { CHANCE, DECISION, findRecallFault } from "../../src/game/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import type { Belief, Parameter, Scenario, Value } from "../../src/scenario/index.ts";
import { type Circumstances, type Point, TooLong, walk, type Walked } from "./compile-oracle.ts";
import { scenarioText } from "./compile-scenario.ts";

const NODES_MAX = 3_000;
const RUNS = 1_000;

const close = (got: number, want: number, what: string) => {
  if (!(Math.abs(got - want) <= 1e-12 * Math.max(1, Math.abs(want)))) throw new Error(`${what}: got ${got}, want ${want}`);
};

/** For the many comparisons: `expect` is slow. */
const same = (got: unknown, want: unknown, what: string) => {
  if (got !== want && !isDeepStrictEqual(got, want)) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
};

/** What holds under the options, read from the scenario by the rules of docs/language.md. */
function circumstances(scenario: Scenario, { variant, commonPrior, set }: CompileOptions): Circumstances {
  const changes = variant == null ? undefined : scenario.variants.get(variant);
  const settings = new Map<string, Value>([...[...scenario.parameters.values()].map(({ name, value }) => [name, value] as const), ...(changes?.set ?? []), ...(set ?? [])]);
  const other = changes?.beliefs ?? null;
  if (commonPrior === true || other === "scenario") return { settings, beliefs: [] };
  const byPlayer = new Map<string, Belief>([...scenario.beliefs, ...(other ?? [])].map((belief) => [belief.player, belief]));
  return { settings, beliefs: [...byPlayer.values()] };
}

function walkOrNull(scenario: Scenario, options: CompileOptions): Walked | null {
  try {
    return walk(scenario, circumstances(scenario, options), NODES_MAX);
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}

function pathsOf({ game: { topology } }: Compiled): string[] {
  const paths: string[] = [];
  for (let node = 0; node < topology.nodeCount; node++) {
    const above = topology.parent[node]! < 0 ? "" : paths[topology.parent[node]!]!; // parents come first
    const label = topology.labels[topology.branch[node]!]!;
    paths.push(above === "" ? label : `${above} > ${label}`);
  }
  return paths;
}

function comparePoint(compiled: Compiled, node: number, point: Point): void {
  const { game: { topology, valuation, outcomes }, scenario } = compiled;
  const at = `at "${point.path}"`;
  const kind = topology.kind[node] === CHANCE ? "chance" : topology.kind[node] === DECISION ? "decision" : "end";
  same(kind, point.kind, at);
  same(compiled.stages[compiled.stageOfNode[node]!]?.name ?? null, point.stage, at);
  const combination = compiled.typeCombinations[compiled.typesOfNode[node]!];
  same(combination?.map((type, i) => scenario.players[i]!.types[type]!.name) ?? null, point.types, at);
  const children = Array.from({ length: topology.childCount[node]! }, (_, k) => topology.labels[topology.branch[topology.firstChild[node]! + k]!]);
  same(children, point.branches, at);
  [valuation.chance, ...valuation.beliefs].forEach((odds, holder) => close(odds[node]!, point.odds?.[holder] ?? 1, `odds ${holder} ${at}`));
  same(outcomes[topology.outcome[node]!] ?? null, point.outcome, at);
  scenario.players.forEach((_, i) => close(valuation.payoffs[i]![node]!, point.payoffs[i] ?? 0, `payoff ${i} ${at}`));
  if (point.kind !== "decision") return;
  const set = topology.infoset[node]!;
  same(scenario.players[topology.infosets.player[set]!]!.name, scenario.stages.get(point.stage!)!.player, at); // decisions have a stage
  same(topology.infosets.actions[set], point.branches, at);
  same(compiled.stages[compiled.infosetStage[set]!]!.name, point.stage, at);
  same(compiled.infosetType[set], combination![topology.infosets.player[set]!], at);
  same(compiled.infosetHistory(set), point.observed, at);
}

function compare(compiled: Compiled, { points }: Walked): void {
  const byPath = new Map(points.map((point) => [point.path, point]));
  const { topology } = compiled.game;
  expect(topology.nodeCount).toBe(points.length);
  const setOf = new Map<string, number>();
  pathsOf(compiled).forEach((path, node) => {
    const point = byPath.get(path);
    if (point === undefined) throw new Error(`the game has a node at "${path}", the scenario has no such history`);
    comparePoint(compiled, node, point);
    if (point.kind !== "decision") return;
    if (!setOf.has(point.known)) setOf.set(point.known, topology.infoset[node]!);
    same(topology.infoset[node], setOf.get(point.known), `information set at "${path}"`);
  });
  // As many sets as there are things to know: with the above, the partitions are equal.
  expect(new Set(setOf.values()).size).toBe(setOf.size);
  expect(topology.infosets.count).toBe(setOf.size);
  expect(new Set(topology.infosets.label).size).toBe(setOf.size);
  compiled.scenario.attributes.forEach((_, i) => {
    const column = attributeColumn(compiled, i);
    pathsOf(compiled).forEach((path, node) => close(column[node]!, byPath.get(path)!.attributes[i] ?? 0, `attribute ${i} at "${path}"`));
  });
  expect(findRecallFault(compiled.game)).toBeNull();
}

/** Compiles and compares; null where the scenario makes no game, and then both say so. */
function compileAndCompare(scenario: Scenario, options: CompileOptions): Compiled | null {
  const walked = walkOrNull(scenario, options);
  const { compiled, diagnostics } = checkCompile(scenario, { ...options, nodesMax: NODES_MAX });
  if (compiled === null) {
    expect(diagnostics.length).toBeGreaterThan(0);
    if (walked !== null) for (const { rule } of diagnostics) expect([...walked.faults]).toContain(rule);
    return null;
  }
  if (walked === null) throw new Error("a tree past the bound was compiled");
  expect([...walked.faults]).toEqual([]);
  compare(compiled, walked);
  return compiled;
}

function otherValue({ value, choices }: Parameter, draw: number): Value {
  if (typeof value === "number") return value + (draw % 2 === 0 ? 1 / 64 : -0.25 * (1 + (draw % 5)));
  return typeof value === "boolean" ? !value : choices!.find((word) => word !== value)!; // words of a choice, two at least
}

describe("a compiled game", () => {
  it("has the histories, odds, payoffs and information of its scenario, under every variant", () => {
    const reached = { games: 0, nodes: 0, shared: 0, differing: 0, refused: new Map<string, number>() };
    fc.assert(fc.property(scenarioText, (text) => {
      const scenario = requireScenario(text, "random.json");
      for (const options of [{}, { commonPrior: true }, ...[...scenario.variants.keys()].map((variant) => ({ variant }))]) {
        const compiled = compileAndCompare(scenario, options);
        if (compiled === null) {
          for (const { rule } of checkCompile(scenario, { ...options, nodesMax: NODES_MAX }).diagnostics) reached.refused.set(rule, (reached.refused.get(rule) ?? 0) + 1);
          continue;
        }
        const { topology: { infosets, nodeCount }, valuation } = compiled.game;
        reached.games++;
        reached.nodes += nodeCount;
        if (infosets.nodes.length > infosets.count) reached.shared++;
        if (valuation.beliefs.some((odds) => odds !== valuation.chance)) reached.differing++;
      }
    }), { numRuns: RUNS, seed: 1962 });
    // The law is of little use on games without hidden information or on too few of them.
    expect(reached.games).toBeGreaterThan(1.5 * RUNS);
    expect(reached.nodes / reached.games).toBeGreaterThan(20);
    expect(reached.shared / reached.games).toBeGreaterThan(0.15);
    expect(reached.differing / reached.games).toBeGreaterThan(0.1);
    for (const rule of ["menu-tells", "nothing-possible", "odds-do-not-sum-to-1", "not-a-number", "too-many-nodes"]) expect(reached.refused.get(rule) ?? 0, rule).toBeGreaterThan(0);
  });

  it("compiles beside another under other options what is compiled anew, histories included", () => {
    const reached = { shared: 0, reshaped: 0, faulty: 0 };
    fc.assert(fc.property(scenarioText, fc.nat({ max: 9 }), (text, draw) => {
      const scenario = requireScenario(text, "random.json");
      const { compiled } = checkCompile(scenario, { nodesMax: NODES_MAX });
      if (compiled === null) return;
      const changes = [...scenario.parameters.values()].map((parameter): CompileOptions => ({ set: new Map([[parameter.name, otherValue(parameter, draw)]]) }));
      for (const options of [...changes, { commonPrior: true }]) {
        const { compiled: anew } = checkCompile(scenario, { ...options, nodesMax: NODES_MAX });
        if (anew === null) {
          expect(() => compileBeside(compiled, options)).toThrow();
          reached.faulty++;
          continue;
        }
        const beside = compileBeside(compiled, options), sets = Array.from({ length: anew.game.topology.infosets.count }, (_, set) => set);
        for (const key of ["game", "settings", "beliefs", "stageOfNode", "typesOfNode", "infosetStage", "infosetType"] as const) same(beside[key], anew[key], key);
        same(sets.map((set) => beside.infosetHistory(set)), sets.map((set) => anew.infosetHistory(set)), "histories");
        if (beside.game.topology === compiled.game.topology) reached.shared++;
        else reached.reshaped++;
      }
    }), { numRuns: RUNS / 20, seed: 1962 });
    for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(RUNS / 200);
  });

  it("takes new values as if it were compiled anew, and refuses those that shape the tree", () => {
    const reached = { same: 0, refused: 0, faulty: 0 };
    fc.assert(fc.property(scenarioText, fc.nat({ max: 9 }), (text, draw) => {
      const scenario = requireScenario(text, "random.json");
      const { compiled } = checkCompile(scenario, { nodesMax: NODES_MAX });
      if (compiled === null) return;
      for (const parameter of scenario.parameters.values()) {
        const change = new Map([[parameter.name, otherValue(parameter, draw)]]);
        if (compiled.structural.has(parameter.name)) {
          expect(() => revalueCompiled(compiled, change)).toThrow(/shapes the tree/);
          reached.refused++;
          continue;
        }
        const revalued = revalueCompiled(compiled, change), anew = checkCompile(scenario, { set: change, nodesMax: NODES_MAX });
        expect(revalued.diagnostics.map(({ message }) => message).sort()).toEqual(anew.diagnostics.map(({ message }) => message).sort());
        if (anew.compiled === null) reached.faulty++;
        else {
          same(revalued.compiled?.game, anew.compiled.game, parameter.name);
          same(revalued.compiled?.settings, anew.compiled.settings, parameter.name);
          compiled.scenario.attributes.forEach((_, i) => same(attributeColumn(revalued.compiled!, i), attributeColumn(anew.compiled!, i), parameter.name)); // both are there
          reached.same++;
        }
      }
    }), { numRuns: RUNS / 5, seed: 1962 });
    for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(RUNS / 20);
  });
});
