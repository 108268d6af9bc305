// Quantal response from a caller's start, mostly the equilibrium of a game whose numbers differ a little. Sweeps move it there
// where they contract fast or need not go far. Otherwise, if the start nearly answers itself, utilities are shifted so that it
// does, and its branch is followed as the shift fades; where that branch turns back, there is nothing near to go to.

import { followBranch } from "./branch.ts";
import { fromStart } from "./family.ts";
import { settle } from "./ladder.ts";
import { type Measured, measured, type QuantalRun } from "./qre-run.ts";

/** Distance of a start from its response up to which its branch is followed. */
const ANSWERED = 0.2;
/** Change of probabilities from which Newton's method finishes what sweeps no longer do. */
const LANDS = 1e-2;

/** Precisions, as shares of the one asked for, at which sweeps settle first. */
const DETOURS = [1, 1.3, 2, 0.7];

export interface Continued {
  /** The equilibrium that the start leads to; null when it leads to none. */
  readonly found: Measured | null;
  /** Whether the start is far from its own response, so that no equilibrium near it has been lost. */
  readonly far: boolean;
}

/** @param start  logarithms of probabilities by slot */
export function continueFrom(run: QuantalRun, start: Float64Array, lambda: number, tolerance: number): Continued {
  const { map, form, stop } = run, logs = start.slice();
  const { led, first } = settle(map, logs, lambda, tolerance, stop, false);
  if (led) return { found: measured(run, { lambda, logs }, tolerance, false), far: false };
  if (!(first <= ANSWERED)) return { found: null, far: true };
  let furthest = 0, turned = false;
  const { end, point } = followBranch(fromStart(map, start, lambda), { lambda: 0, logs: start }, 1, tolerance, {
    stop,
    arrived({ lambda: share }) {
      turned = share < furthest;
      furthest = share;
      return turned;
    },
  });
  if (end !== "reached" || turned) return { found: null, far: false };
  return { found: { point: { lambda, logs: point.logs }, residual: map.respond(point.logs, lambda, new Float64Array(form.slots)), byNewton: true }, far: false };
}

/**
 * An equilibrium that sweeps find from a start, wherever it lies; null when they find none. Where they circle a place that an
 * equilibrium has just left, a stay at another precision may take them away from it.
 */
export function settleAnywhere(run: QuantalRun, start: Float64Array, lambda: number, tolerance: number): Measured | null {
  for (const detour of DETOURS) {
    const logs = start.slice();
    if (detour !== 1) settle(run.map, logs, detour * lambda, LANDS, run.stop, true);
    const { residual } = settle(run.map, logs, lambda, tolerance, run.stop, true);
    if (!(residual <= LANDS)) continue;
    const found = measured(run, { lambda, logs }, tolerance, false);
    if (found.residual <= tolerance) return found;
  }
  return null;
}
