// The logit response map of a folded game in logarithms of probabilities, and the sweep that uses new choices at once. A fixed point of the map is an agent quantal response equilibrium (McKelvey and Palfrey 1998).

import { exp, ln } from "../base/index.ts";
import { type AgentForm, COMPILED_MIN } from "./agent-form.ts";
import { type CouncilAnswers, councilAnswers } from "./council-answers.ts";
import { compiledLoops } from "./quantal-compiled.ts";
import { type QuantalDerivative, quantalDerivative, type SparseColumns } from "./quantal-derivative.ts";
import { plainLoops, type SweepLoops } from "./quantal-plain.ts";
import { type QuantalRoom, quantalRoom, renumber } from "./quantal-room.ts";
import { type ValueInverse, valueInverse } from "./value-inverse.ts";

/** All of it works on one workspace: a call overwrites what the last one left. */
export interface QuantalMap {
  readonly form: AgentForm;
  /** Number of passes over the tree so far. */
  readonly passes: () => number;
  /** By slot: the probabilities of the last profile given, to be read until the next. */
  readonly probabilities: Float64Array;
  /** Takes over the numbers of the form, which have been written anew. */
  renumbered(): void;
  /**
   * The logit response to a profile at a precision, into `target`.
   *
   * @param logs    logarithms of probabilities by slot
   * @param target  the response's logarithms by slot
   * @returns       the largest difference between the two as probabilities; NaN when anything is
   */
  respond(logs: Float64Array, lambda: number, target: Float64Array): number;
  /** Derivative of `logs - response(logs, normalised)` in direction (dLogs, dLambda), at the point of the last `respond`, into `out`. */
  differentiate(dLogs: Float64Array, dLambda: number, out: Float64Array): void;
  /**
   * The same where it comes cheap: in the direction z that choices would take if beliefs stayed while utilities changed by `right`
   * and by lambda, into `z`, and the derivative there, into `out`. Null of forms in which sets precede each other in turn, or councils answer.
   */
  readonly throughValues: ((right: Float64Array, dLambda: number, z: Float64Array, out: Float64Array | null) => void) | null;
  /** Columns of that derivative, by the logarithms of these slots; together they take much less than a pass each. */
  columns(slots: readonly number[]): SparseColumns;
  /** Takes up a profile to sweep from; `normalised`: whether its probabilities sum to 1, otherwise they are made to. */
  load(logs: Float64Array, normalised?: boolean): void;
  /**
   * One sweep of the profile taken up, from the ends to the root: beliefs from the old choices, new choices valued at once.
   *
   * @returns  the largest difference between a probability and its response; NaN when anything is
   */
  sweep(lambda: number): number;
  /** Writes the logarithms of the profile that sweeps have arrived at; unless `normalised`, each set's but for a constant. */
  store(logs: Float64Array, normalised?: boolean): void;
  /** Leaves the arrays to the next map of the same tree: this one, and what it has lent, is not to be used any more. */
  release(): void;
}

/** Products of probabilities above this are exact enough; below, reach is added up in logarithms. */
const REACH_MIN = 1e-280;
/** Rooms that no map uses any more, by the tree's edges: a study solves one tree thousands of times. */
const spareRooms = new WeakMap<Int32Array, Furnished>();

/** A room with the loops that work on it. */
interface Furnished {
  readonly room: QuantalRoom;
  readonly loops: SweepLoops;
  /** These hold the numbers of one form: such a room is not lent to another. */
  readonly councils: CouncilAnswers | null;
  /** By player, and whether WebAssembly was asked for. */
  readonly viewOf: Int32Array;
  readonly compiled: boolean;
}

function furnish(form: AgentForm, compiled: boolean): Furnished {
  const spare = spareRooms.get(form.firstEdge);
  if (spare !== undefined && spare.compiled === compiled && spare.viewOf.every((view, player) => view === form.viewOf[player])) {
    spareRooms.delete(form.firstEdge);
    return spare;
  }
  const room = quantalRoom(form, compiled);
  const councils = councilAnswers(form, room);
  return { room, loops: (councils === null ? compiledLoops(form, room) : null) ?? plainLoops(form, room, councils), councils, viewOf: form.viewOf, compiled };
}

