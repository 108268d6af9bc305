// The logit response map of a folded game in logarithms of probabilities, and the sweep that uses new choices at once. A fixed point of the map is an agent quantal response equilibrium (McKelvey and Palfrey 1998).

import { exp, ln } from "../base/index.ts";
import type { AgentForm } from "./agent-form.ts";
import { type QuantalDerivative, quantalDerivative, type QuantalState, type SparseColumn } from "./quantal-derivative.ts";
import { type ValueInverse, valueInverse } from "./value-inverse.ts";

/** All of it works on one workspace: a call overwrites what the last one left. */
export interface QuantalMap {
  readonly form: AgentForm;
  /** Number of passes over the tree so far. */
  readonly passes: () => number;
  /** By slot: the probabilities of the last profile given, to be read until the next. */
  readonly probabilities: Float64Array;
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
   * and by lambda, into `z`, and the derivative there, into `out`. Null of forms in which sets precede each other in turn.
   */
  readonly throughValues: ((right: Float64Array, dLambda: number, z: Float64Array, out: Float64Array | null) => void) | null;
  /** Columns of that derivative, by the logarithms of these slots; together they take much less than a pass each. */
  columns(slots: readonly number[]): SparseColumn[];
  /** Takes up a profile to sweep from. */
  load(logs: Float64Array): void;
  /**
   * One sweep of the profile taken up, from the ends to the root: beliefs from the old choices, new choices valued at once.
   *
   * @returns  the largest difference between a probability and its response; NaN when anything is
   */
  sweep(lambda: number): number;
  /** Writes the logarithms of the profile that sweeps have arrived at. */
  store(logs: Float64Array): void;
}

/** Products of probabilities above this are exact enough; below, reach is added up in logarithms. */
const REACH_MIN = 1e-280;

