// Counterfactual regret minimisation: time of an iteration beside a C program, and time to a regret.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Game } from "../../src/game/index.ts";
import type { Arrays } from "../../src/solve/cfr/arrays.ts";
import { choicesOf } from "../../src/solve/cfr/choices.ts";
import { regretMachine } from "../../src/solve/cfr/compiled.ts";
import type { Update } from "../../src/solve/cfr/plain.ts";
import { solve } from "../../src/solve/index.ts";
import { sequenceForm } from "../../src/solve/sequence-form.ts";
import { escalationGame } from "../games/escalation.ts";
import { kuhnPoker } from "../games/kuhn.ts";
import { leducHoldem } from "../games/leduc.ts";
import { liarsDice } from "../games/liars-dice.ts";
import { madeZeroSum, october1962 } from "../games/october.ts";
import { type Crew, crewOf, iterate, startCrew } from "../crew.ts";
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
/** With two threads blocks are short, so that some meet no other program. */
const SHORT_BLOCK_MS = 0.5, SHORT_BLOCKS = 2_000, SHARED = ["Leduc hold'em", "liar's dice, 6 sides"];
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
      writeFileSync(arrays!, fileForC(fresh.arrays, fresh.arrays.sides.map(({ runs }) => [{ runs, door: 0 }])));
      const iterations = Math.max(10, Math.min(20_000, Math.round(BLOCK_MS / Math.max(1e-3, fastest(5, () => iterate(fresh.update, 1))))));
      const times = [false, true].map((plain) => {
        const machine = regretMachine(sides, false, plain);
        iterate(machine.update, iterations);
        if (!plain) writeFileSync(result!, JSON.stringify([...machine.arrays.sides[0].summed]));
        let done = iterations;
        return fastest(BLOCKS, () => iterate(machine.update, iterations, (done += iterations) - iterations)) / iterations;
      });
      return { nodes: game.topology.nodeCount, sequences: sides[0].sequences + sides[1].sequences, cells: sides[0].column.length, build, iterations, compiled: times[0]!, plain: times[1]! }; // two machines
    },
    /** The same by one thread and by two, in blocks of so many iterations; the arrays of each go to a file of their own. */
    async together(name, arraysOfOne, arrays, result, iterationsText) {
      const sides = choicesOf(sequenceForm(GAMES[name!]!())), iterations = Number(iterationsText); // named by `tables`
      const crew = crewOf(sides, 2, iterations * SHORT_BLOCKS), alone = regretMachine(sides, false);
      if (crew === null) throw new Error("this platform shares no memory");
      writeFileSync(arraysOfOne!, fileForC(alone.arrays, alone.arrays.sides.map(({ runs }) => [{ runs, door: 0 }])));
      writeFileSync(arrays!, fileForC(crew.arrays, crew.parts));
      const update = await startCrew(crew.tasks);
      const block = (by: Update, from: number) => {
        iterate(by, iterations, from);
        if (by === alone.update && from === 0) writeFileSync(result!, JSON.stringify([...alone.arrays.sides[0].summed]));
      };
      const [two, one] = [update, alone.update].map((by) => {
        let done = 0;
        return fastest(SHORT_BLOCKS, () => block(by, (done += iterations) - iterations)) / iterations;
      });
      if (alone.arrays.sides.some(({ summed }, player) => summed.some((x, q) => x !== crew.arrays.sides[player]!.summed[q]))) throw new Error("two threads give other numbers than one"); // two players
      return { one: one!, two: two! }; // one for each
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
      title: "One iteration of CFR+ by two threads",
      columns: ["one thread", "two threads", "times faster"],
      rows: figures.filter(({ name }) => SHARED.includes(name)).flatMap(({ name, ours }) => measuredTogether(bench, name, ours["iterations"]!).map(({ by, one, two }) =>
        ({ of: `${name}, ${by}`, figures: [us(one), us(two), { value: one / two, unit: "ratio" } as const] }))),
      notes: [`Over shared memory, each with half of the branches of each player's information sets; they wait for each other twice in an iteration. C and C scalar as above, with POSIX threads on the same halves. The numbers are those of one thread to the last bit. The fastest of ${SHORT_BLOCKS} blocks of about ${SHORT_BLOCK_MS} ms, in which both cores have to be free: on a busy machine these times say little. Half of a plan passes from one core to the other at each turn; where cores are far apart that takes as long as what is saved.`],
    };
    yield {
      title: "Time to a regret",
      columns: REGRETS.map((regret) => regret.toExponential(0)),
      rows: PLAYED.flatMap((name) => SOLVERS.map((solver) => ({ of: `${name}, ${solver}`, figures: timesToRegret(bench, name, solver) }))),
      notes: [`Seconds of solving in a fresh process until the larger regret is at most that share of the payoff range; nothing where ${SECONDS} seconds were not enough.`],
    };
  },
};

