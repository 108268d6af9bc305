// Quantal response on October 1962: the sweep beside a C program, whole solves, one set of numbers after another, a study; and the
// limit of the branch on generated escalation games.

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../src/compile/index.ts";
import { efgFromGame, payoffRange, printEfg } from "../../src/game/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { foldGame } from "../../src/solve/agent-form.ts";
import { solve } from "../../src/solve/index.ts";
import { quantalMap } from "../../src/solve/quantal-map.ts";
import { createResolver } from "../../src/study/index.ts";
import { regret, uniformProfile } from "../../src/strategy/index.ts";
import { escalationGame } from "../games/escalation.ts";
import { october1962, scenarioText } from "../games/october.ts";
import { type Bench, columnsFile, fastest, type Figure, type Table, timed, type Topic } from "../topic.ts";

const LAMBDA = 6, RUNS = 5;
/** A payoff parameter that a slider moves, by 1 %. */
const MOVED = "war_cost_ussr", STEP = 1.01;
/** Types of each side of the games whose limit is followed, and draws of the study. */
const LIMITS = [5, 20], DRAWS = 600;
const root = join(import.meta.dirname, "../..");
const ms = (value: number): Figure => ({ value, unit: "ms" });

function solved(options: { readonly lambda: number } | { readonly limit: true }) {
  const game = october1962();
  const [solution, first] = timed(() => solve(game, { solver: "qre", ...options }));
  if (!solution.converged) throw new Error(solution.message);
  return { game, solution, first };
}

