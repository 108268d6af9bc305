// Quantal response on October 1962: the sweep beside a C program, whole solves, the branch at high precision.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { foldGame } from "../../src/solve/agent-form.ts";
import { solve } from "../../src/solve/index.ts";
import { quantalMap } from "../../src/solve/quantal-map.ts";
import { regret, uniformProfile } from "../../src/strategy/index.ts";
import { october1962 } from "../games/october.ts";
import { type Bench, columnsFile, fastest, type Figure, timed, type Topic } from "../topic.ts";

const LAMBDA = 6, RUNS = 5;
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
    precise() {
      const { solution, first } = solved({ lambda: 100 });
      return { first, passes: solution.iterations };
    },
    limit() {
      const { game, solution, first } = solved({ limit: true });
      return { first, passes: solution.iterations, regret: Math.max(...regret(game, solution.profiles[0]!.probabilities)) }; // converged: one profile
    },
  },
  *tables(bench) {
    const whole = bench.median("solve", RUNS), precise = bench.run("precise");
    const limit = bench.deep ? bench.run("limit") : null;
    yield {
      title: "Quantal response equilibrium of October 1962",
      columns: ["time", "passes over the tree"],
      rows: [
        { of: `to lambda ${LAMBDA}, first in the process`, figures: [ms(whole["first"]!), { value: whole["passes"]!, unit: "count" }] },
        { of: "the same, warm", figures: [ms(whole["warm"]!), null] },
        { of: "from the solution at a lambda 1 % lower, warm", figures: [ms(whole["near"]!), null] },
        { of: "to lambda 100, by arclength", figures: [ms(precise["first"]!), { value: precise["passes"]!, unit: "count" }] },
        ...(limit === null ? [] : [{ of: "limit of the branch", figures: [ms(limit["first"]!), { value: limit["passes"]!, unit: "count" } as const] }]),
      ],
      notes: [`Medians of ${RUNS} fresh processes, of one beyond lambda ${LAMBDA}; largest memory ${whole["memory"]!.toFixed(0)} MB.`, limit === null ? "--deep also follows the branch to its limit." : `Largest regret in the limit ${limit["regret"]!.toExponential(1)}.`],
    };
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

/** The fastest time of the C program for as many passes, or the reason why there is none. */
function fastestC(bench: Bench, arrays: string, result: string, passes: number): number | string {
  const program = bench.compileC("quantal.c", ["-O3", "-march=native"]);
  if (program === null) return "No C compiler called cc here: nothing to compare with.";
  const [time, ...probabilities] = execFileSync(program, [arrays, String(LAMBDA), String(passes), "300"], { encoding: "utf8" }).trim().split("\n").map(Number);
  const own = JSON.parse(readFileSync(result, "utf8")) as number[]; // what the task wrote
  const apart = own.reduce((worst, probability, slot) => Math.max(worst, Math.abs(probability - probabilities[slot]!)), 0);
  return apart < 1e-12 && own.length === probabilities.length ? time! : `The C program computes something else: largest difference ${apart}.`;
}
