// Branches of quantal responses that part from the principal one where others cross it, and from those in turn.

import { exp } from "../base/index.ts";
import { product } from "./bordered.ts";
import { followBranch } from "./branch.ts";
import type { Crossing } from "./crossing.ts";
import { byPrecision, normaliseSets } from "./family.ts";
import { type BranchPoint, farthest } from "./newton.ts";
import { type QuantalRun, shortNumber, uniformLogs } from "./qre-run.ts";

/** Distances from a crossing, in the metric of the branch, at which the other branch is looked for, and the branches that are listed at most. */
const STRIDES = [0.1, 0.02, 0.004], BRANCHES_MAX = 32;
/** Profiles nearer to each other than this are one. */
const SAME = 1e-6;

export interface Branches {
  /** At the precision asked for; the principal branch first. Where a branch ends before, it has none. */
  readonly points: readonly BranchPoint[];
  readonly crossings: readonly Crossing[];
  /** By crossing: how many new branches that part there were followed to the precision. */
  readonly parting: readonly number[];
  /** Whether the principal branch was followed to the precision. */
  readonly reached: boolean;
}

/** Traces the principal branch and, at every crossing, sets out in both directions of the other branch. */
export function branchesTo(run: QuantalRun, lambda: number, tolerance: number): Branches {
  const family = byPrecision(run.map), follower = {
    stop: run.stop,
    arrived(at: BranchPoint) {
      run.report(at.lambda, Math.min(1, at.lambda / lambda), null);
      return false;
    },
  };
  const principal = followBranch(family, { lambda: 0, logs: uniformLogs(run.form) }, lambda, tolerance, follower);
  const points = [principal.point], crossings = [...principal.crossings], parting: number[] = [];
  for (let i = 0; i < crossings.length && points.length < BRANCHES_MAX && !run.stop(); i++) {
    parting[i] = 0;
    for (const way of [1, -1]) {
      for (const stride of STRIDES) {
        const { point, along } = stepAside(run, crossings[i]!, way * stride);
        const side = followBranch(family, point, lambda, tolerance, follower, along);
        // A stride too short falls back onto the branch that it came from, one too long leads past the precision.
        if (side.end !== "reached" || side.point.lambda !== lambda || points.some((known) => farthest(known.logs, side.point.logs) < SAME)) continue;
        points.push(side.point);
        parting[i]!++;
        crossings.push(...side.crossings.filter((found) => !crossings.some((known) => Math.abs(known.lambda - found.lambda) < SAME * (1 + known.lambda) && farthest(known.logs, found.logs) < SAME)));
        break;
      }
    }
  }
  return { points, crossings, parting: crossings.map((_, i) => parting[i] ?? 0), reached: principal.end === "reached" };
}

/** A point off a crossing in the direction that the other branch takes, and that direction. */
function stepAside({ map, form }: QuantalRun, { lambda, logs, across }: Crossing, stride: number): { readonly point: BranchPoint; readonly along: Float64Array } {
  const n = logs.length, scale = lambda + 1 / form.payoffRange, length = Math.sign(stride) * Math.sqrt(product(across, across, logs.map(exp)));
  const along = across.map((x) => x / length);
  const aside = logs.map((log, slot) => log + Math.abs(stride) * along[slot]!);
  normaliseSets(map, aside);
  return { point: { lambda: Math.max(0, lambda + Math.abs(stride) * scale * along[n]!), logs: aside }, along };
}

/** What a reader should know of where branches part. */
export function partingNote({ crossings, parting }: Branches): string {
  const found = crossings.map(({ lambda }, i) => ({ lambda, count: parting[i]! })).filter(({ count }) => count > 0);
  return found.length === 0 ? "" : `${found.map(({ lambda, count }) => `${count === 1 ? "one branch parts" : `${count} branches part`} at lambda ${shortNumber(lambda)}`).join(", ")}; the principal branch comes first`;
}
