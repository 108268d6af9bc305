// Counterfactual regret minimisation: time of an iteration beside a C program, and time to a regret.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Game } from "../../src/game/index.ts";
import { choicesOf } from "../../src/solve/cfr/choices.ts";
import { regretMachine } from "../../src/solve/cfr/compiled.ts";
import { solve } from "../../src/solve/index.ts";
import { sequenceForm } from "../../src/solve/sequence-form.ts";
import { escalationGame } from "../games/escalation.ts";
import { kuhnPoker } from "../games/kuhn.ts";
import { leducHoldem } from "../games/leduc.ts";
import { liarsDice } from "../games/liars-dice.ts";
import { madeZeroSum, october1962 } from "../games/october.ts";
import { type Bench, columnsFile, type Figure, type Figures, fastest, timed, type Topic } from "../topic.ts";

const GAMES: Readonly<Record<string, () => Game>> = {
  "Kuhn poker": kuhnPoker,
  "Leduc hold'em": leducHoldem,
  "liar's dice, 4 sides": () => liarsDice(4),
  "liar's dice, 6 sides": () => liarsDice(6),
  "escalation, zero-sum": () => madeZeroSum(escalationGame({ types: 20 })),
  "October 1962, zero-sum": () => madeZeroSum(october1962()),
};
const PLAYED = ["Kuhn poker", "Leduc hold'em", "liar's dice, 6 sides"];
const SOLVERS = ["cfr+", "dcfr", "predictive-cfr+", "mccfr"];

/** A block of iterations takes about this long; the fastest of so many blocks in so many rounds counts. */
const BLOCK_MS = 20, BLOCKS = 12, ROUNDS = 3;
/** Shares of the payoff range, and how long to try for one. */
const REGRETS = [1e-2, 1e-3, 1e-4, 1e-5], SECONDS = 10;

const us = (ms: number): Figure => ({ value: 1e3 * ms, unit: "µs" });
const count = (value: number): Figure => ({ value, unit: "count" });

export const topic: Topic = {
  tasks: {
    /** Times iterations; the arrays as they are at first, and the first player's sum of plans after `iterations`, go to files for C. */
    iterate(name, arrays, result) {
      const game = GAMES[name!]!(); // named by `tables`
      const [sides, build] = timed(() => choicesOf(sequenceForm(game)));
      const fresh = regretMachine(sides, false);
      if (!fresh.compiled) throw new Error("this platform compiles no WebAssembly");
      writeFileSync(arrays!, columnsFile(fresh.arrays.sides.flatMap(({ runs, parent, rowStart, column, payoff, plan, choice }) =>
        [runs.map((number, i) => (i % 4 === 3 ? number / 8 : number)), ...[parent, rowStart, column].map((addresses) => addresses.map((address) => address / 8)), payoff, plan, choice])));
      const block = ({ update }: typeof fresh, iterations: number, from = 0) => {
        for (let t = from + 1; t <= from + iterations; t++) {
          update(0, 1, 0, t);
          update(1, 1, 0, t);
        }
      };
      const iterations = Math.max(10, Math.min(20_000, Math.round(BLOCK_MS / Math.max(1e-3, fastest(5, () => block(fresh, 1))))));
      const times = [false, true].map((plain) => {
        const machine = regretMachine(sides, false, plain);
        block(machine, iterations);
        if (!plain) writeFileSync(result!, JSON.stringify([...machine.arrays.sides[0].summed]));
        let done = iterations;
        return fastest(BLOCKS, () => block(machine, iterations, (done += iterations) - iterations)) / iterations;
      });
      return { nodes: game.topology.nodeCount, sequences: sides[0].sequences + sides[1].sequences, cells: sides[0].column.length, build, iterations, compiled: times[0]!, plain: times[1]! }; // two machines
    },
    /** The whole solve to a regret; no seconds where it was not reached. */
    reach(name, solver, regret) {
      const game = GAMES[name!]!(); // named by `tables`
      const end = performance.now() + 1e3 * SECONDS;
      const [{ converged, iterations }, took] = timed(() => solve(game, { solver: solver!, tolerance: Number(regret), iterationsMax: 1e9, finish: false, shouldStop: () => performance.now() > end }));
      return { converged: converged ? 1 : 0, iterations, took };
    },
  },
  *tables(bench) {
    const figures = Object.keys(GAMES).map((name) => ({ name, ...measured(bench, name) }));
    const size = (one: Figures, key: string) => count(one[key]!);
    yield {
      title: "Games for regret minimisation",
      columns: ["nodes", "sequences", "pairs that pay", "built in"],
      rows: figures.map(({ name, ours }) => ({ of: name, figures: [size(ours, "nodes"), size(ours, "sequences"), size(ours, "cells"), { value: ours["build"]!, unit: "ms" }] })),
      notes: ["Sequences of both players at sets with a choice; pairs of sequences that some end belongs to and that pay something. Built: the sequence form from the game, first in the process."],
    };
    yield {
      title: "One iteration of CFR+",
      columns: ["ours", "JavaScript", "C", "ratio", "C scalar", "ratio"],
      rows: figures.map(({ name, ours, vector, scalar }) => ({
        of: name,
        figures: [us(ours["compiled"]!), us(ours["plain"]!), ...[vector, scalar].flatMap((c) => (c === null ? [null, null] : [us(c), { value: ours["compiled"]! / c, unit: "ratio" } as const]))],
      })),
      notes: figures.some(({ vector }) => vector !== null)
        ? [`One thread; the fastest of ${BLOCKS * ROUNDS} blocks; ratio is ours to C. C is bench/topics/regret.c with -O3 -march=native, C scalar the same without the vectoriser (-fno-tree-vectorize), which the short loops of these games repay. Compiled without fused multiply-add it gives our numbers to the last bit.`]
        : ["No C compiler called cc here, or one whose program computes something else."],
    };
    yield {
      title: "Time to a regret",
      columns: REGRETS.map((regret) => regret.toExponential(0)),
      rows: PLAYED.flatMap((name) => SOLVERS.map((solver) => ({ of: `${name}, ${solver}`, figures: timesToRegret(bench, name, solver) }))),
      notes: [`Seconds of solving in a fresh process until the larger regret is at most that share of the payoff range; nothing where ${SECONDS} seconds were not enough.`],
    };
  },
};