/** Arrays as our C program reads them, with the sets that each thread has. */
function fileForC({ sides }: Arrays, parts: Crew["parts"]): Buffer {
  const indices = (addresses: Int32Array) => addresses.map((address) => address / 8);
  return columnsFile(sides.flatMap(({ parent, rowStart, column, payoff, plan, choice }, player) => [
    Int32Array.from(parts[player]!, ({ door }) => door), ...parts[player]!.map(({ runs }) => runs.map((number, i) => (i % 4 === 3 ? number / 8 : number))), // two players
    indices(parent), indices(rowStart), indices(column), payoff, plan, choice,
  ]));
}

/** The C program as it is, without the vectoriser, and with sums as ours. */
function programs(bench: Bench): { timed: readonly (string | null)[]; exact: string | null } {
  const compile = (...flags: string[]) => bench.compileC("regret.c", ["-O3", "-march=native", "-pthread", ...flags]);
  return { timed: [compile(), compile("-fno-tree-vectorize")], exact: compile("-ffp-contract=off") };
}

/** Microseconds an iteration, and the sums after a block. */
function runC(program: string, arrays: string, iterations: number, blocks: number): readonly [number, ...number[]] {
  return execFileSync(program, [arrays, String(iterations), String(blocks)], { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").map(Number) as [number, ...number[]]; // at least one line
}

function isSame(program: string | null, arrays: string, iterations: number, result: string): boolean {
  const summed = JSON.parse(readFileSync(result, "utf8")) as number[]; // what the task wrote
  if (program === null) return false;
  const sums = runC(program, arrays, iterations, 1).slice(1);
  return summed.every((sum, q) => sum === sums[q]);
}

/** In milliseconds; of C nothing where it is not there or computes something else. */
function measuredTogether(bench: Bench, name: string, perBlock: number): { by: string; one: number; two: number }[] {
  const arrays = [bench.file("one.bin"), bench.file("two.bin")] as const, result = bench.file("together.json"), { timed: [vector, scalar], exact } = programs(bench);
  const iterations = Math.max(1, Math.round((perBlock * SHORT_BLOCK_MS) / BLOCK_MS)), { one, two } = bench.run("together", name, ...arrays, result, String(iterations));
  const same = arrays.every((own) => isSame(exact, own, iterations, result));
  const timeC = (program: string, own: string) => runC(program, own, iterations, SHORT_BLOCKS)[0] / 1e3;
  const rowOf = (by: string, program: string | null | undefined) => (program == null || !same ? [] : [{ by, one: timeC(program, arrays[0]), two: timeC(program, arrays[1]) }]);
  return [{ by: "ours", one: one!, two: two! }, ...rowOf("C", vector), ...rowOf("C scalar", scalar)]; // as the task gives them
}

/** Ours and C in turn, the fastest of each; null for C where it is not there or computes something else. */
function measured(bench: Bench, name: string): { ours: Figures; vector: number | null; scalar: number | null } {
  const arrays = bench.file("regret.bin"), result = bench.file("regret.json"), { timed: compiled, exact } = programs(bench);
  const runs: { ours: Figures; c: (number | null)[] }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = bench.run("iterate", name, arrays, result), iterations = ours["iterations"]!, same = isSame(exact, arrays, iterations, result);
    runs.push({ ours, c: compiled.map((program) => (program === null || !same ? null : runC(program, arrays, iterations, BLOCKS)[0] / 1e3)) });
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
