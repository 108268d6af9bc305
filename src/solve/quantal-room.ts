// The arrays that sweeps of a folded game work on, laid out in one buffer so that plain JavaScript and WebAssembly share them.

import type { AgentForm } from "./agent-form.ts";
import type { QuantalState } from "./quantal-derivative.ts";
import { EXP_TABLES, writeExpTables } from "./wasm/exp.ts";
import { newMemory, type WasmMemory } from "./wasm/platform.ts";

export interface QuantalRoom extends QuantalState {
  /** What WebAssembly reaches the arrays through; null where there is none. */
  readonly memory: WasmMemory | null;
  /** As in the form; `fixed` and `edgeValue` have one edge more, above the first points, where nothing counts. */
  readonly fixed: Float64Array;
  readonly odds: Float64Array;
  readonly openOdds: Float64Array;
  /** By slot, and one more of probability 1 above the first points. */
  readonly probability: Float64Array;
  /** By point and view, `point * views + view`, and 1 above the first points: reach, or its logarithm. */
  readonly reach: Float64Array;
  /** By slot: logarithms of the profile that is swept, those of a response, each but for what normalises it. */
  readonly current: Float64Array;
  readonly answer: Float64Array;
  /** By set in sweep order: what normalises the logarithms written last. */
  readonly sums: Float64Array;
  /** Exponents and, after them, powers; the least reach; the largest change. */
  readonly tables: Float64Array;
  readonly found: Float64Array;
  /** By point: addresses of the reach and of the probability above it, from where the arrays begin. */
  readonly reachedBy: Int32Array;
  /** By point: from where the value of the edge above it is read and where its sum is written. Who comes first reads `fixed`. */
  readonly raises: Int32Array;
  /** Five numbers a set in sweep order: addresses of the belief after its last and of its first slot, bytes of a point's edges, address of the slot after its last, eight times its owner. */
  readonly sets: Int32Array;
  /** Three numbers a set of several points: addresses of its first belief and of the one after its last, eight times its view. */
  readonly shared: Int32Array;
}

const DOUBLE = 8, ALIGNMENT = 64;

/** @param compiled  whether WebAssembly is to reach it, where the platform has it */
export function quantalRoom(form: AgentForm, compiled: boolean): QuantalRoom {
  const { players, views, slots, sweep, parentPoint, firstEdge, firstPoint } = form, points = parentPoint.length, edges = firstEdge[points]!;
  let several = 0;
  for (let at = 0; at < sweep.length; at++) if (firstPoint[at + 1]! > firstPoint[at]! + 1) several++;
  const lengths = [
    (edges + 1) * players, points * players, points * views, slots + 1, (points + 1) * views, slots, slots, sweep.length, EXP_TABLES, 2, slots, slots, points, (edges + 1) * players, points * players,
  ];
  const integers = [2 * points, 2 * points, 5 * sweep.length, 3 * several];
  const padded = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
  const bytes = lengths.reduce((sum, length) => sum + padded(DOUBLE * length), 0) + integers.reduce((sum, length) => sum + padded(4 * length), 0);
  const memory = compiled ? newMemory(bytes) : null, buffer = memory?.buffer ?? new ArrayBuffer(bytes);
  let top = 0;
  const place = (size: number) => (top += padded(size)) - padded(size);
  const [fixed, odds, openOdds, probability, reach, current, answer, sums, tables, found, response, utility, belief, edgeValue, pointValue] = lengths.map((length) => new Float64Array(buffer, place(DOUBLE * length), length)) as readonly Float64Array[] as Fifteen; // as many as lengths
  const [reachedBy, raises, sets, shared] = integers.map((length) => new Int32Array(buffer, place(4 * length), length)) as readonly Int32Array[] as Four;
  const room: QuantalRoom = { memory, fixed, odds, openOdds, probability, reach, current, answer, sums, tables, found, response, utility, belief, edgeValue, pointValue, reachedBy, raises, sets, shared };
  probability[slots] = 1;
  reach.fill(1, points * views);
  belief.fill(1);
  sums.fill(1);
  if (memory !== null) {
    writeExpTables(tables);
    writeAddresses(form, room);
  }
  return room;
}

type Four = readonly [Int32Array, Int32Array, Int32Array, Int32Array];
type Fifteen = readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

function writeAddresses({ players, views, slots, sweep, owner, viewOf, parentPoint, parentSlot, parentEdge, firstEdge, firstPoint, slotOf }: AgentForm, { reachedBy, raises, sets, shared, fixed, edgeValue }: QuantalRoom): void {
  const points = parentPoint.length, edges = firstEdge[points]!, isRaised = new Uint8Array(edges + 1);
  for (let point = 0; point < points; point++) {
    const above = parentPoint[point]!, edge = above < 0 ? edges : parentEdge[point]!;
    reachedBy[2 * point] = DOUBLE * views * (above < 0 ? points : above);
    reachedBy[2 * point + 1] = DOUBLE * (above < 0 ? slots : parentSlot[point]!);
    raises[2 * point] = DOUBLE * players * edge + (isRaised[edge] === 1 ? edgeValue : fixed).byteOffset;
    raises[2 * point + 1] = DOUBLE * players * edge + edgeValue.byteOffset;
    isRaised[edge] = 1;
  }
  for (let at = 0, i = 0; at < sweep.length; at++) {
    const from = firstPoint[at]!, to = firstPoint[at + 1]!, player = owner[sweep[at]!]!;
    const slot = slotOf[from]!, choices = firstEdge[from + 1]! - firstEdge[from]!;
    sets[5 * at] = DOUBLE * to;
    sets[5 * at + 1] = DOUBLE * slot;
    sets[5 * at + 2] = DOUBLE * players * choices;
    sets[5 * at + 3] = DOUBLE * (slot + choices);
    sets[5 * at + 4] = DOUBLE * player;
    if (to === from + 1) continue;
    shared[i++] = DOUBLE * from;
    shared[i++] = DOUBLE * to;
    shared[i++] = DOUBLE * viewOf[player]!;
  }
}

/** Takes over the numbers that the form holds now. */
export function renumber({ fixed, odds, openOdds }: AgentForm, room: QuantalRoom): void {
  room.fixed.set(fixed);
  room.edgeValue.set(fixed);
  room.odds.set(odds);
  room.openOdds.set(openOdds);
}