/** @param compiled  whether sweeps are to run as WebAssembly, where the platform has it; the results are the same bytes */
export function quantalMap(form: AgentForm, compiled = form.fixed.length >= COMPILED_MIN): QuantalMap {
  const { views, slots, firstSlot, sweep: order, firstPoint, owner, viewOf, parentPoint, parentSlot, downward, counted } = form;
  const points = parentPoint.length, sets = order.length;
  const furnished = furnish(form, compiled && !form.cyclic && form.councils.length === 0), { room, loops, councils } = furnished;
  const { probability, reach, belief, current, answer, sums } = room;
  const probabilities = probability.subarray(0, slots);
  let passes = 0, precision = 0, allCount = true, derivative: QuantalDerivative | null = null, inverse: ValueInverse | null = null;
  /** Logarithms of the form's odds, as they stand there; few maps ask for them. */
  let logOdds: Float64Array | null = null;

  const addReach = (logs: Float64Array) => {
    logOdds ??= form.openOdds.map(ln);
    for (let i = 0; i < points; i++) {
      const point = downward[i]!, above = parentPoint[point]!, step = above < 0 ? 0 : logs[parentSlot[point]!]!;
      for (let view = 0; view < views; view++) reach[point * views + view] = logOdds[point * views + view]! + (above < 0 ? 0 : reach[above * views + view]! + step);
    }
    reach.fill(1, points * views); // compiled loops read it
  };
  const believe = (logs: Float64Array) => {
    const plain = loops.multiply() > REACH_MIN;
    if (plain && allCount) {
      loops.share();
      return;
    }
    if (!plain) {
      normalise(current);
      addReach(logs);
    }
    for (let at = 0; at < sets; at++) {
      const from = firstPoint[at]!, to = firstPoint[at + 1]!;
      if (to === from + 1) continue; // belief 1 from the start
      const view = viewOf[owner[order[at]!]!]!;
      let top = -Infinity, sum = 0;
      if (!plain) for (let point = from; point < to; point++) if (counted[point] === 1 && reach[point * views + view]! > top) top = reach[point * views + view]!;
      for (let point = from; point < to; point++) {
        const own = reach[point * views + view]!, weight = counted[point] === 0 ? 0 : plain ? own : exp(own - top);
        belief[point] = weight;
        sum += weight;
      }
      const share = 1 / sum;
      for (let point = from; point < to; point++) belief[point]! *= share;
    }
  };
  /** Subtracts what an answer's logarithms still lack, and has been left for now. */
  const normalise = (logs: Float64Array) => {
    for (let at = 0; at < sets; at++) {
      if (sums[at] === 1) continue;
      const logSum = ln(sums[at]!);
      sums[at] = 1;
      for (let slot = firstSlot[order[at]!]!; slot < firstSlot[order[at]! + 1]!; slot++) logs[slot]! -= logSum;
    }
  };
  /** Makes the largest logarithm of each set 0. */
  const lower = (logs: Float64Array) => {
    for (let set = 0; set < sets; set++) {
      const from = firstSlot[set]!, to = firstSlot[set + 1]!;
      let top = -Infinity;
      for (let slot = from; slot < to; slot++) if (logs[slot]! > top) top = logs[slot]!;
      for (let slot = from; slot < to; slot++) logs[slot]! -= top;
    }
  };
  /** Makes probabilities sum to 1, and leaves what normalises their logarithms for later. */
  const divide = () => {
    for (let at = 0; at < sets; at++) {
      const from = firstSlot[order[at]!]!, to = firstSlot[order[at]! + 1]!;
      let sum = 0;
      for (let slot = from; slot < to; slot++) sum += probability[slot]!;
      sums[at] = sum;
      for (let slot = from; slot < to; slot++) probability[slot]! /= sum;
    }
  };
  const choose = (logs: Float64Array) => {
    answer.set(logs);
    loops.raise();
  };
  const renumbered = () => {
    renumber(form, room);
    logOdds = null;
    allCount = counted.every((counts) => counts === 1);
  };
  renumbered();

  return {
    form,
    passes: () => passes,
    probabilities,
    renumbered,
    respond(logs, lambda, target) {
      passes++;
      precision = lambda;
      normalise(current);
      choose(logs);
      believe(logs);
      const worst = loops.upward(lambda, false);
      normalise(answer);
      target.set(answer);
      return worst;
    },
    differentiate(dLogs, dLambda, out) {
      passes++;
      (derivative ??= quantalDerivative(form, room, councils)).along(dLogs, dLambda, precision, out);
    },
    throughValues: form.cyclic || councils !== null ? null : (right, dLambda, z, out) => {
      passes++;
      inverse ??= valueInverse(form, room);
      inverse.invert(right, dLambda, precision, z);
      if (out !== null) inverse.restored(right, precision, out);
    },
    columns: (wanted) => (derivative ??= quantalDerivative(form, room, councils)).columns(wanted, precision),
    load(logs, normalised = true) {
      sums.fill(1);
      current.set(logs);
      if (!normalised) lower(current);
      choose(current);
      if (!normalised) divide();
    },
    sweep(lambda) {
      passes++;
      believe(current);
      return loops.upward(lambda, true);
    },
    store(logs, normalised = true) {
      if (normalised) normalise(current);
      logs.set(current);
    },
    release() {
      sums.fill(1);
      belief.fill(1);
      if (councils === null) spareRooms.set(form.firstEdge, furnished);
    },
  };
}
