// The update of plain.ts as WebAssembly, three to four times as fast: addresses are baked into the code, sets with few actions
// have loops of their own without inner loops, and positive parts are taken without branches.

import { type Arrays, bytesOf, arraysIn, type SideArrays } from "./arrays.ts";
import type { ChoiceSide } from "./choices.ts";
import { plainUpdate, type Update } from "./plain.ts";
import { instantiate, newMemory, type WasmFunctions } from "../wasm/platform.ts";
import {
  aboveF, addF, addI, belowI, bothV, type Code, divF, doubleI, equalI, f64, get, greaterV, i32, laneV, lesserV, loadF, loadI, type Local, mulF, mulI, repeatWhile, set, shiftRightI, storeF, subF, subI, wasmFunction, wasmModule,
  type WasmFunction, when,
} from "../wasm/code.ts";

/** Sets with up to this many actions are done without inner loops over actions. */
const UNROLLED_MAX = 4;

/**
 * The arrays of a game and the update that works on them, compiled where the platform can do so.
 *
 * @param plain  whether to do without WebAssembly; the results are the same bytes
 */
export function regretMachine(sides: readonly [ChoiceSide, ChoiceSide], predictive: boolean, plain = false): { readonly arrays: Arrays; readonly update: Update; readonly compiled: boolean } {
  const bytes = bytesOf(sides);
  const memory = plain ? null : newMemory(bytes);
  if (memory !== null) {
    const arrays = arraysIn(memory.buffer, sides);
    const functions = instantiate(updateModule(arrays, predictive), memory);
    if (functions !== null) return { arrays, compiled: true, update: updateOf(functions) };
  }
  const arrays = arraysIn(new ArrayBuffer(bytes), sides);
  return { arrays, compiled: false, update: plainUpdate(arrays, predictive) };
}

/**
 * The update as a module, of the sets in `runs` of the arrays. bench/crew.ts divides them among threads.
 *
 * @param door    by player, the sequence that stands for the empty one above those sets
 * @param shared  whether the memory is that of several threads
 */
export function updateModule(arrays: Arrays, predictive: boolean, door: readonly [number, number] = [0, 0], shared = false): Uint8Array<ArrayBuffer> {
  return wasmModule(([0, 1] as const).flatMap((player) => [regretsUpward(`up${player}`, arrays, player, predictive, door[player]), plansDownward(`down${player}`, arrays, player, door[player])]), shared);
}

/** @param functions  of such a module */
export function updateOf(functions: WasmFunctions): Update {
  const up = [functions["up0"]!, functions["up1"]!], down = [functions["down0"]!, functions["down1"]!]; // the names above
  return (player, keepGain, keepLoss, weight) => {
    up[player]!(keepGain, keepLoss); // one a player
    down[player]!(weight);
  };
}

/** Where each array begins in the memory, in bytes. */
type Places = Readonly<Record<keyof SideArrays, number>>;

const placesOf = (side: SideArrays) => Object.fromEntries(Object.entries(side).map(([name, array]: [string, Int32Array | Float64Array]) => [name, array.byteOffset])) as Places; // the same keys

/** Addresses of doubles are halved to read the integer of the same index. */
const half = (address: Code) => shiftRightI(address, i32(1));
const positive = (value: Code) => laneV(greaterV(bothV(f64(0)), bothV(value)), 0);
const negative = (value: Code) => laneV(lesserV(bothV(f64(0)), bothV(value)), 0);
const advance = (local: Local, by: Code) => set(local, addI(get(local), by));

/** What both functions share: locals that describe a run and a set, and ways through runs and actions. */
function walkOf(at: Places, local: (type: "i32") => Local) {
  const run = local("i32"), actions = local("i32"), width = local("i32"), set4 = local("i32"), lastSet4 = local("i32"), from = local("i32"), to = local("i32"), q = local("i32");
  return {
    run, actions, width, from, to, q,
    /** Four times the number of the set, and of the last one of the run or the one after it. */
    set4, lastSet4,
    /** Reads what the run is; `from` is left alone. */
    readRun: [
      set(actions, loadI(get(run), at.runs)), set(width, mulI(get(actions), i32(8))),
      set(set4, mulI(loadI(get(run), at.runs + 8), i32(4))), set(lastSet4, addI(get(set4), mulI(loadI(get(run), at.runs + 4), i32(4)))),
    ],
    /** `body` for the number of actions that the run has; null stands for all numbers above the largest that is unrolled. */
    byActions: (body: (count: number | null) => Code): Code =>
      Array.from({ length: UNROLLED_MAX - 1 }, (_, i) => i + 2).reduceRight<Code>((otherwise, count) => when(equalI(get(actions), i32(count)), [body(count)], [otherwise]), body(null)),
    /** `body` for every action of the set: for action k, the double k places after address `q`. Without a count, in a loop with k = 0. */
    eachAction: (count: number | null, body: (k: number) => readonly Code[]): Code[] => [
      set(q, get(from)),
      ...(count === null ? [repeatWhile(belowI(get(q), get(to)), ...body(0), advance(q, i32(8)))] : Array.from({ length: count }, (_, k) => body(k)).flat()),
    ],
  };
}

