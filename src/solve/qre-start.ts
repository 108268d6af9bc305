// Quantal response from a caller's start, mostly the equilibrium of a game whose numbers differ a little. Sweeps move it there
// where they contract fast or need not go far. Otherwise, if the start nearly answers itself, utilities are shifted so that it
// does, and its branch is followed as the shift fades; where that branch turns back, there is nothing near to go to.

import { followBranch } from "./branch.ts";
import { fromStart } from "./family.ts";
import { settle } from "./ladder.ts";
import { farthest } from "./newton.ts";
import { type Measured, measured, type QuantalRun } from "./qre-run.ts";

/** Share of a change that fast sweeps leave to the next one, and the distance in probabilities that slow ones may go. */
const FAST = 0.6, NEAR = 0.5;
/** Distance of a start from its response up to which its branch is followed. */
const ANSWERED = 0.2;

/**
 * The equilibrium that a start leads to; null when it leads to none.
 *
 * @param start  logarithms of probabilities by slot
 */
export function continueFrom(run: QuantalRun, start: Float64Array, lambda: number, tolerance: number): Measured | null {
  const { map, form, stop } = run, logs = start.slice();
  const { settled, slowest, first } = settle(map, logs, lambda, tolerance, stop);
  if (settled && (slowest <= FAST || farthest(start, logs) <= NEAR)) return measured(run, { lambda, logs }, tolerance, false);
  if (!(first <= ANSWERED)) return null;
  let furthest = 0, turned = false;
  const { end, point } = followBranch(fromStart(map, start, lambda), { lambda: 0, logs: start }, 1, tolerance, {
    stop,
    arrived({ lambda: share }) {
      turned = share < furthest;
      furthest = share;
      return turned;
    },
  });
  if (end !== "reached" || turned) return null;
  return { point: { lambda, logs: point.logs }, residual: map.respond(point.logs, lambda, new Float64Array(form.slots)), byNewton: true };
}