export const topic: Topic = {
  tasks: {
    solve() {
      const { game, solution, first } = solved({ lambda: LAMBDA });
      const memory = process.resourceUsage().maxRSS / 1024;
      const start = solve(game, { solver: "qre", lambda: LAMBDA * 0.99 }).profiles[0]!.probabilities; // converged: one profile
      return { first, passes: solution.iterations, warm: fastest(20, () => solve(game, { solver: "qre", lambda: LAMBDA })), near: fastest(20, () => solve(game, { solver: "qre", lambda: LAMBDA, start })), memory };
    },
    /** Sweeps from the uniform profile until it settles; the folded arrays and the result go to the files named, for C. */
    sweep(arrays, result) {
      const game = october1962();
      const [form, fold] = timed(() => foldGame(game));
      const map = quantalMap(form);
      const start = uniformProfile(game).map(Math.log);
      const logs = start.slice();
      let passes = 0;
      const [, first] = timed(() => {
        map.load(start);
        for (let change = 1; change > 1e-10; passes++) change = map.sweep(LAMBDA);
        map.store(logs);
      });
      const warm = fastest(300, () => {
        map.load(start);
        for (let pass = 0; pass < passes; pass++) map.sweep(LAMBDA);
        map.store(logs);
      });
      const { players, firstSlot, sweep, firstPoint, owner, firstEdge, parentPoint, parentSlot, parentEdge, downward, fixed, odds, openOdds, counted } = form;
      writeFileSync(arrays!, columnsFile([new Int32Array(players), firstSlot, sweep, firstPoint, owner, firstEdge, parentPoint, parentSlot, parentEdge, downward, fixed, odds, openOdds, counted])); // named by `tables`
      writeFileSync(result!, JSON.stringify([...logs].map(Math.exp)));
      return { fold, passes, first, warm };
    },
    /** One set of numbers after another, each from the last answer. */
    resolve() {
      const compiled = compile(requireScenario(scenarioText(), "scenario.yaml"));
      const own = compiled.settings.get(MOVED) as number; // a number of the scenario
      const resolver = createResolver(compiled, solve(compiled.game, { solver: "qre", lambda: LAMBDA }).profiles[0]!.probabilities); // converged: one profile
      let residual = 0, at = 0;
      const moved = fastest(300, () => {
        const answer = resolver.resolve(new Map([[MOVED, own * (at++ % 2 === 0 ? STEP : 1)]]), LAMBDA);
        if (!answer.converged || !answer.continued) throw new Error("the answer was not near");
        residual = Math.max(residual, answer.residual);
      });
      return { moved, residual };
    },
    precise(lambda) {
      const { solution, first } = solved({ lambda: Number(lambda) });
      return { first, passes: solution.iterations };
    },
    generated(types) {
      const game = escalationGame({ types: Number(types) });
      const [{ converged, iterations, message, profiles }, first] = timed(() => solve(game, { solver: "qre", limit: true }));
      if (!converged) throw new Error(message);
      return { nodes: game.topology.nodeCount, first, passes: iterations, regret: Math.max(...regret(game, profiles[0]!.probabilities)) / payoffRange(game) }; // converged: one profile
    },
    /** The command on so many draws and threads: seconds to solve them, without the start of the process, and its memory. */
    study(draws, threads, folder) {
      const count = Number(draws);
      const run = (n: number) => timed(() => execFileSync(process.execPath, [join(root, "src/cli/main.ts"), "study", "october-1962", "--count", String(n), "--threads", threads!, "--json", "--out", folder!], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
      const [, start] = run(Number(threads));
      rmSync(folder!, { recursive: true });
      const [said, took] = run(count);
      rmSync(folder!, { recursive: true });
      const { failed, sample } = JSON.parse(said) as { readonly failed: number; readonly sample: { readonly size: number; readonly apart: number } }; // what the command prints
      return { perDraw: (took - start) / (count - Number(threads)), failed, size: sample.size, apart: sample.apart };
    },
    write(file) {
      writeFileSync(file!, printEfg(efgFromGame(october1962())));
      return {};
    },
    limit() {
      const { game, solution, first } = solved({ limit: true });
      return { first, passes: solution.iterations, regret: Math.max(...regret(game, solution.profiles[0]!.probabilities)) }; // converged: one profile
    },
  },
  *tables(bench) {
    const whole = bench.median("solve", RUNS), precise = bench.run("precise", "100"), sharp = bench.run("precise", "1000"), near = bench.run("resolve");
    const limit = bench.deep ? bench.run("limit") : null;
    yield {
      title: "Quantal response equilibrium of October 1962",
      columns: ["time", "passes over the tree"],
      rows: [
        { of: `to lambda ${LAMBDA}, first in the process`, figures: [ms(whole["first"]!), { value: whole["passes"]!, unit: "count" }] },
        { of: "the same, warm", figures: [ms(whole["warm"]!), null] },
        { of: "from the solution at a lambda 1 % lower, warm", figures: [ms(whole["near"]!), null] },
        { of: "after a payoff parameter moved by 1 %, warm, with the outcomes", figures: [ms(near["moved"]!), null] },
        { of: "to lambda 100, by arclength", figures: [ms(precise["first"]!), { value: precise["passes"]!, unit: "count" }] },
        { of: "to lambda 1,000", figures: [ms(sharp["first"]!), { value: sharp["passes"]!, unit: "count" }] },
        { of: "the .efg file solved to lambda 6, whole process", figures: [ms(wholeProcess(bench)), null] },
        ...(limit === null ? [] : [{ of: "limit of the branch", figures: [ms(limit["first"]!), { value: limit["passes"]!, unit: "count" } as const] }]),
      ],
      notes: [`Medians of ${RUNS} fresh processes, of one beyond lambda ${LAMBDA}; largest memory ${whole["memory"]!.toFixed(0)} MB. The payoff parameter is ${MOVED}, by \`createResolver\`, the fastest of 300; largest residual ${near["residual"]!.toExponential(1)}. Whole process: \`node dist/cli/main.js solve FILE.efg --lambda 6 --json\`, the fastest of ${RUNS}.`, limit === null ? "--deep also follows the branch to its limit." : `Largest regret in the limit ${limit["regret"]!.toExponential(1)}.`],
    };
    yield limits(bench);
    yield study(bench);
    const arrays = bench.file("sweep.bin"), result = bench.file("sweep.json");
    const sweep = bench.run("sweep", arrays, result), passes = sweep["passes"]!;
    const c = fastestC(bench, arrays, result, passes);
    yield {
      title: "One sweep of quantal response over October 1962",
      columns: ["time"],
      rows: [
        { of: "folding the tree", figures: [ms(sweep["fold"]!)] },
        { of: "a sweep, first in the process", figures: [ms(sweep["first"]! / passes)] },
        { of: "a sweep, warm", figures: [ms(sweep["warm"]! / passes)] },
        ...(typeof c === "string" ? [] : [{ of: "the same in C", figures: [ms(c / passes)] }, { of: "ratio to C", figures: [{ value: sweep["warm"]! / c, unit: "ratio" } as const] }]),
      ],
      notes: [`The fastest of 300 times ${passes} sweeps from the uniform profile.`, typeof c === "string" ? c : "C is bench/topics/quantal.c with -O3 -march=native."],
    };
  },
};

function limits(bench: Bench): Table {
  return {
    title: "The limit of quantal response on generated escalation games",
    columns: ["nodes", "time", "passes over the tree", "regret"],
    rows: LIMITS.map((types) => {
      const { nodes, first, passes, regret: left } = bench.median("generated", types < 10 ? RUNS : 1, String(types));
      return { of: `${types} types`, figures: [{ value: nodes!, unit: "count" }, ms(first!), { value: passes!, unit: "count" }, { value: left!, unit: "share" }] };
    }),
    notes: ["The first solve of a fresh process; regret as a share of the payoff range."],
  };
}

/** On one thread and on two. */
function study(bench: Bench): Table {
  const rows = ["1", "2"].map((threads) => ({ threads, figures: bench.run("study", String(DRAWS), threads, bench.file(`study-${threads}`)) })), [one, two] = rows;
  const { failed, size, apart } = one!.figures;
  return {
    title: "A study of October 1962, every uncertain number drawn",
    columns: ["time a draw", "times faster"],
    rows: rows.map(({ threads, figures }) => ({ of: `${threads} thread${threads === "1" ? "" : "s"}`, figures: [ms(figures["perDraw"]!), threads === "1" ? null : { value: one!.figures["perDraw"]! / two!.figures["perDraw"]!, unit: "ratio" }] })),
    notes: [`\`excomm study\` of ${DRAWS} draws, tables included, less one of a draw a thread; ${failed} unsolved. Of ${size} draws that were also traced from precision 0, ${apart} end on another equilibrium.`],
  };
}

/** Milliseconds of the built command on the game file, from start to end. */
function wholeProcess(bench: Bench): number {
  execFileSync(process.execPath, [join(root, "scripts/build.ts")], { stdio: "ignore" });
  const file = bench.file("october.efg");
  bench.run("write", file);
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const [said, took] = timed(() => execFileSync(process.execPath, [join(root, "dist/cli/main.js"), "solve", file, "--lambda", String(LAMBDA), "--json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
    if (!(JSON.parse(said) as { readonly converged: boolean }).converged) throw new Error("not converged"); // what the command prints
    best = Math.min(best, took);
  }
  return best;
}

/** The fastest time of the C program for as many passes, or the reason why there is none. */
function fastestC(bench: Bench, arrays: string, result: string, passes: number): number | string {
  const program = bench.compileC("quantal.c", ["-O3", "-march=native"]);
  if (program === null) return "No C compiler called cc here: nothing to compare with.";
  const [time, ...probabilities] = execFileSync(program, [arrays, String(LAMBDA), String(passes), "300"], { encoding: "utf8" }).trim().split("\n").map(Number);
  const own = JSON.parse(readFileSync(result, "utf8")) as number[]; // what the task wrote
  const apart = own.reduce((worst, probability, slot) => Math.max(worst, Math.abs(probability - probabilities[slot]!)), 0);
  return apart < 1e-12 && own.length === probabilities.length ? time! : `The C program computes something else: largest difference ${apart}.`;
}
