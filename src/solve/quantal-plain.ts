// The loops of a sweep in JavaScript. Those of quantal-compiled.ts give the same bytes.

import { exp } from "../base/index.ts";
import type { AgentForm } from "./agent-form.ts";
import type { CouncilAnswers } from "./council-answers.ts";
import type { QuantalRoom } from "./quantal-room.ts";

/** What a sweep consists of, on the arrays of one room. */
export interface SweepLoops {
  /** The probabilities whose logarithms stand in `answer`. */
  raise(): void;
  /** Reach as plain products; returns the least. */
  multiply(): number;
  /** Beliefs from them, where every point counts. */
  share(): void;
  /**
   * Goes through the sets from the ends to the root. Each answers: its utilities, and its logit response, whose logarithms go
   * to `current` if `moving` and otherwise to `answer`, but for what normalises them, the logarithm of its entry in `sums`. If
   * `moving`, it takes up its answer. Then its points are valued, and what is new is passed on to the edges above.
   *
   * @returns the largest difference between response and choice; NaN when any is
   */
  upward(lambda: number, moving: boolean): number;
}

/** @param councils  who answers in place of a logit of the owner's utilities; null where nobody does */
export function plainLoops(form: AgentForm, room: QuantalRoom, councils: CouncilAnswers | null = null): SweepLoops {
  const { players, views, slots, sweep: order, firstPoint, firstEdge, owner, viewOf, parentPoint, parentSlot, parentEdge, slotOf, downward, cyclic } = form;
  const { fixed, odds, openOdds, probability, reach, current, answer, sums, response, utility, belief, edgeValue, pointValue } = room;
  const points = parentPoint.length, sets = order.length;

  /** Where sets precede each other in turn: values of all points before any set answers. */
  const valueAll = () => {
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

  return {
    raise() {
      for (let slot = 0; slot < slots; slot++) probability[slot] = exp(answer[slot]!);
    },
    multiply() {
      let least = 1;
      for (let i = 0; i < points; i++) {
        const point = downward[i]!, above = parentPoint[point]!, step = above < 0 ? 1 : probability[parentSlot[point]!]!;
        for (let view = 0; view < views; view++) {
          const product = openOdds[point * views + view]! * (above < 0 ? 1 : step * reach[above * views + view]!);
          reach[point * views + view] = product;
          if (product < least) least = product;
        }
      }
      return least;
    },
    share() {
      for (let at = 0; at < sets; at++) {
        const from = firstPoint[at]!, to = firstPoint[at + 1]!;
        if (to === from + 1) continue; // belief 1 from the start
        const view = viewOf[owner[order[at]!]!]!;
        let sum = 0;
        for (let point = from; point < to; point++) sum += reach[point * views + view]!;
        const share = 1 / sum;
        for (let point = from; point < to; point++) belief[point] = reach[point * views + view]! * share;
      }
    },
    /** One loop, since it is what solving spends its time on. */
    upward(lambda, moving) {
      const target = moving ? current : answer;
      edgeValue.set(fixed);
      if (cyclic) valueAll();
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
        if (councils?.sits(at) === true) {
          councils.answer(at, edge, lambda, target);
          for (let s = slot; s < end; s++) response[s] = exp(target[s]!);
          sum = 1;
        }
        sums[at] = sum;
        const share = 1 / sum;
        for (let s = slot; s < end; s++) {
          const chosen = response[s]! * share, change = Math.abs(chosen - probability[s]!);
          if (change > worst || change !== change) worst = change;
          response[s] = chosen;
          if (moving) probability[s] = chosen;
        }
        if (!moving && cyclic) {
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
            let worth = first * edgeValue[here]!;
            if (choices > 1) worth += second * edgeValue[here + two]!;
            if (choices > 2) worth += third * edgeValue[here + three]!;
            for (let k = 3; k < choices; k++) worth += probability[slot + k]! * edgeValue[here + k * players]!;
            if (above >= 0) edgeValue[above + player]! += odds[i]! * (cyclic ? worth - pointValue[i]! : worth);
            pointValue[i] = worth;
          }
        }
      }
      return worst;
    },
  };
}
