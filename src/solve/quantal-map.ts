// The logit response map of a folded game in logarithms of probabilities, its derivative, and the sweep that uses new choices
// at once. A fixed point of the map is an agent quantal response equilibrium (McKelvey and Palfrey 1998).

import { exp, ln } from "../base/index.ts";
import type { AgentForm } from "./agent-form.ts";

/** All of it works on one workspace: a call overwrites what the last one left. */
export interface QuantalMap {
  readonly form: AgentForm;
  /** Number of passes over the tree so far. */
  readonly passes: () => number;
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
   * One sweep from the ends to the root in place: beliefs from the old choices, new choices valued at once. Between sweeps of
   * one array nobody else may write into it.
   *
   * @param weight  share of the response in the new logarithms, the rest being the old ones; 1 is the response itself
   * @returns       the largest difference between a probability and its response; NaN when anything is
   */
  sweep(logs: Float64Array, lambda: number, weight?: number): number;
}

/** Products of probabilities above this are exact enough; below, reach is added up in logarithms. */
const REACH_MIN = 1e-280;

export function quantalMap(form: AgentForm): QuantalMap {
  const { players, views, slots, firstSlot, sweep: order, firstPoint, firstEdge, owner, viewOf, parentPoint, parentSlot, parentEdge, downward, fixed, odds, logOdds, counted } = form;
  const points = parentPoint.length, edges = firstEdge[points]!, sets = order.length;
  const probability = new Float64Array(slots), response = new Float64Array(slots), utility = new Float64Array(slots), damped = new Float64Array(slots);
  const reach = new Float64Array(points * views), belief = new Float64Array(points).fill(1), openOdds = logOdds.map(exp);
  const edgeValue = new Float64Array(edges * players), pointValue = new Float64Array(points * players);
  const dReach = new Float64Array(points), dEdge = new Float64Array(edges * players), dPoint = new Float64Array(players), dUtility = new Float64Array(slots), dLog = new Float64Array(slots);
  const slotOf = new Int32Array(points);
  for (let at = 0; at < sets; at++) slotOf.fill(firstSlot[order[at]!]!, firstPoint[at]!, firstPoint[at + 1]!);
  let passes = 0, precision = 0, swept: Float64Array | null = null;

  /** Reach as plain products; false when some are too small to tell apart. */
  const multiplyReach = (): boolean => {
    let least = 1;
    for (let i = 0; i < points; i++) {
      const point = downward[i]!, above = parentPoint[point]!;
      const step = above < 0 ? 1 : probability[parentSlot[point]!]!;
      for (let view = 0; view < views; view++) {
        const product = openOdds[point * views + view]! * step * (above < 0 ? 1 : reach[above * views + view]!);
        reach[point * views + view] = product;
        if (!(product >= least)) least = product;
      }
    }
    return least > REACH_MIN;
  };
  const addReach = (logs: Float64Array) => {
    for (let i = 0; i < points; i++) {
      const point = downward[i]!, above = parentPoint[point]!;
      for (let view = 0; view < views; view++) {
        reach[point * views + view] = logOdds[point * views + view]! + (above < 0 ? 0 : reach[above * views + view]! + logs[parentSlot[point]!]!);
      }
    }
  };
  const believe = (logs: Float64Array) => {
    const plain = multiplyReach();
    if (!plain) addReach(logs);
    for (let at = 0; at < sets; at++) {
      const from = firstPoint[at]!, to = firstPoint[at + 1]!;
      if (to === from + 1) continue; // belief 1 from the start
      const view = viewOf[owner[order[at]!]!]!;
      let top = -Infinity, sum = 0;
      if (!plain) for (let point = from; point < to; point++) if (counted[point] === 1 && reach[point * views + view]! > top) top = reach[point * views + view]!;
      for (let point = from; point < to; point++) {
        const weight = counted[point] === 0 ? 0 : plain ? reach[point * views + view]! : exp(reach[point * views + view]! - top);
        belief[point] = weight;
        sum += weight;
      }
      for (let point = from; point < to; point++) belief[point]! /= sum;
    }
  };
  /** Values the points of one set under `probability` and passes what has changed on to the edges above. */
  const valuePoints = (at: number) => {
    const set = order[at]!, slot = firstSlot[set]!, choices = firstSlot[set + 1]! - slot;
    for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) {
      const edge = firstEdge[point]!, above = parentEdge[point]!;
      for (let player = 0; player < players; player++) {
        let sum = 0;
        for (let k = 0; k < choices; k++) sum += probability[slot + k]! * edgeValue[(edge + k) * players + player]!;
        const i = point * players + player;
        if (above >= 0) edgeValue[above * players + player]! += odds[i]! * (sum - pointValue[i]!);
        pointValue[i] = sum;
      }
    }
  };
  const clearValues = () => {
    edgeValue.set(fixed);
    pointValue.fill(0);
  };
  const valueAll = () => {
    clearValues();
    if (!form.cyclic) {
      for (let at = 0; at < sets; at++) valuePoints(at);
      return;
    }
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
  /** Utilities and logit response of the set at one position of the sweep; its response's logarithms go to `target`. */
  const choose = (at: number, lambda: number, target: Float64Array) => {
    const set = order[at]!, slot = firstSlot[set]!, choices = firstSlot[set + 1]! - slot, player = owner[set]!;
    for (let k = 0; k < choices; k++) utility[slot + k] = 0;
    for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) {
      const weight = belief[point]!, edge = firstEdge[point]! * players + player;
      for (let k = 0; k < choices; k++) utility[slot + k]! += weight * edgeValue[edge + k * players]!;
    }
    let top = utility[slot]!, sum = 0;
    for (let k = 1; k < choices; k++) if (!(utility[slot + k]! <= top)) top = utility[slot + k]!;
    for (let k = 0; k < choices; k++) {
      const log = lambda * (utility[slot + k]! - top);
      const weight = log === 0 ? 1 : exp(log);
      target[slot + k] = log;
      response[slot + k] = weight;
      sum += weight;
    }
    const logSum = ln(sum), share = 1 / sum;
    for (let k = 0; k < choices; k++) {
      response[slot + k]! *= share;
      target[slot + k]! -= logSum;
    }
  };
  /** Moves the logarithms of one set part of the way to the response in `damped`. */
  const mix = (set: number, logs: Float64Array, weight: number) => {
    let sum = 0;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
      logs[slot]! += weight * (damped[slot]! - logs[slot]!);
      sum += exp(logs[slot]!);
    }
    // At most two profiles are mixed, so that the sum is far from 0 unless they are worlds apart.
    const logSum = ln(sum);
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
      logs[slot]! -= logSum;
      probability[slot] = exp(logs[slot]!);
    }
  };

  return {
    form,
    passes: () => passes,
    respond(logs, lambda, target) {
      passes++;
      precision = lambda;
      swept = null;
      for (let slot = 0; slot < slots; slot++) probability[slot] = exp(logs[slot]!);
      believe(logs);
      valueAll();
      let worst = 0;
      for (let at = 0; at < sets; at++) choose(at, lambda, target);
      for (let slot = 0; slot < slots; slot++) {
        const change = Math.abs(response[slot]! - probability[slot]!);
        if (change !== change) return NaN;
        if (change > worst) worst = change;
      }
      return worst;
    },
    differentiate(dLogs, dLambda, out) {
      passes++;
      swept = null;
      // Only changes that keep probabilities summing to 1 count; the rest would be blown up by lambda times the payoffs' level.
      for (let set = 0; set < sets; set++) {
        let mean = 0;
        for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) mean += probability[slot]! * dLogs[slot]!;
        for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) dLog[slot] = dLogs[slot]! - mean;
      }
      for (let i = 0; i < points; i++) {
        const point = downward[i]!, above = parentPoint[point]!;
        dReach[point] = above < 0 ? 0 : dReach[above]! + dLog[parentSlot[point]!]!;
      }
      dEdge.fill(0);
      for (let i = points - 1; i >= 0; i--) {
        const point = downward[i]!, first = firstEdge[point]!, slot = slotOf[point]!, choices = firstEdge[point + 1]! - first, above = parentEdge[point]!;
        for (let player = 0; player < players; player++) dPoint[player] = 0;
        for (let k = 0; k < choices; k++) {
          const weight = probability[slot + k]!, dWeight = weight * dLog[slot + k]!, edge = (first + k) * players;
          for (let player = 0; player < players; player++) dPoint[player]! += weight * dEdge[edge + player]! + dWeight * (edgeValue[edge + player]! - pointValue[point * players + player]!);
        }
        if (above >= 0) for (let player = 0; player < players; player++) dEdge[above * players + player]! += odds[point * players + player]! * dPoint[player]!;
      }
      for (let at = 0; at < sets; at++) {
        const set = order[at]!, slot = firstSlot[set]!, choices = firstSlot[set + 1]! - slot, player = owner[set]!;
        for (let k = 0; k < choices; k++) dUtility[slot + k] = 0;
        let shift = 0;
        for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) shift += belief[point]! * dReach[point]!;
        for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) {
          const weight = belief[point]!, dWeight = weight * (dReach[point]! - shift), edge = firstEdge[point]! * players + player;
          if (weight === 0) continue;
          // Measured from the set's own utility, so that large common payoffs cancel before they are multiplied.
          for (let k = 0; k < choices; k++) dUtility[slot + k]! += dWeight * (edgeValue[edge + k * players]! - utility[slot + k]!) + weight * dEdge[edge + k * players]!;
        }
        let meanChange = 0, mean = 0;
        for (let k = 0; k < choices; k++) {
          meanChange += response[slot + k]! * dUtility[slot + k]!;
          mean += response[slot + k]! * utility[slot + k]!;
        }
        for (let k = 0; k < choices; k++) out[slot + k] = dLogs[slot + k]! - precision * (dUtility[slot + k]! - meanChange) - dLambda * (utility[slot + k]! - mean);
      }
    },
    sweep(logs, lambda, weight = 1) {
      passes++;
      // After a sweep of the same array the probabilities are at hand.
      if (swept !== logs) for (let slot = 0; slot < slots; slot++) probability[slot] = exp(logs[slot]!);
      swept = logs;
      believe(logs);
      if (form.cyclic) valueAll();
      else clearValues();
      let worst = 0, spoiled = false;
      for (let at = 0; at < sets; at++) {
        choose(at, lambda, weight === 1 ? logs : damped);
        const set = order[at]!;
        for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
          const change = Math.abs(response[slot]! - probability[slot]!);
          if (change !== change) spoiled = true;
          if (change > worst) worst = change;
          probability[slot] = response[slot]!;
        }
        if (weight !== 1) mix(set, logs, weight);
        valuePoints(at);
      }
      return spoiled ? NaN : worst;
    },
  };
}
