// The derivative of `logs - response(logs)`: along one direction by a pass over the whole tree, or one column by a walk over the
// parts that a single choice touches. A choice changes what the sets above it expect, and what the sets below it believe.

import type { AgentForm } from "./agent-form.ts";
import type { CouncilAnswers } from "./council-answers.ts";

/** What the map knows of the profile it has answered last. */
export interface QuantalState {
  /** By slot: choice, response, and conditional payoff to the owner. */
  readonly probability: Float64Array;
  readonly response: Float64Array;
  readonly utility: Float64Array;
  /** By point. */
  readonly belief: Float64Array;
  /** By edge and player, and by point and player. */
  readonly edgeValue: Float64Array;
  readonly pointValue: Float64Array;
}

/** Entries that may be other than 0: those of column j are `values[i]` at `slots[i]`, i from `first[j]` to below `first[j + 1]`. */
export interface SparseColumns {
  readonly first: Int32Array;
  readonly slots: Int32Array;
  readonly values: Float64Array;
}

export interface QuantalDerivative {
  /** Derivative in direction (dLogs, dLambda) at precision lambda, into `out`. */
  along(dLogs: Float64Array, dLambda: number, lambda: number, out: Float64Array): void;
  /** Derivatives by the logarithms of these slots at precision lambda. */
  columns(slots: readonly number[], lambda: number): SparseColumns;
}

/** Beliefs, and shares of the payoff range, below which a walk goes no further; entries below which a column has none. */
const NEGLIGIBLE = 1e-14, SMALL = 1e-9;

/** @param councils  those that have answered; null where nobody but owners does */
export function quantalDerivative(form: AgentForm, state: QuantalState, councils: CouncilAnswers | null = null): QuantalDerivative {
  const { players, slots, firstSlot, sweep: order, firstPoint, firstEdge, owner, parentPoint, parentSlot, parentEdge, slotOf, downward, odds, cyclic } = form;
  const { probability, response, utility, belief, edgeValue, pointValue } = state;
  const points = parentPoint.length, edges = firstEdge[points]!, sets = order.length;
  const dLog = new Float64Array(slots), dProbability = new Float64Array(slots), dReach = new Float64Array(points), dEdge = new Float64Array(edges * players);
  let walker: ColumnWalker | null = null;

  /** Where sets precede each other in turn: changes of all values before any set's utilities change. */
  const changeValues = () => {
    for (let i = points - 1; i >= 0; i--) {
      const point = downward[i]!, above = parentEdge[point]! * players, slot = slotOf[point]!, first = firstEdge[point]!, end = slot + firstEdge[point + 1]! - first;
      if (above < 0) continue;
      for (let player = 0; player < players; player++) {
        const worth = pointValue[point * players + player]!;
        let sum = 0;
        for (let s = slot, edge = first * players + player; s < end; s++, edge += players) sum += probability[s]! * dEdge[edge]! + dProbability[s]! * (edgeValue[edge]! - worth);
        dEdge[above + player]! += odds[point * players + player]! * sum;
      }
    }
  };

  return {
    along(dLogs, dLambda, lambda, out) {
      // Only changes that keep probabilities summing to 1 count; the rest would be blown up by lambda times the payoffs' level.
      for (let set = 0; set < sets; set++) {
        let mean = 0;
        for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) mean += probability[slot]! * dLogs[slot]!;
        for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
          dLog[slot] = dLogs[slot]! - mean;
          dProbability[slot] = probability[slot]! * dLog[slot]!;
        }
      }
      for (let i = 0; i < points; i++) {
        const point = downward[i]!, above = parentPoint[point]!;
        dReach[point] = above < 0 ? 0 : dReach[above]! + dLog[parentSlot[point]!]!;
      }
      dEdge.fill(0);
      if (cyclic) changeValues();
      for (let at = 0, edge = 0; at < sets; at++) {
        const from = firstPoint[at]!, to = firstPoint[at + 1]!, slot = slotOf[from]!, choices = firstEdge[from + 1]! - firstEdge[from]!, end = slot + choices;
        const stride = choices * players, two = choices > 1 ? players : 0, three = choices > 2 ? 2 * players : 0, own = owner[order[at]!]!;
        // The first three actions, mostly all there are, are added up without an inner loop.
        const b = choices > 1 ? slot + 1 : slot, c = choices > 2 ? slot + 2 : slot;
        const u1 = utility[slot]!, u2 = utility[b]!, u3 = utility[c]!;
        const p1 = probability[slot]!, p2 = choices > 1 ? probability[b]! : 0, p3 = choices > 2 ? probability[c]! : 0;
        const q1 = dProbability[slot]!, q2 = choices > 1 ? dProbability[b]! : 0, q3 = choices > 2 ? dProbability[c]! : 0;
        const firstOfSet = edge;
        let shift = 0, first = 0, second = 0, third = 0;
        for (let point = from; point < to; point++) shift += belief[point]! * dReach[point]!;
        for (let s = slot + 3; s < end; s++) out[s] = 0;
        for (let point = from; point < to; point++, edge += stride) {
          const weight = belief[point]!, dWeight = weight * (dReach[point]! - shift), above = parentEdge[point]! * players;
          if (weight > 0) {
            const e = edge + own;
            // Measured from the set's own utility, so that large common payoffs cancel before they are multiplied.
            first += dWeight * (edgeValue[e]! - u1) + weight * dEdge[e]!;
            second += dWeight * (edgeValue[e + two]! - u2) + weight * dEdge[e + two]!;
            third += dWeight * (edgeValue[e + three]! - u3) + weight * dEdge[e + three]!;
            for (let s = slot + 3, x = e + 3 * players; s < end; s++, x += players) out[s]! += dWeight * (edgeValue[x]! - utility[s]!) + weight * dEdge[x]!;
          }
          if (cyclic || above < 0) continue;
          for (let player = 0; player < players; player++) {
            const e = edge + player, i = point * players + player, worth = pointValue[i]!;
            let sum = p1 * dEdge[e]! + p2 * dEdge[e + two]! + q1 * (edgeValue[e]! - worth) + q2 * (edgeValue[e + two]! - worth);
            if (choices > 2) sum += p3 * dEdge[e + three]! + q3 * (edgeValue[e + three]! - worth);
            for (let s = slot + 3, x = e + 3 * players; s < end; s++, x += players) sum += probability[s]! * dEdge[x]! + dProbability[s]! * (edgeValue[x]! - worth);
            dEdge[above + player]! += odds[i]! * sum;
          }
        }
        if (councils?.sits(at) === true) {
          councils.change(at, firstOfSet, dEdge, dReach, shift, dLambda, out);
          for (let s = slot; s < end; s++) out[s] = dLogs[s]! - out[s]!;
          continue;
        }
        out[slot] = first;
        if (choices > 1) out[b] = second;
        if (choices > 2) out[c] = third;
        let meanChange = 0, mean = 0;
        for (let s = slot; s < end; s++) {
          meanChange += response[s]! * out[s]!;
          mean += response[s]! * utility[s]!;
        }
        for (let s = slot; s < end; s++) out[s] = dLogs[s]! - lambda * (out[s]! - meanChange) - dLambda * (utility[s]! - mean);
      }
    },
    columns(wanted, lambda) {
      if (councils !== null) return fullColumns(this, wanted, lambda, slots); // a walk would have to follow every seat
      walker ??= columnWalker(form, state);
      return walker.columns(wanted, lambda);
    },
  };
}

