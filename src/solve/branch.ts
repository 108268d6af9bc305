// A branch of quantal response equilibria by arclength: it may turn back in lambda, and where another branch crosses it the step
// goes straight on. Turocy 2005 and 2010 (tracing in logarithms); Allgower and Georg 1990 (continuation).

import { type Crossing, locateCrossing, soundness } from "./crossing.ts";
import type { Family } from "./family.ts";
import { advance, type BranchPoint, land, newTracer, setOut, type Station } from "./newton.ts";

/** Why following stopped: there; told to stop or out of passes; no step small enough works, or the branch leads back to where it came from. */
export type BranchEnd = "reached" | "stopped" | "stuck";

export interface Follower {
  /** Asked between steps: true ends. */
  readonly stop: () => boolean;
  /** Called at each point accepted, with the size of the last Newton step; true ends as reached. */
  readonly arrived: (point: BranchPoint, step: number) => boolean;
  /** Whether crossings of other branches are looked for, which takes a third of the time; true if left out. */
  readonly seesCrossings?: boolean;
  /** Called where another branch crosses, before the point beyond it. */
  readonly crossed?: (crossing: Crossing) => void;
  /** Whether steps are to be short enough to draw the branch through their ends; false if left out. */
  readonly isDrawn?: boolean;
}

export interface BranchResult {
  readonly end: BranchEnd;
  readonly point: BranchPoint;
  /** Where other branches cross this one, as far as steps saw them. */
  readonly crossings: readonly Crossing[];
}

const STEP_MIN = 1e-8;
/** Cosine of the angle that a step may turn, and that steps aim at. */
const COSINE_MIN = 0.86, COSINE_AIM = 0.93;
/** The same where the branch is to be drawn, and the longest step then: the change of the logarithm of lambda where nothing else changes. */
const DRAWN_MIN = 0.98, DRAWN_AIM = 0.995, DRAWN_STEP_MAX = 0.25;
/** Multiple of the way to where a crossing seems to lie that a step may take: one over two crossings at once sees neither. */
const AHEAD_MAX = 2;
/** First step, for the square root of the number of sets: each moves on its own. */
const FIRST_STEP = 0.1;
/** Below this step a landing that fails is final. */
const LAND_STEP_MIN = 1e-3;
/** Lambda times payoff range beyond which signs may be rounding. */
const CROSSING_MAX = 1e4;

/**
 * Follows a branch from a point on it towards larger parameters, until `arrived` says so or the parameter reaches `until`.
 *
 * @param until  value to stop at exactly, at the first passage; Infinity to follow on
 * @param along  direction to set out in, as a tangent; towards larger parameters if left out
 */
export function followBranch(family: Family, from: BranchPoint, until: number, tolerance: number, follower: Follower, along: Float64Array | null = null): BranchResult {
  const tracer = newTracer(family, follower.stop, follower.seesCrossings ?? true), { form } = family.map, crossings: Crossing[] = [];
  const isDrawn = follower.isDrawn === true, [cosineMin, cosineAim] = isDrawn ? [DRAWN_MIN, DRAWN_AIM] : [COSINE_MIN, COSINE_AIM];
  let here = setOut(tracer, from, along), step = Math.min(isDrawn ? DRAWN_STEP_MAX : Infinity, FIRST_STEP * Math.sqrt(Math.max(1, form.sweep.length)));
  /** Whether signs are more than rounding, and there is still something to draw. */
  const isBlunt = (parameter: number) => family.lambdaAt(parameter) * form.payoffRange < CROSSING_MAX;
  if (here === null) return { end: follower.stop() ? "stopped" : "stuck", point: from, crossings };
  while (here.lambda < until) {
    if (follower.stop()) return { end: "stopped", point: here, crossings };
    if (step < STEP_MIN || here.lambda < from.lambda / 10) return { end: "stuck", point: here, crossings };
    const next = advance(tracer, here, step);
    if (next === null || !(next.cosine >= cosineMin)) {
      step /= next === null ? 3 : 2;
      continue;
    }
    const landed = next.lambda >= until ? land(tracer, between(here, next, until), until, tolerance) : null;
    if (next.lambda >= until && landed === null && step > LAND_STEP_MIN) {
      step /= 2;
      continue;
    }
    if (here.sign * next.sign < 0 && isBlunt(next.lambda)) {
      const crossing = locateCrossing(tracer, here, next, step);
      // Without a crossing the sign tells of a step onto another branch.
      if (crossing === null && step > LAND_STEP_MIN) {
        step /= 3;
        continue;
      }
      if (crossing !== null && crossing.lambda < until) {
        crossings.push(crossing);
        follower.crossed?.(crossing);
      }
    }
    if (next.lambda >= until) return { end: landed === null ? "stuck" : "reached", point: landed ?? here, crossings };
    const ahead = crossingAhead(here, next, step);
    here = next;
    if (follower.arrived(here, here.move)) break;
    step *= Math.min(here.tries <= 4 ? 2 : 1, Math.sqrt((1 - cosineAim) / Math.max(1 - here.cosine, 1e-9)));
    step = Math.max(step / 4, Math.min(step, AHEAD_MAX * ahead));
    if (isDrawn && isBlunt(here.lambda)) step = Math.min(step, DRAWN_STEP_MAX);
  }
  return { end: "reached", point: here, crossings };
}

/** How far ahead another branch would cross if the inverse of the probe's length, 0 where one does, went on as between two stations. */
function crossingAhead(from: Station, to: Station, step: number): number {
  if (from.probe === null || to.probe === null) return Infinity;
  const fall = soundness(from) / soundness(to) - 1;
  return fall > 0 ? step / fall : Infinity;
}

/** A profile near a branch moved onto it at its value of the parameter, by Newton; null when that does not get within `tolerance`. */
export function landOn(family: Family, near: BranchPoint, tolerance: number, stop: () => boolean): BranchPoint | null {
  return land(newTracer(family, stop, false), near.logs, near.lambda, tolerance);
}

function between(from: BranchPoint, to: BranchPoint, lambda: number): Float64Array {
  const share = (lambda - from.lambda) / (to.lambda - from.lambda);
  return from.logs.map((log, slot) => log + share * (to.logs[slot]! - log));
}