export function quantalMap(form: AgentForm): QuantalMap {
  const { players, views, slots, firstSlot, sweep: order, firstPoint, firstEdge, owner, viewOf, parentPoint, parentSlot, parentEdge, slotOf, downward, fixed, odds, openOdds, logOdds, counted } = form;
  const points = parentPoint.length, edges = firstEdge[points]!, sets = order.length;
  const probability = new Float64Array(slots), response = new Float64Array(slots), utility = new Float64Array(slots);
  const current = new Float64Array(slots), sums = new Float64Array(sets).fill(1);
  const reach = new Float64Array(points * views), belief = new Float64Array(points).fill(1);
  const edgeValue = new Float64Array(edges * players), pointValue = new Float64Array(points * players);
  const state: QuantalState = { probability, response, utility, belief, edgeValue, pointValue };
  let passes = 0, precision = 0, derivative: QuantalDerivative | null = null, inverse: ValueInverse | null = null;

  /** Reach as plain products, by view and point; false when some are too small to tell apart. */
  const multiplyReach = (): boolean => {
    let least = 1;
    for (let view = 0; view < views; view++) {
      const at = view * points;
      for (let i = 0; i < points; i++) {
        const point = downward[i]!, above = parentPoint[point]!;
        let product = openOdds[at + point]!;
        if (above >= 0) product *= probability[parentSlot[point]!]! * reach[at + above]!;
        reach[at + point] = product;
        if (product < least) least = product;
      }
    }
    return least > REACH_MIN;
  };
  const addReach = (logs: Float64Array) => {
    for (let view = 0; view < views; view++) {
      const at = view * points;
      for (let i = 0; i < points; i++) {
        const point = downward[i]!, above = parentPoint[point]!;
        reach[at + point] = logOdds[at + point]! + (above < 0 ? 0 : reach[at + above]! + logs[parentSlot[point]!]!);
      }
    }
  };
  const believe = (logs: Float64Array) => {
    const plain = multiplyReach();
    if (!plain) {
      normalise(current);
      addReach(logs);
    }
    for (let at = 0; at < sets; at++) {
      const from = firstPoint[at]!, to = firstPoint[at + 1]!;
      if (to === from + 1) continue; // belief 1 from the start
      const view = viewOf[owner[order[at]!]!]! * points;
      let top = -Infinity, sum = 0;
      if (!plain) for (let point = from; point < to; point++) if (counted[point] === 1 && reach[view + point]! > top) top = reach[view + point]!;
      for (let point = from; point < to; point++) {
        const own = reach[view + point]!, weight = counted[point] === 0 ? 0 : plain ? own : exp(own - top);
        belief[point] = weight;
        sum += weight;
      }
      const share = 1 / sum;
      for (let point = from; point < to; point++) belief[point]! *= share;
    }
  };
  /** Where sets precede each other in turn: values of all points before any set answers. */
  const valueAll = () => {
    edgeValue.set(fixed);
    for (let i = points - 1; i >= 0; i--) {
      const point = downward[i]!, edge = firstEdge[point]!, slot = slotOf[point]!, above = parentEdge[point]!;
      for (let player = 0; player < players; player++) {
        let sum = 0;
        for (let k = 0; edge + k < firstEdge[point + 1]!; k++) sum += probability[slot + k]! * edgeValue[(edge + k) * players + player]!;
        pointValue[point * players + player] = sum;
        if (above >= 0) edgeValue[above * players + player]! += odds[point * players + player]! * sum;
      }
    }
  };
  /**
   * Goes through the sets from the ends to the root. Each answers: its utilities, and its logit response, whose logarithms go
   * to `target` but for what normalises them, the logarithm of its entry in `sums`. If `moving`, it takes up its answer.
   * Then its points are valued, and what is new is passed on to the edges above. One loop, since it is what solving spends its
   * time on.
   *
   * @returns the largest difference between response and choice; NaN when any is
   */
  const upward = (lambda: number, target: Float64Array, moving: boolean): number => {
    let worst = 0, edge = 0; // edges stand in the order of points
    for (let at = 0; at < sets; at++) {
      const from = firstPoint[at]!, to = firstPoint[at + 1]!, slot = slotOf[from]!, choices = firstEdge[from + 1]! - firstEdge[from]!, end = slot + choices;
      const stride = choices * players, two = choices > 1 ? players : 0, three = choices > 2 ? 2 * players : 0;
      // The first three actions, mostly all there are, are added up without an inner loop.
      let first = 0, second = 0, third = 0;
      for (let point = from, own = edge + owner[order[at]!]!; point < to; point++, own += stride) {
        const share = belief[point]!;
        first += share * edgeValue[own]!;
        second += share * edgeValue[own + two]!;
        third += share * edgeValue[own + three]!;
      }
      utility[slot] = first;
      if (choices > 1) utility[slot + 1] = second;
      if (choices > 2) utility[slot + 2] = third;
      for (let k = 3; k < choices; k++) {
        let sum = 0;
        for (let point = from, own = edge + owner[order[at]!]! + k * players; point < to; point++, own += stride) sum += belief[point]! * edgeValue[own]!;
        utility[slot + k] = sum;
      }
      let top = first, sum = 0;
      for (let s = slot + 1; s < end; s++) if (!(utility[s]! <= top)) top = utility[s]!;
      for (let s = slot; s < end; s++) {
        const log = lambda * (utility[s]! - top), power = log === 0 ? 1 : exp(log);
        target[s] = log;
        response[s] = power;
        sum += power;
      }
      sums[at] = sum;
      const share = 1 / sum;
      for (let s = slot; s < end; s++) {
        const chosen = response[s]! * share, change = Math.abs(chosen - probability[s]!);
        if (change > worst || change !== change) worst = change;
        response[s] = chosen;
        if (moving) probability[s] = chosen;
      }
      if (!moving && form.cyclic) {
        edge += stride * (to - from);
        continue;
      }
      first = probability[slot]!;
      second = choices > 1 ? probability[slot + 1]! : 0;
      third = choices > 2 ? probability[slot + 2]! : 0;
      for (let point = from; point < to; point++, edge += stride) {
        const above = parentEdge[point]! * players;
        for (let player = 0; player < players; player++) {
          const here = edge + player, i = point * players + player;
          let sum = first * edgeValue[here]! + second * edgeValue[here + two]! + third * edgeValue[here + three]!;
          for (let k = 3; k < choices; k++) sum += probability[slot + k]! * edgeValue[here + k * players]!;
          if (above >= 0) edgeValue[above + player]! += odds[i]! * (form.cyclic ? sum - pointValue[i]! : sum);
          pointValue[i] = sum;
        }
      }
    }
    return worst;
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

  return {
    form,
    passes: () => passes,
    probabilities: probability,
    respond(logs, lambda, target) {
      passes++;
      precision = lambda;
      normalise(current);
      for (let slot = 0; slot < slots; slot++) probability[slot] = exp(logs[slot]!);
      believe(logs);
      if (form.cyclic) valueAll();
      else edgeValue.set(fixed);
      const worst = upward(lambda, target, false);
      normalise(target);
      return worst;
    },
    differentiate(dLogs, dLambda, out) {
      passes++;
      (derivative ??= quantalDerivative(form, state)).along(dLogs, dLambda, precision, out);
    },
    throughValues: form.cyclic ? null : (right, dLambda, z, out) => {
      passes++;
      inverse ??= valueInverse(form, state);
      inverse.invert(right, dLambda, precision, z);
      if (out !== null) inverse.restored(right, precision, out);
    },
    columns: (wanted) => (derivative ??= quantalDerivative(form, state)).columns(wanted, precision),
    load(logs) {
      sums.fill(1);
      current.set(logs);
      for (let slot = 0; slot < slots; slot++) probability[slot] = exp(logs[slot]!);
    },
    sweep(lambda) {
      passes++;
      believe(current);
      if (form.cyclic) valueAll();
      else edgeValue.set(fixed);
      return upward(lambda, current, true);
    },
    store(logs) {
      normalise(current);
      logs.set(current);
    },
  };
}
