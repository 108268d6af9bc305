// Quantal response from a caller's start, mostly the equilibrium of a game whose numbers differ a little. Sweeps move it there
// where they contract fast or need not go far. Otherwise, if the start nearly answers itself, utilities are shifted so that it
// does, and its branch is followed as the shift fades; where that branch turns back, there is nothing near to go to.

import { followBranch } from "./branch.ts";
import { byPrecision, fromStart } from "./family.ts";
import { climbLadder, type LadderResult, settle } from "./ladder.ts";
import { farthest } from "./newton.ts";
import { isPerfect, type Measured, measured, type QuantalRun, TRACED_SLOTS_MAX, uniformLogs } from "./qre-run.ts";

/** Distance of a start from its response up to which its branch is followed. */
const ANSWERED = 0.2;
/** Change of probabilities from which Newton's method finishes what sweeps no longer do. */
const LANDS = 1e-2;

/** Precisions, as shares of the one asked for, at which sweeps settle first. */
const DETOURS = [1, 1.3, 2, 0.7];

export interface Continued {
  /** The equilibrium that the start leads to; null when it leads to none. */
  readonly near: Measured | null;
  /** The one on the principal branch, if it was asked for, is not `near`, and in large games sweeps find it; otherwise null. */
  readonly climbed: Measured | null;
  /** Where sweeps up the branch gave up; null when they did not, or nobody asked. */
  readonly climb: LadderResult | null;
  /** Whether the start is far from its own response, so that no equilibrium near it has been lost. */
  readonly far: boolean;
}

export const NOWHERE: Continued = { near: null, climbed: null, climb: null, far: false };

/**
 * @param start      logarithms of probabilities by slot
 * @param principal  whether the principal branch, in large games sweeps up to it, is to be compared with what the start leads to
 */
export function continueFrom(run: QuantalRun, start: Float64Array, lambda: number, tolerance: number, principal: boolean): Continued {
  const { map, stop } = run, logs = start.slice();
  const { led, first } = settle(map, logs, lambda, tolerance, stop, false);
  const settled = led ? measured(run, { lambda, logs }, tolerance, false) : null;
  const { climbed, climb } = !principal || isPerfect(map.form) ? NOWHERE : map.form.slots > TRACED_SLOTS_MAX ? climbFor(run, settled, lambda, tolerance) : traceFor(run, settled, lambda, tolerance);
  if (settled !== null || climbed !== null) return { near: settled, climbed, climb, far: false };
  return first <= ANSWERED ? { near: followStart(run, start, lambda, tolerance), climbed, climb, far: false } : { near: null, climbed, climb, far: true };
}

/** How far sweeps up the branch settle, and the distance in probabilities beyond which they have arrived elsewhere. */
const ROUGH = 1e-2, ELSEWHERE = 0.05;
/** The same where the branch is traced. */
const SAME = 1e-6;

/** Traces the principal branch, which takes a small game no time worth saving. */
function traceFor(run: QuantalRun, settled: Measured | null, lambda: number, tolerance: number): Pick<Continued, "climbed" | "climb"> {
  const { end, point } = followBranch(byPrecision(run.map), { lambda: 0, logs: uniformLogs(run.form) }, lambda, tolerance, { stop: run.stop, arrived: () => false });
  const isElsewhere = end === "reached" && (settled === null || farthest(point.logs, settled.point.logs) > SAME);
  const found = isElsewhere ? measured(run, point, tolerance, true) : null;
  return { climbed: found !== null && found.residual <= tolerance ? found : null, climb: null };
}

/** Climbs the principal branch by sweeps: roughly, and to the end only where they do not arrive at what is settled already. */
function climbFor(run: QuantalRun, settled: Measured | null, lambda: number, tolerance: number): Pick<Continued, "climbed" | "climb"> {
  const { map, form, stop } = run, climb = climbLadder(map, { lambda: 0, logs: uniformLogs(form) }, lambda, ROUGH, stop);
  if (climb.end !== "reached") return { climbed: null, climb };
  const { logs } = climb.point, isElsewhere = () => settled === null || farthest(logs, settled.point.logs) > ELSEWHERE;
  // Sweeps that do not settle have passed the place that an equilibrium has left: the branch folds before.
  if (!isElsewhere() || !settle(map, logs, lambda, tolerance, stop, false).led || !isElsewhere()) return { climbed: null, climb: null };
  const found = measured(run, climb.point, tolerance, false);
  return { climbed: found.residual <= tolerance ? found : null, climb: null };
}

/** Where the start nearly answers itself: along its branch, as the shift of utilities that makes it do so fades. */
function followStart({ map, form, stop }: QuantalRun, start: Float64Array, lambda: number, tolerance: number): Measured | null {
  let furthest = 0, turned = false;
  const { end, point } = followBranch(fromStart(map, start, lambda), { lambda: 0, logs: start }, 1, tolerance, {
    stop, seesCrossings: false,
    arrived({ lambda: share }) {
      turned = share < furthest;
      furthest = share;
      return turned;
    },
  });
  if (end !== "reached" || turned) return null;
  return { point: { lambda, logs: point.logs }, residual: map.respond(point.logs, lambda, new Float64Array(form.slots)), byNewton: true };
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
