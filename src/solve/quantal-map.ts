// The logit response map of a folded game in logarithms of probabilities, its derivative, and the sweep that uses new choices
// at once. A fixed point of the map is an agent quantal response equilibrium (McKelvey and Palfrey 1998).

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
  /** Derivative of `logs - response` in direction (dLogs, dLambda), at the point of the last `respond`, into `out`. */
  differentiate(dLogs: Float64Array, dLambda: number, out: Float64Array): void;
  /**
   * One sweep from the ends to the root in place: beliefs from the old choices, new choices valued at once.
   *
   * @returns the largest change of a probability; NaN when anything is
   */
  sweep(logs: Float64Array, lambda: number): number;
}

export function quantalMap(form: AgentForm): QuantalMap {
  const { players, views, slots, firstSlot, sweep: order, firstPoint, firstEdge, owner, viewOf, parentPoint, parentSlot, downward, fixed, firstBelow, below, odds, logOdds, counted } = form;
  const points = parentPoint.length, edges = firstEdge[points]!, sets = order.length;
  const probability = new Float64Array(slots), response = new Float64Array(slots), utility = new Float64Array(slots);
  const reach = new Float64Array(points * views), belief = new Float64Array(points);
  const edgeValue = new Float64Array(edges * players), pointValue = new Float64Array(points * players);
  const dReach = new Float64Array(points), dEdge = new Float64Array(edges * players), dPoint = new Float64Array(points * players), dUtility = new Float64Array(slots);
  const setOfPoint = new Int32Array(points), choicesOf = new Int32Array(points), slotOf = new Int32Array(points);
  for (let at = 0; at < sets; at++) {
    setOfPoint.fill(order[at]!, firstPoint[at]!, firstPoint[at + 1]!);
    slotOf.fill(firstSlot[order[at]!]!, firstPoint[at]!, firstPoint[at + 1]!);
    choicesOf.fill(firstSlot[order[at]! + 1]! - firstSlot[order[at]!]!, firstPoint[at]!, firstPoint[at + 1]!);
  }
  let passes = 0, precision = 0;

  const believe = (logs: Float64Array) => {
    for (let i = 0; i < points; i++) {
      const point = downward[i]!, above = parentPoint[point]!;
      for (let view = 0; view < views; view++) {
        reach[point * views + view] = logOdds[point * views + view]! + (above < 0 ? 0 : reach[above * views + view]! + logs[parentSlot[point]!]!);
      }
    }
    for (let at = 0; at < sets; at++) {
      const from = firstPoint[at]!, to = firstPoint[at + 1]!;
      if (to === from + 1) {
        belief[from] = 1;
        continue;
      }
      const view = viewOf[owner[order[at]!]!]!;
      let top = -Infinity, sum = 0;
      for (let point = from; point < to; point++) if (counted[point] === 1 && reach[point * views + view]! > top) top = reach[point * views + view]!;
      for (let point = from; point < to; point++) sum += belief[point] = counted[point] === 1 ? Math.exp(reach[point * views + view]! - top) : 0;
      for (let point = from; point < to; point++) belief[point]! /= sum;
    }
  };
  const valueEdges = (point: number) => {
    for (let edge = firstEdge[point]!; edge < firstEdge[point + 1]!; edge++) {
      const from = firstBelow[edge]!, to = firstBelow[edge + 1]!;
      for (let player = 0; player < players; player++) {
        let sum = fixed[edge * players + player]!;
        for (let i = from; i < to; i++) sum += odds[below[i]! * players + player]! * pointValue[below[i]! * players + player]!;
        edgeValue[edge * players + player] = sum;
      }
    }
  };
  const valuePoint = (point: number) => {
    const edge = firstEdge[point]!, slot = slotOf[point]!, choices = choicesOf[point]!;
    for (let player = 0; player < players; player++) {
      let sum = 0;
      for (let k = 0; k < choices; k++) sum += probability[slot + k]! * edgeValue[(edge + k) * players + player]!;
      pointValue[point * players + player] = sum;
    }
  };
  /** Utilities and logit response of the set at one position of the sweep; its response's logarithms go to `target`. */
  const choose = (at: number, lambda: number, target: Float64Array) => {
    const set = order[at]!, from = firstSlot[set]!, to = firstSlot[set + 1]!, player = owner[set]!;
    let top = -Infinity, sum = 0;
    for (let slot = from; slot < to; slot++) {
      let worth = 0;
      for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) worth += belief[point]! * edgeValue[(firstEdge[point]! + slot - from) * players + player]!;
      utility[slot] = worth;
      if (worth > top) top = worth;
    }
    for (let slot = from; slot < to; slot++) sum += response[slot] = Math.exp(lambda * (utility[slot]! - top));
    const logSum = Math.log(sum);
    for (let slot = from; slot < to; slot++) {
      response[slot]! /= sum;
      target[slot] = lambda * (utility[slot]! - top) - logSum;
    }
  };
  const valueAll = () => {
    for (let i = points - 1; i >= 0; i--) {
      valueEdges(downward[i]!);
      valuePoint(downward[i]!);
    }
  };
  const largestChange = () => {
    let worst = 0;
    for (let slot = 0; slot < slots; slot++) {
      const change = Math.abs(response[slot]! - probability[slot]!);
      if (!(change <= worst)) worst = change; // NaN stays: nothing compares with it
      if (worst !== worst) return NaN;
    }
    return worst;
  };

  return {
    form,
    passes: () => passes,
    respond(logs, lambda, target) {
      passes++;
      precision = lambda;
      for (let slot = 0; slot < slots; slot++) probability[slot] = Math.exp(logs[slot]!);
      believe(logs);
      valueAll();
      for (let at = 0; at < sets; at++) choose(at, lambda, target);
      return largestChange();
    },
    differentiate(dLogs, dLambda, out) {
      passes++;
      for (let i = 0; i < points; i++) {
        const point = downward[i]!, above = parentPoint[point]!;
        dReach[point] = above < 0 ? 0 : dReach[above]! + dLogs[parentSlot[point]!]!;
      }
      for (let i = points - 1; i >= 0; i--) {
        const point = downward[i]!, first = firstEdge[point]!, slot = slotOf[point]!, choices = choicesOf[point]!;
        for (let player = 0; player < players; player++) {
          let sum = 0;
          for (let k = 0; k < choices; k++) {
            const edge = first + k;
            let change = 0;
            for (let b = firstBelow[edge]!; b < firstBelow[edge + 1]!; b++) change += odds[below[b]! * players + player]! * dPoint[below[b]! * players + player]!;
            dEdge[edge * players + player] = change;
            sum += probability[slot + k]! * (change + dLogs[slot + k]! * edgeValue[edge * players + player]!);
          }
          dPoint[point * players + player] = sum;
        }
      }
      for (let at = 0; at < sets; at++) {
        const set = order[at]!, from = firstSlot[set]!, to = firstSlot[set + 1]!, player = owner[set]!;
        dUtility.fill(0, from, to);
        let shift = 0;
        for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) shift += belief[point]! * dReach[point]!;
        for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) {
          if (belief[point] === 0) continue;
          const dBelief = dReach[point]! - shift;
          for (let slot = from; slot < to; slot++) {
            const edge = (firstEdge[point]! + slot - from) * players + player;
            // Measured from the set's own utility, so that large common payoffs cancel before they are multiplied.
            dUtility[slot]! += belief[point]! * (dBelief * (edgeValue[edge]! - utility[slot]!) + dEdge[edge]!);
          }
        }
        let meanChange = 0, mean = 0;
        for (let slot = from; slot < to; slot++) {
          meanChange += response[slot]! * dUtility[slot]!;
          mean += response[slot]! * utility[slot]!;
        }
        for (let slot = from; slot < to; slot++) out[slot] = dLogs[slot]! - precision * (dUtility[slot]! - meanChange) - dLambda * (utility[slot]! - mean);
      }
    },
    sweep(logs, lambda) {
      passes++;
      for (let slot = 0; slot < slots; slot++) probability[slot] = Math.exp(logs[slot]!);
      believe(logs);
      if (form.cyclic) valueAll();
      let worst = 0;
      for (let at = 0; at < sets; at++) {
        for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) valueEdges(point);
        choose(at, lambda, logs);
        const set = order[at]!;
        for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
          const change = Math.abs(response[slot]! - probability[slot]!);
          if (!(change <= worst)) worst = change === change ? change : Infinity;
          probability[slot] = response[slot]!;
        }
        for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) valuePoint(point);
      }
      return worst === Infinity ? NaN : worst;
    },
  };
}
