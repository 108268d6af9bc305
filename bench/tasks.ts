// What is measured, each in a fresh process: `node bench/tasks.ts <task>` prints its figures as JSON. Times are milliseconds
// from inside the process, start-up excluded; "first" is a process's first time, "warm" the fastest after many.

import { readFileSync, writeFileSync } from "node:fs";
import { compile, revalueCompiled } from "../src/compile/index.ts";
import { gameFromEfg, parseEfg } from "../src/game/index.ts";
import { requireScenario } from "../src/language/index.ts";
import { foldGame } from "../src/solve/agent-form.ts";
import { solve } from "../src/solve/index.ts";
import { quantalMap } from "../src/solve/quantal-map.ts";
import { regret, uniformProfile } from "../src/strategy/index.ts";

export type Figures = Readonly<Record<string, number>>;

/** The large tree that everything is measured on: 42,589 nodes. */
const TREE = new URL("../test/games/data/flagship-reference.efg", import.meta.url);
const SCENARIO = new URL("../scenarios/october-1962/scenario.yaml", import.meta.url);
export const LAMBDA = 6;

function readTree() {
  const { document, diagnostics } = parseEfg(readFileSync(TREE, "utf8"), "flagship-reference.efg");
  if (document === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return gameFromEfg(document);
}

function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function fastest(times: number, work: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) best = Math.min(best, timed(work)[1]);
  return best;
}

/** A new task is one entry here and one line in main.ts. */
const tasks: Readonly<Record<string, () => Figures>> = {
  parse() {
    const [game, first] = timed(readTree);
    return { nodes: game.topology.nodeCount, first };
  },
  /** The flagship from its file to a game, to a solution, and to a game of other numbers. */
  compile() {
    const [scenario, read] = timed(() => requireScenario(readFileSync(SCENARIO, "utf8"), "scenario.yaml"));
    const [compiled, unfold] = timed(() => compile(scenario));
    const [solution, solved] = timed(() => solve(compiled.game, { solver: "qre", lambda: LAMBDA }));
    if (!solution.converged) throw new Error(solution.message);
    const memory = process.resourceUsage().maxRSS / 1024;
    const change = new Map([["war_cost_ussr", 11]]);
    return { nodes: compiled.game.topology.nodeCount, read, unfold, both: read + unfold, solved, memory, warm: fastest(10, () => compile(scenario)), revalue: fastest(20, () => revalueCompiled(compiled, change)) };
  },
  solve() {
    const game = readTree();
    const [solution, first] = timed(() => solve(game, { solver: "qre", lambda: LAMBDA }));
    if (!solution.converged) throw new Error(solution.message);
    const memory = process.resourceUsage().maxRSS / 1024;
    const start = solve(game, { solver: "qre", lambda: LAMBDA * 0.99 }).profiles[0]!.probabilities; // converged: one profile
    return { first, passes: solution.iterations, warm: fastest(20, () => solve(game, { solver: "qre", lambda: LAMBDA })), near: fastest(20, () => solve(game, { solver: "qre", lambda: LAMBDA, start })), memory };
  },
  /** Sweeps from the uniform profile until it settles; the folded arrays and the result go to the file named, for C. */
  sweep() {
    const game = readTree();
    const [form, fold] = timed(() => foldGame(game));
    const map = quantalMap(form);
    const start = uniformProfile(game).map(Math.log);
    let logs = start.slice(), passes = 0;
    const [, first] = timed(() => {
      for (let change = 1; change > 1e-10; passes++) change = map.sweep(logs, LAMBDA);
    });
    const warm = fastest(300, () => {
      logs = start.slice();
      for (let pass = 0; pass < passes; pass++) map.sweep(logs, LAMBDA);
    });
    const [arrays, result] = process.argv.slice(3);
    if (arrays !== undefined && result !== undefined) {
      const { players, firstSlot, sweep, firstPoint, owner, firstEdge, parentPoint, parentSlot, parentEdge, downward, fixed, odds, logOdds, counted } = form;
      const columns = [new Int32Array(players), firstSlot, sweep, firstPoint, owner, firstEdge, parentPoint, parentSlot, parentEdge, downward, fixed, odds, logOdds.map(Math.exp), counted];
      writeFileSync(arrays, Buffer.concat(columns.flatMap((column) => [Buffer.from(BigInt64Array.of(BigInt(column.length)).buffer), Buffer.from(column.buffer, column.byteOffset, column.byteLength)])));
      writeFileSync(result, JSON.stringify([...logs].map(Math.exp)));
    }
    return { fold, passes, first, warm };
  },
  precise() {
    const game = readTree();
    const [solution, first] = timed(() => solve(game, { solver: "qre", lambda: 100 }));
    if (!solution.converged) throw new Error(solution.message);
    return { first, passes: solution.iterations };
  },
  limit() {
    const game = readTree();
    const [solution, first] = timed(() => solve(game, { solver: "qre", limit: true }));
    if (!solution.converged) throw new Error(solution.message);
    return { first, passes: solution.iterations, regret: Math.max(...regret(game, solution.profiles[0]!.probabilities)) }; // converged: one profile
  },
  /** The same tree made zero-sum. */
  cfr() {
    const game = readTree();
    const [own] = game.valuation.payoffs;
    const zeroSum = { ...game, valuation: { ...game.valuation, payoffs: [own!, own!.map((payoff) => -payoff)] } }; // two players
    const iterations = 300;
    const [solution, first] = timed(() => solve(zeroSum, { solver: "cfr+", iterationsMax: iterations, tolerance: 0 }));
    return { iteration: first / iterations, regret: Math.max(...regret(zeroSum, solution.profiles[0]!.probabilities)) }; // one profile
  },
};

const task = tasks[process.argv[2] ?? ""];
if (task !== undefined) console.log(JSON.stringify(task()));
