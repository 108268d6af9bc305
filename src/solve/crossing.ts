// Points in which another branch crosses: where they are, and the ways out of them.

import { product } from "./bordered.ts";
import { advance, type BranchPoint, type Station, type Tracer } from "./newton.ts";

export interface Crossing extends BranchPoint {
  /** By slot and last the parameter: the direction along this branch, and the one in which the Jacobian is singular besides. */
  readonly tangent: Float64Array;
  readonly across: Float64Array;
}

const LOCATE_MAX = 40;
/** Expected distance from the branch at which points count as on it: sign and tangent belong to the one before the last Newton step. */
const POINT_DONE = 1e-14;

/** The inverse of the probe's length. */
export function soundness({ probe, weights }: Station): number {
  return 1 / Math.sqrt(product(probe!, probe!, weights)); // only asked where there is a probe
}

/**
 * Where the bordered matrix is singular within a step; null when a sign was mistaken. Near it the inverse of the probe's length,
 * with the sign of the determinant, is a straight line: false position, in which an end that stays counts for half.
 */
export function locateCrossing(tracer: Tracer, here: Station, next: Station, step: number): Crossing | null {
  const sound = (station: Station) => station.sign * here.sign * soundness(station);
  let low = { at: 0, value: sound(here) }, high = { at: step, value: sound(next) }, stayed = 0;
  const far = Math.min(low.value, -high.value);
  let best = [{ station: here, value: low.value }, { station: next, value: high.value }];
  for (let tries = 0; tries < LOCATE_MAX && high.at - low.at > 1e-12 * step; tries++) {
    const at = low.at + (low.value / (low.value - high.value)) * (high.at - low.at);
    const station = advance(tracer, here, at, POINT_DONE);
    // Newton also fails in the crossing itself.
    if (station === null || station.probe === null) break;
    const value = sound(station);
    best = [...best, { station, value }].sort((a, b) => Math.abs(a.value) - Math.abs(b.value)).slice(0, 2);
    if (value > 0) [low, high, stayed] = [{ at, value }, stayed > 0 ? { ...high, value: high.value / 2 } : high, 1];
    else [low, high, stayed] = [stayed < 0 ? { ...low, value: low.value / 2 } : low, { at, value }, -1];
    if (Math.abs(value) < 1e-9 * far) break;
  }
  const [near, other] = best as [typeof best[0], typeof best[0]]; // two from the start
  if (!(Math.abs(near.value) < 0.1 * far)) return null;
  const share = near.value / (near.value - other.value);
  return { lambda: near.station.lambda + share * (other.station.lambda - near.station.lambda), logs: near.station.logs, tangent: near.station.tangent, across: near.station.probe! };
}
