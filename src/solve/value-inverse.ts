// What a change of choices does to the choices above it, undone. The derivative of the response has two parts: choices change what
// sets above expect, and what sets below believe. In sweep order the first is triangular, so that one pass upward inverts the
// identity less that part. GMRES then meets the second part only, and needs as few products as sweeps need passes.

import type { AgentForm } from "./agent-form.ts";
import type { QuantalState } from "./quantal-derivative.ts";

export interface ValueInverse {
  /**
   * The direction z in which `z - V z - dLambda r` is `right`, where V is the derivative of the response by way of values and r
   * that by lambda.
   */
  invert(right: Float64Array, dLambda: number, lambda: number, z: Float64Array): void;
  /** The derivative of `logs - response` in the direction of the last `invert`: its right side less what beliefs change. */
  restored(right: Float64Array, lambda: number, out: Float64Array): void;
}

/** For forms that are not cyclic, at the point that the state describes. */
export function valueInverse(form: AgentForm, { probability, response, utility, belief, edgeValue, pointValue }: QuantalState): ValueInverse {
  const { players, slots, sweep: order, firstPoint, firstEdge, owner, parentPoint, parentSlot, parentEdge, slotOf, odds } = form;
  const points = parentPoint.length, sets = order.length;
  const dLog = new Float64Array(slots), dProbability = new Float64Array(slots), dReach = new Float64Array(points), dEdge = new Float64Array(firstEdge[points]! * players);
  return {
    invert(right, dLambda, lambda, z) {
      dEdge.fill(0);
      for (let at = 0, edge = 0; at < sets; at++) {
        const from = firstPoint[at]!, to = firstPoint[at + 1]!, slot = slotOf[from]!, choices = firstEdge[from + 1]! - firstEdge[from]!, end = slot + choices;
        const stride = choices * players, two = choices > 1 ? players : 0, three = choices > 2 ? 2 * players : 0, own = owner[order[at]!]!;
        // The first three actions, mostly all there are, are added up without an inner loop.
        const b = choices > 1 ? slot + 1 : slot, c = choices > 2 ? slot + 2 : slot;
        let first = 0, second = 0, third = 0;
        for (let s = slot + 3; s < end; s++) z[s] = 0;
        for (let point = from, e = edge + own; point < to; point++, e += stride) {
          const weight = belief[point]!;
          first += weight * dEdge[e]!;
          second += weight * dEdge[e + two]!;
          third += weight * dEdge[e + three]!;
          for (let s = slot + 3, x = e + 3 * players; s < end; s++, x += players) z[s]! += weight * dEdge[x]!;
        }
        z[slot] = first;
        if (choices > 1) z[b] = second;
        if (choices > 2) z[c] = third;
        let meanChange = 0, meanUtility = 0, mean = 0;
        for (let s = slot; s < end; s++) {
          meanChange += response[s]! * z[s]!;
          meanUtility += response[s]! * utility[s]!;
        }
        for (let s = slot; s < end; s++) {
          z[s] = right[s]! + lambda * (z[s]! - meanChange) + dLambda * (utility[s]! - meanUtility);
          mean += probability[s]! * z[s]!;
        }
        for (let s = slot; s < end; s++) {
          dLog[s] = z[s]! - mean;
          dProbability[s] = probability[s]! * dLog[s]!;
        }
        const p1 = probability[slot]!, p2 = choices > 1 ? probability[b]! : 0, p3 = choices > 2 ? probability[c]! : 0;
        const q1 = dProbability[slot]!, q2 = choices > 1 ? dProbability[b]! : 0, q3 = choices > 2 ? dProbability[c]! : 0;
        for (let point = from; point < to; point++, edge += stride) {
          const above = parentEdge[point]! * players;
          if (above < 0) continue;
          for (let player = 0; player < players; player++) {
            const e = edge + player, i = point * players + player, worth = pointValue[i]!;
            let sum = p1 * dEdge[e]! + p2 * dEdge[e + two]! + q1 * (edgeValue[e]! - worth) + q2 * (edgeValue[e + two]! - worth);
            if (choices > 2) sum += p3 * dEdge[e + three]! + q3 * (edgeValue[e + three]! - worth);
            for (let s = slot + 3, x = e + 3 * players; s < end; s++, x += players) sum += probability[s]! * dEdge[x]! + dProbability[s]! * (edgeValue[x]! - worth);
            dEdge[above + player]! += odds[i]! * sum;
          }
        }
      }
    },
    restored(right, lambda, out) {
      for (let point = points - 1; point >= 0; point--) {
        const above = parentPoint[point]!;
        dReach[point] = above < 0 ? 0 : dReach[above]! + dLog[parentSlot[point]!]!;
      }
      for (let at = 0; at < sets; at++) {
        const from = firstPoint[at]!, to = firstPoint[at + 1]!, slot = slotOf[from]!, choices = firstEdge[from + 1]! - firstEdge[from]!, end = slot + choices;
        const stride = choices * players, two = choices > 1 ? players : 0, three = choices > 2 ? 2 * players : 0;
        const b = choices > 1 ? slot + 1 : slot, c = choices > 2 ? slot + 2 : slot, u1 = utility[slot]!, u2 = utility[b]!, u3 = utility[c]!;
        let shift = 0, meanChange = 0, first = 0, second = 0, third = 0;
        for (let s = slot + 3; s < end; s++) out[s] = 0;
        // A single node has belief 1, which no choice changes.
        if (to > from + 1) {
          for (let point = from; point < to; point++) shift += belief[point]! * dReach[point]!;
          for (let point = from, e = firstEdge[from]! * players + owner[order[at]!]!; point < to; point++, e += stride) {
            const weight = belief[point]! * (dReach[point]! - shift);
            if (weight === 0) continue;
            first += weight * (edgeValue[e]! - u1);
            second += weight * (edgeValue[e + two]! - u2);
            third += weight * (edgeValue[e + three]! - u3);
            for (let s = slot + 3, x = e + 3 * players; s < end; s++, x += players) out[s]! += weight * (edgeValue[x]! - utility[s]!);
          }
        }
        out[slot] = first;
        if (choices > 1) out[b] = second;
        if (choices > 2) out[c] = third;
        for (let s = slot; s < end; s++) meanChange += response[s]! * out[s]!;
        for (let s = slot; s < end; s++) out[s] = right[s]! - lambda * (out[s]! - meanChange);
      }
    },
  };
}