function fullColumns(derivative: QuantalDerivative, wanted: readonly number[], lambda: number, slots: number): SparseColumns {
  const unit = new Float64Array(slots), column = new Float64Array(slots), found = newEntries(wanted.length);
  for (const slot of wanted) {
    unit[slot] = 1;
    derivative.along(unit, 0, lambda, column);
    unit[slot] = 0;
    makeRoom(found, slots);
    for (let s = 0; s < slots; s++) enter(found, s, column[s]!);
    found.first.push(found.count);
  }
  return finished(found);
}

/** Columns while they are found. */
interface Entries {
  readonly first: number[];
  slots: Int32Array;
  values: Float64Array;
  count: number;
}

function newEntries(columns: number): Entries {
  return { first: [0], slots: new Int32Array(16 * columns), values: new Float64Array(16 * columns), count: 0 };
}

/** Makes room for so many more. */
function makeRoom(found: Entries, more: number): void {
  if (found.count + more <= found.slots.length) return;
  const { slots, values } = found, length = 2 * (found.count + more);
  found.slots = new Int32Array(length);
  found.slots.set(slots);
  found.values = new Float64Array(length);
  found.values.set(values);
}

function enter(found: Entries, slot: number, value: number): void {
  if (Math.abs(value) < SMALL) return;
  found.slots[found.count] = slot;
  found.values[found.count++] = value;
}

function finished({ first, slots, values, count }: Entries): SparseColumns {
  return { first: Int32Array.from(first), slots: slots.subarray(0, count), values: values.subarray(0, count) };
}

interface ColumnWalker {
  columns(wanted: readonly number[], lambda: number): SparseColumns;
}

