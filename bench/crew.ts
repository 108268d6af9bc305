// CFR+ by several threads over shared memory. Whole branches of a player's information sets go to each thread, so that threads
// meet only where the next player's turn begins, and every number is added up in the order of one thread: same bytes.

import { isMainThread, Worker, workerData } from "node:worker_threads";
import { type Arrays, arraysIn, bytesOf } from "../src/solve/cfr/arrays.ts";
import type { ChoiceSide, Run } from "../src/solve/cfr/choices.ts";
import { updateModule, updateOf } from "../src/solve/cfr/compiled.ts";
import type { Update } from "../src/solve/cfr/plain.ts";
import { instantiate, newSharedMemory, type WasmMemory } from "../src/solve/wasm/platform.ts";

/** What a thread needs; it can be sent to one. */
interface CrewTask {
  readonly memory: WasmMemory<SharedArrayBuffer>;
  readonly module: Uint8Array<ArrayBuffer>;
  readonly thread: number;
  readonly threads: number;
  readonly iterations: number;
}

/** Doubles and integers of a cache line: what threads write all the time stands in lines of its own. */
const LINE = 8, LINE_INTEGERS = 16;
/** What a sequence costs beside its cells. */
const SEQUENCE_COST = 3;

/** A thread's sets of one player. */
interface Part {
  /** As in `SideArrays`. */
  readonly runs: Int32Array;
  /** The sequence that stands for the empty one above them. */
  readonly door: number;
}

export interface Crew {
  readonly arrays: Arrays;
  /** By player, by thread. */
  readonly parts: readonly (readonly Part[])[];
  /** By thread. */
  readonly tasks: readonly CrewTask[];
}

/**
 * The arrays of a game in shared memory and a task for each thread, or null where the platform has none.
 *
 * @param threads     at least 1
 * @param iterations  how many they will do
 */
export function crewOf(sides: readonly [ChoiceSide, ChoiceSide], threads: number, iterations: number): Crew | null {
  const widened = [withDoors(sides[0], threads), withDoors(sides[1], threads)] as const;
  const shares = sides.map((side) => sharesOf(side, threads)), meeting = 4 * LINE_INTEGERS * threads, below = meeting + bytesOf(widened);
  const memory = newSharedMemory(below + shares.flat().reduce((sum, { runs }) => sum + 16 * runs.length, 0));
  if (memory === null) return null;
  const arrays = arraysIn(memory.buffer, widened, meeting);
  let top = below;
  const parts = shares.map((byThread, player) => byThread.map(({ runs, roots }, thread): Part => {
    const { plan, parent } = arrays.sides[player]!, door = doorOf(sides[player]!.sequences, thread); // two players
    const own = new Int32Array(memory.buffer, top, 4 * runs.length);
    own.set(runs.flatMap((run) => [run.actions, run.sets, run.set, 8 * run.sequence]));
    top += own.byteLength;
    plan[door] = 1;
    for (const set of roots) parent[set] = 8 * door;
    return { runs: own, door };
  }));
  const tasks = Array.from({ length: threads }, (_, thread): CrewTask => {
    const [first, second] = [parts[0]![thread]!, parts[1]![thread]!]; // one for each player and thread
    const own = { sides: [{ ...arrays.sides[0], runs: first.runs }, { ...arrays.sides[1], runs: second.runs }] } as const;
    return { memory, module: updateModule(own, false, [first.door, second.door], true), thread, threads, iterations };
  });
  return { arrays, parts, tasks };
}

/** Starts all threads but the first; resolves when they are ready, to the update that is the first's part in theirs. */
export async function startCrew([own, ...others]: readonly CrewTask[]): Promise<Update> {
  await Promise.all(others.map((task) => new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { role: "bench-crew", task } });
    worker.on("online", resolve);
    worker.on("error", reject);
  })));
  return join(own!); // at least one
}

/** One iteration of CFR+ after another, as the solver makes them. */
export function iterate(update: Update, iterations: number, from = 0): void {
  for (let t = from + 1; t <= from + iterations; t++) {
    update(0, 1, 0, t);
    update(1, 1, 0, t);
  }
}

/** A thread's part in updates: each call does its share and waits for the others, who have to make the same calls. */
function join({ memory, module, thread, threads }: CrewTask): Update {
  const functions = instantiate(module, memory);
  if (functions === null) throw new Error("this platform compiles no WebAssembly");
  const update = updateOf(functions), met = new Int32Array(memory.buffer, 0, LINE_INTEGERS * threads);
  let turn = 0;
  return (player, keepGain, keepLoss, weight) => {
    update(player, keepGain, keepLoss, weight);
    turn = (turn + 1) | 0;
    Atomics.store(met, LINE_INTEGERS * thread, turn);
    for (let other = 0; other < threads; other++) while (((Atomics.load(met, LINE_INTEGERS * other) - turn) | 0) < 0);
  };
}

/** The sequence that stands for the empty one in a thread. */
function doorOf(sequences: number, thread: number): number {
  return thread === 0 ? 0 : LINE * (Math.ceil(sequences / LINE) + thread);
}

function withDoors(side: ChoiceSide, threads: number): ChoiceSide {
  const sequences = LINE * (Math.ceil(side.sequences / LINE) + threads + 1), rowStart = new Int32Array(sequences + 1).fill(side.column.length);
  rowStart.set(side.rowStart);
  return { ...side, sequences, rowStart };
}

/** By thread: its runs, and the sets that no other stands above. A branch, a root with all below it, goes to whoever has least to do so far, the dearest first. */
function sharesOf({ runs, parent, rowStart, sequences, sets }: ChoiceSide, threads: number): readonly { runs: Run[]; roots: number[] }[] {
  const branchOf = new Int32Array(sets), behind = new Int32Array(sequences), costs: number[] = [];
  const eachSet = (visit: (set: number, first: number, run: Run) => void) => runs.forEach((run) => {
    for (let i = 0; i < run.sets; i++) visit(run.set + i, run.sequence + i * run.actions, run);
  });
  eachSet((set, first, { actions }) => {
    const branch = parent[set] === 0 ? costs.push(0) - 1 : behind[parent[set]!]!;
    branchOf[set] = branch;
    behind.fill(branch, first, first + actions);
    costs[branch]! += rowStart[first + actions]! - rowStart[first]! + SEQUENCE_COST * actions;
  });
  const load = new Float64Array(threads), threadOf = new Int32Array(costs.length);
  for (const branch of costs.map((_, i) => i).sort((a, b) => costs[b]! - costs[a]!)) {
    const thread = load.indexOf(Math.min(...load));
    threadOf[branch] = thread;
    load[thread]! += costs[branch]!;
  }
  const shares = Array.from(load, () => ({ runs: [] as Run[], roots: [] as number[] }));
  eachSet((set, sequence, { actions, set: begin }) => {
    const part = shares[threadOf[branchOf[set]!]!]!, last = part.runs.at(-1);
    if (last !== undefined && last.set + last.sets === set && last.set >= begin) part.runs[part.runs.length - 1] = { ...last, sets: last.sets + 1 };
    else part.runs.push({ actions, set, sequence, sets: 1 });
    if (parent[set] === 0) part.roots.push(set);
  });
  return shares;
}

const given = workerData as { readonly role?: string; readonly task: CrewTask } | null; // as `startCrew` sends it
if (!isMainThread && given?.role === "bench-crew") iterate(join(given.task), given.task.iterations);
