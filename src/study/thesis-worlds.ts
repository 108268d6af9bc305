// The worlds that theses ask about beside the scenario as it is: changed for everybody to know, compiled once, solved for each draw.

import { exp } from "../base/index.ts";
import { compile, type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Thesis, ThesisQuantity, Value } from "../scenario/index.ts";
import type { SolvedProfile, Solver } from "../solve/index.ts";
import { logitResidual, logProfile, type Profile } from "../strategy/index.ts";
import { RESIDUAL_MAX } from "./ensemble.ts";
import { carryProfile } from "./held-stages.ts";
import type { StudyOutput } from "./outputs.ts";
import { worldKey } from "./thesis.ts";
import { forcedReach, prepareSide, type PreparedSide, sideValueAt } from "./thesis-values.ts";

const UNITS: Readonly<Record<ThesisQuantity["kind"], StudyOutput["unit"]>> = { tag: "probability", outcome: "probability", move: "probability", posterior: "probability", payoff: "utils", attribute: "attribute", evidence: "log10", bits: "bits" };

export interface ThesisReader {
  readonly outputs: readonly StudyOutput[];
  /** By output; null when told to stop. A side whose world cannot be solved is NaN. */
  read(drawn: Compiled, solved: SolvedProfile, lambda: number, values: ReadonlyMap<string, number>, shouldStop?: () => boolean): Float64Array | null;
}

/** A world that theses ask about: the scenario changed for all to know. */
interface World {
  readonly compiled: Compiled;
  /** Its solution at its own numbers, as logarithms; null where it has none. */
  readonly own: Float64Array | null;
  /** By slot: how much larger these logarithms are than the unchanged scenario's, and that scenario's slot; -1 where it has none. */
  readonly shift: Float64Array;
  readonly slotBefore: Int32Array;
  /** What the change itself gives, and draws must leave alone. */
  readonly fixed: ReadonlySet<string>;
}

/**
 * Compiles and solves every world that the theses ask about.
 *
 * @param lambda  where the worlds' own solutions are taken, from which their draws start
 * @throws {DiagnosticError} when a world does not compile
 */
export function thesisReader(compiled: Compiled, theses: readonly Thesis[], solver: Solver, lambda: number): ThesisReader {
  const { scenario } = compiled;
  const sides = theses.flatMap(({ id, title, left, right }) => [{ name: `thesis:${id}:left`, title, side: left }, ...(right === null ? [] : [{ name: `thesis:${id}:right`, title, side: right }])]);
  const own = new Map<string, Value>([...compiled.settings].filter(([name, value]) => scenario.parameters.get(name)?.computed === undefined && scenario.parameters.get(name)?.value !== value));
  const worlds = new Map<string, World | null>();
  const logsAt = (at: Compiled): Float64Array | null => {
    const [solved] = solver.solve(at.game, { lambda }).profiles;
    return solved === undefined ? null : logsOf(solved);
  };
  let unchanged: Float64Array | null | undefined;
  for (const { side } of sides) {
    const key = worldKey(side);
    if (worlds.has(key)) continue;
    if (side.variant === null && side.set.size === 0) {
      worlds.set(key, null);
      continue;
    }
    const world = compile(scenario, { variant: side.variant, set: new Map([...(side.variant === null ? own : []), ...side.set]) });
    const fixed = new Set([...side.set.keys(), ...(scenario.variants.get(side.variant ?? "")?.set.keys() ?? [])]);
    unchanged ??= logsAt(compiled);
    worlds.set(key, { compiled: world, fixed, ...startOf(compiled, unchanged, world, logsAt(world)) });
  }
  const prepared: readonly PreparedSide[] = sides.map(({ side }) => prepareSide(worlds.get(worldKey(side))?.compiled ?? compiled, side));
  return {
    outputs: sides.map(({ name, title, side }) => ({ name, kind: "thesis", title, unit: UNITS[side.quantity.kind] })),
    read(drawn, solved, at, values, shouldStop) {
      const found = new Map<string, { readonly compiled: Compiled; readonly solved: SolvedProfile } | null>();
      for (const [key, world] of worlds) {
        if (shouldStop?.() === true) return null;
        found.set(key, world === null ? { compiled: drawn, solved } : solveWorld(world, solver, at, values, logsOf(solved)));
      }
      // Sides of one world with the same forced moves share one pass down the tree.
      const reaches = new Map<string, Float64Array>();
      return Float64Array.from(sides, ({ side }, i) => {
        const world = worldKey(side), answer = found.get(world);
        if (answer == null) return NaN;
        const { compiled: at, solved: { probabilities } } = answer;
        const key = JSON.stringify([world, side.forced]);
        const reach = reaches.get(key) ?? forcedReach(at, probabilities, side.forced);
        reaches.set(key, reach);
        return sideValueAt(at, probabilities, logsOf(answer.solved), reach, prepared[i]!);
      });
    },
  };
}

const logsOf = ({ probabilities, logProbabilities }: SolvedProfile): Float64Array => logProbabilities ?? logProfile(probabilities);

function startOf(before: Compiled, unchanged: Float64Array | null, world: Compiled, own: Float64Array | null): Pick<World, "own" | "shift" | "slotBefore"> {
  const slots = world.game.topology.infosets.firstSlot.at(-1) ?? 0;
  if (own === null || unchanged === null) return { own, shift: new Float64Array(slots), slotBefore: new Int32Array(slots).fill(-1) };
  const slotBefore = Int32Array.from(carryProfile(before, unchanged.map((_, slot) => slot), world), (slot) => (Number.isNaN(slot) ? -1 : slot));
  return { own, shift: own.map((log, slot) => (slotBefore[slot]! < 0 ? log : log - unchanged[slotBefore[slot]!]!)), slotBefore };
}

/**
 * A draw of a world starts where the unchanged scenario stands in that draw, moved by what the change moves at the scenario's own
 * numbers: closer than the world's own solution, and on the branch that the draw is on, so that both sides are compared on one.
 */
function startIn({ compiled: { game: { topology: { infosets } } }, own, shift, slotBefore }: World, drawn: Float64Array): Profile | null {
  if (own === null) return null;
  const start = shift.map((log, slot) => (slotBefore[slot]! < 0 ? log : log + drawn[slotBefore[slot]!]!));
  for (let set = 0; set < infosets.count; set++) {
    const part = start.subarray(infosets.firstSlot[set], infosets.firstSlot[set + 1]);
    const top = part.reduce((a, b) => Math.max(a, b), -Infinity);
    let total = 0;
    part.forEach((log, k) => (total += part[k] = exp(log - top)));
    part.forEach((weight, k) => (part[k] = weight / total));
  }
  return start;
}

function solveWorld(world: World, solver: Solver, lambda: number, values: ReadonlyMap<string, number>, logs: Float64Array) {
  const { compiled, fixed } = world;
  const drawn = revalueCompiled(compiled, new Map([...values].filter(([name]) => !fixed.has(name) && !compiled.structural.has(name)))).compiled;
  if (drawn === null) return null;
  const start = startIn(world, logs);
  for (const from of start === null ? [null] : [start, null]) {
    const [found] = solver.solve(drawn.game, { lambda, tolerance: RESIDUAL_MAX / 2, ...(from === null ? {} : { start: from }) }).profiles;
    if (found !== undefined && logitResidual(drawn.game, found.probabilities, lambda, found.logProbabilities) <= RESIDUAL_MAX) return { compiled: drawn, solved: found };
  }
  return null;
}