function regretsUpward(name: string, { sides }: Arrays, player: 0 | 1, predictive: boolean, door: number): WasmFunction {
  const at = placesOf(sides[player]), others = sides[player === 0 ? 1 : 0].plan.byteOffset;
  return wasmFunction(name, ["f64", "f64"], (parameters, local) => {
    const [keepGain, keepLoss] = [parameters[0]!, parameters[1]!]; // two
    const { run, width, set4, lastSet4, from, to, q, readRun, byActions, eachAction } = walkOf(at, local);
    const cell = local("i32"), end = local("i32"), up = local("i32"), worth = local("f64"), now = local("f64"), after = local("f64"), sum = local("f64");
    const values = Array.from({ length: UNROLLED_MAX }, () => local("f64"));
    /** An action's value stays in a local where its loop is unrolled, otherwise in `gain`. */
    const valueOf = (count: number | null, k: number) => (count === null ? loadF(get(q), at.gain) : get(values[k]!));
    const learn = (count: number | null) => repeatWhile(belowI(get(set4), get(lastSet4)),
      set(lastSet4, subI(get(lastSet4), i32(4))), set(to, get(from)), set(from, subI(get(from), get(width))),
      set(worth, f64(0)),
      set(cell, loadI(half(get(from)), at.rowStart)),
      ...eachAction(count, (k) => [
        set(values[k]!, loadF(get(q), at.gain + 8 * k)),
        set(end, loadI(half(get(q)), at.rowStart + 4 * k + 4)),
        repeatWhile(belowI(get(cell), get(end)),
          set(values[k]!, addF(get(values[k]!), mulF(loadF(get(cell), at.payoff), loadF(loadI(half(get(cell)), at.column), others)))),
          advance(cell, i32(8))),
        count === null ? storeF(get(q), at.gain, get(values[k]!)) : "",
        set(worth, addF(get(worth), mulF(loadF(get(q), at.choice + 8 * k), get(values[k]!)))),
      ]),
      set(sum, f64(0)),
      ...eachAction(count, (k) => [
        set(now, subF(valueOf(count, k), get(worth))),
        set(after, loadF(get(q), at.regret + 8 * k)),
        set(after, addF(addF(mulF(positive(get(after)), get(keepGain)), mulF(negative(get(after)), get(keepLoss))), get(now))),
        storeF(get(q), at.regret + 8 * k, get(after)),
        set(after, positive(predictive ? addF(positive(get(after)), get(now)) : get(after))),
        storeF(get(q), at.choice + 8 * k, get(after)),
        storeF(get(q), at.gain + 8 * k, f64(0)),
        set(sum, addF(get(sum), get(after))),
      ]),
      storeF(mulI(get(lastSet4), i32(2)), at.scale, f64(0)),
      when(aboveF(get(sum), f64(0)), [storeF(mulI(get(lastSet4), i32(2)), at.scale, divF(f64(1), get(sum)))]),
      set(up, loadI(get(lastSet4), at.parent)),
      storeF(get(up), at.gain, addF(loadF(get(up), at.gain), get(worth))));
    return [
      set(run, i32(4 * sides[player].runs.length)),
      repeatWhile(get(run), set(run, subI(get(run), i32(16))), ...readRun,
        set(from, addI(loadI(get(run), at.runs + 12), mulI(get(width), loadI(get(run), at.runs + 4)))),
        byActions(learn)),
      storeF(i32(0), at.gain + 8 * door, f64(0)),
    ];
  });
}

function plansDownward(name: string, { sides }: Arrays, player: 0 | 1, door: number): WasmFunction {
  const at = placesOf(sides[player]);
  return wasmFunction(name, ["f64"], (parameters, local) => {
    const weight = parameters[0]!; // one
    const { run, actions, width, set4, lastSet4, from, to, q, readRun, byActions, eachAction } = walkOf(at, local);
    const above = local("f64"), share = local("f64"), now = local("f64");
    const plan = (count: number | null) => repeatWhile(belowI(get(set4), get(lastSet4)),
      set(to, addI(get(from), get(width))),
      set(above, loadF(loadI(get(set4), at.parent), at.plan)),
      set(share, loadF(mulI(get(set4), i32(2)), at.scale)),
      when(aboveF(get(share), f64(0)), [], [
        ...eachAction(count, (k) => [storeF(get(q), at.choice + 8 * k, divF(f64(1), doubleI(get(actions))))]),
        set(share, f64(1)),
      ]),
      ...eachAction(count, (k) => [
        set(now, mulF(loadF(get(q), at.choice + 8 * k), get(share))),
        storeF(get(q), at.choice + 8 * k, get(now)),
        set(now, mulF(get(above), get(now))),
        storeF(get(q), at.plan + 8 * k, get(now)),
        storeF(get(q), at.summed + 8 * k, addF(loadF(get(q), at.summed + 8 * k), mulF(get(weight), get(now)))),
      ]),
      set(from, get(to)), advance(set4, i32(4)));
    return [
      storeF(i32(0), at.summed + 8 * door, addF(loadF(i32(0), at.summed + 8 * door), get(weight))),
      repeatWhile(belowI(get(run), i32(4 * sides[player].runs.length)), ...readRun, set(from, loadI(get(run), at.runs + 12)), byActions(plan), advance(run, i32(16))),
    ];
  });
}