function columnWalker(form: AgentForm, { probability, response, utility, belief, edgeValue, pointValue }: QuantalState): ColumnWalker {
  const { players, slots, firstSlot, sweep: order, firstPoint, firstEdge, owner, parentPoint, parentSlot, slotOf, downward, odds, payoffRange } = form;
  const points = parentPoint.length, edges = firstEdge[points]!, sets = order.length;
  const positionOf = new Int32Array(slots), position = new Int32Array(points);
  for (let at = 0; at < sets; at++) {
    positionOf.fill(at, firstSlot[order[at]!]!, firstSlot[order[at]! + 1]!);
    position.fill(at, firstPoint[at]!, firstPoint[at + 1]!);
  }
  const { firstBelow, below } = childPoints(form, edges);
  /** By point: whether its belief can change, and whether one at or below it can. */
  const open = new Uint8Array(points), live = new Uint8Array(points);
  const change = new Float64Array(slots), touched: number[] = [], isTouched = new Uint8Array(sets), stack = new Int32Array(points), delta = new Float64Array(players);
  const floor = NEGLIGIBLE * payoffRange;
  const touch = (at: number) => {
    if (isTouched[at] === 1) return;
    isTouched[at] = 1;
    touched.push(at);
  };
  /** What sets above expect, when one point's value changes by `delta`. */
  const climb = (point: number) => {
    for (let here = point; parentPoint[here]! >= 0; here = parentPoint[here]!) {
      const above = parentPoint[here]!, slot = parentSlot[here]!, at = position[above]!;
      let largest = 0;
      for (let player = 0; player < players; player++) {
        delta[player]! *= odds[here * players + player]!;
        largest = Math.max(largest, Math.abs(delta[player]!));
      }
      if (!(largest > floor)) return;
      if (belief[above]! > NEGLIGIBLE) {
        change[slot]! += belief[above]! * delta[owner[order[at]!]!]!;
        touch(at);
      }
      for (let player = 0; player < players; player++) delta[player]! *= probability[slot]!;
    }
  };
  /** What sets below an edge believe, when the logarithm of its probability changes by `dReach`. */
  const descend = (edge: number, dReach: number) => {
    let height = 0;
    for (let i = firstBelow[edge]!; i < firstBelow[edge + 1]!; i++) if (live[below[i]!] === 1) stack[height++] = below[i]!;
    while (height > 0) {
      const point = stack[--height]!, from = firstEdge[point]!, to = firstEdge[point + 1]!, slot = slotOf[point]!;
      if (open[point] === 1) {
        const weight = belief[point]! * dReach, player = owner[order[position[point]!]!]!;
        for (let e = from; e < to; e++) change[slot + e - from]! += weight * (edgeValue[e * players + player]! - utility[slot + e - from]!);
        touch(position[point]!);
      }
      for (let i = firstBelow[from]!; i < firstBelow[to]!; i++) if (live[below[i]!] === 1) stack[height++] = below[i]!;
    }
  };
  /** Looks at the state anew. */
  const prepare = () => {
    live.fill(0);
    for (let i = points - 1; i >= 0; i--) {
      const point = downward[i]!;
      open[point] = belief[point]! > NEGLIGIBLE && belief[point]! < 1 ? 1 : 0;
      if (open[point] === 1) live[point] = 1;
      if (live[point] === 1 && parentPoint[point]! >= 0) live[parentPoint[point]!] = 1;
    }
  };
  const walk = (slot: number) => {
    const own = positionOf[slot]!, first = firstSlot[order[own]!]!, choices = firstSlot[order[own]! + 1]! - first, share = probability[slot]!;
    for (let point = firstPoint[own]!; point < firstPoint[own + 1]!; point++) {
      const edge = firstEdge[point]! + slot - first;
      // A share more here is as much less elsewhere in the set.
      for (let player = 0; player < players; player++) delta[player] = share * (edgeValue[edge * players + player]! - pointValue[point * players + player]!);
      climb(point);
      for (let k = 0; k < choices; k++) {
        const dReach = (first + k === slot ? 1 : 0) - share;
        if (Math.abs(dReach) > NEGLIGIBLE) descend(firstEdge[point]! + k, dReach);
      }
    }
    touch(own);
  };
  /** Turns changes of utility into those of `logs - response`, and clears the workspace. */
  const collect = (found: Entries, slot: number, lambda: number) => {
    for (const at of touched) {
      const from = firstSlot[order[at]!]!, to = firstSlot[order[at]! + 1]!;
      let mean = 0;
      for (let s = from; s < to; s++) mean += response[s]! * change[s]!;
      makeRoom(found, to - from);
      for (let s = from; s < to; s++) {
        enter(found, s, (s === slot ? 1 : 0) - lambda * (change[s]! - mean));
        change[s] = 0;
      }
      isTouched[at] = 0;
    }
    touched.length = 0;
    found.first.push(found.count);
  };

  return {
    columns(wanted, lambda) {
      const found = newEntries(wanted.length);
      prepare();
      for (const slot of wanted) {
        walk(slot);
        collect(found, slot, lambda);
      }
      return finished(found);
    },
  };
}

/** Points by the edge above them: those of edge e are `below[firstBelow[e]]` to `below[firstBelow[e + 1] - 1]`. */
function childPoints({ parentEdge }: AgentForm, edges: number): { firstBelow: Int32Array; below: Int32Array } {
  const firstBelow = new Int32Array(edges + 1), below = new Int32Array(parentEdge.length);
  for (let point = 0; point < parentEdge.length; point++) if (parentEdge[point]! >= 0) firstBelow[parentEdge[point]! + 1]!++;
  for (let edge = 0; edge < edges; edge++) firstBelow[edge + 1]! += firstBelow[edge]!;
  const filled = firstBelow.slice();
  for (let point = 0; point < parentEdge.length; point++) if (parentEdge[point]! >= 0) below[filled[parentEdge[point]!]!++] = point;
  return { firstBelow, below };
}