/** Ours and C in turn, the fastest of each; null for C where it is not there or computes something else. */
function measured(bench: Bench, name: string): { ours: Figures; vector: number | null; scalar: number | null } {
  const arrays = bench.file("regret.bin"), result = bench.file("regret.json");
  const programs = [[], ["-fno-tree-vectorize"]].map((flags) => bench.compileC("regret.c", ["-O3", "-march=native", ...flags]));
  const exact = bench.compileC("regret.c", ["-O3", "-march=native", "-ffp-contract=off"]);
  const runs: { ours: Figures; c: (number | null)[] }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = bench.run("iterate", name, arrays, result), iterations = String(ours["iterations"]!);
    const runC = (program: string, blocks: number) => execFileSync(program, [arrays, iterations, String(blocks)], { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").map(Number);
    const summed = JSON.parse(readFileSync(result, "utf8")) as number[]; // what the task wrote
    const same = exact !== null && runC(exact, 1).slice(1).every((sum, q, all) => sum === summed[q] && all.length === summed.length);
    runs.push({ ours, c: programs.map((program) => (program === null || !same ? null : runC(program, BLOCKS)[0]! / 1e3)) }); // its first line is microseconds
  }
  const least = (values: readonly (number | null)[]) => values.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)));
  const best = (key: string) => least(runs.map(({ ours }) => ours[key]!))!; // none is null
  return { ours: { ...runs[0]!.ours, compiled: best("compiled"), plain: best("plain"), build: best("build") }, vector: least(runs.map(({ c }) => c[0]!)), scalar: least(runs.map(({ c }) => c[1]!)) };
}

/** Each harder regret is tried where the one before it was reached. */
function timesToRegret(bench: Bench, name: string, solver: string): (Figure | null)[] {
  let reached = true;
  return REGRETS.map((regret) => {
    const { converged, took } = reached ? bench.run("reach", name, solver, String(regret)) : { converged: 0, took: 0 };
    reached = converged === 1;
    return reached ? { value: took! / 1e3, unit: "s" } : null;
  });
}
