// The worlds that theses ask about beside the scenario as it is: changed for everybody to know, compiled once, solved for each draw.

import { exp } from "../base/index.ts";
import { type Compiled, compileBeside, type Numbers, revalueCompiled } from "../compile/index.ts";
import type { Thesis, ThesisQuantity, ThesisSide } from "../scenario/index.ts";
import { foldOver, type SolvedProfile, type Solver } from "../solve/index.ts";
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

/** A world that theses ask about, with the sides that it answers and their places among the outputs. */
interface World {
  readonly sides: readonly { readonly at: number; readonly prepared: PreparedSide }[];
  /** Null: the scenario as it is. */
  readonly changed: ChangedWorld | null;
}

/** The scenario changed for all to know. */
interface ChangedWorld {
  readonly compiled: Compiled;
  /** Its solution at its own numbers, as logarithms; null where it has none. */
  readonly own: Float64Array | null;
  /** By slot: how much larger these logarithms are than the unchanged scenario's, and that scenario's slot; -1 where it has none. */
  readonly shift: Float64Array;
  readonly slotBefore: Int32Array;
  /** What the change itself gives, and draws must leave alone. */
  readonly fixed: ReadonlySet<string>;
  readonly room: Room;
}

/** What was drawn last of worlds whose numbers come from the same places, and nobody reads any more. */
interface Room {
  spare: Compiled | null;
}

interface Answer {
  readonly compiled: Compiled;
  readonly solved: SolvedProfile;
}

/** A side of a thesis, and the key of its world. */
interface Place {
  readonly name: string;
  readonly title: string;
  readonly side: ThesisSide;
  readonly key: string;
}

const placesOf = (theses: readonly Thesis[]): Place[] => theses.flatMap(({ id, title, left, right }) => [
  { name: `thesis:${id}:left`, title, side: left, key: worldKey(left) },
  ...(right === null ? [] : [{ name: `thesis:${id}:right`, title, side: right, key: worldKey(right) }]),
]);

/**
 * Compiles every world that the theses ask about, one after another, and keeps none.
 *
 * @throws {DiagnosticError} when a world does not compile
 */
export function checkWorlds(compiled: Compiled, theses: readonly Thesis[]): void {
  for (const { side } of new Map(placesOf(theses).map((place) => [place.key, place])).values()) worldOf(compiled, side);
}

/** The scenario changed as a side says; null where nothing is. */
function worldOf(compiled: Compiled, side: ThesisSide): Compiled | null {
  if (side.variant === null && side.set.size === 0) return null;
  const { scenario, settings } = compiled;
  const own = [...settings].filter(([name, value]) => scenario.parameters.get(name)?.computed === undefined && scenario.parameters.get(name)?.value !== value);
  return compileBeside(compiled, { variant: side.variant, set: new Map([...(side.variant === null ? own : []), ...side.set]) });
}

/**
 * Reads theses off solved draws. The worlds that they ask about are compiled and solved when the first draw comes; worlds of one
 * tree share it and all that is worked out from it.
 *
 * @param lambda  where the worlds' own solutions are taken, from which their draws start
 */
export function thesisReader(compiled: Compiled, theses: readonly Thesis[], solver: Solver, lambda: number): ThesisReader {
  const places = placesOf(theses);
  let worlds: readonly World[] | null = null;
  return {
    outputs: places.map(({ name, title, side }) => ({ name, kind: "thesis", title, unit: UNITS[side.quantity.kind] })),
    read(drawn, solved, at, values, shouldStop) {
      worlds ??= worldsOf(compiled, places, solver, lambda);
      const outputs = new Float64Array(places.length).fill(NaN), logs = logsOf(solved);
      for (const world of worlds) {
        if (shouldStop?.() === true) return null;
        const answer = world.changed === null ? { compiled: drawn, solved } : solveWorld(world.changed, solver, at, values, logs);
        if (answer !== null) readSides(world, answer, outputs);
      }
      return outputs;
    },
  };
}

function readSides({ sides }: World, { compiled, solved }: Answer, outputs: Float64Array): void {
  // Sides with the same forced moves share one pass down the tree.
  const reaches = new Map<string, Float64Array>();
  for (const { at, prepared } of sides) {
    const { forced } = prepared.side, key = JSON.stringify(forced);
    const reach = reaches.get(key) ?? forcedReach(compiled, solved.probabilities, forced);
    reaches.set(key, reach);
    outputs[at] = sideValueAt(compiled, solved.probabilities, logsOf(solved), reach, prepared);
  }
}

function worldsOf(compiled: Compiled, places: readonly Place[], solver: Solver, lambda: number): World[] {
  const logsAt = ({ game }: Compiled): Float64Array | null => {
    const [solved] = solver.solve(game, { lambda }).profiles;
    return solved === undefined ? null : logsOf(solved);
  };
  let unchanged: Float64Array | null | undefined;
  const rooms = new Map<Numbers, Room>();
  return [...new Set(places.map(({ key }) => key))].map((key): World => {
    const its = places.flatMap((place, at) => (place.key === key ? [{ ...place, at }] : [])), { side } = its[0]!; // each key is that of a place
    const own = worldOf(compiled, side), sides = its.map(({ at, side: asked }) => ({ at, prepared: prepareSide(own ?? compiled, asked) }));
    if (own === null) return { sides, changed: null };
    const fixed = new Set([...side.set.keys(), ...(compiled.scenario.variants.get(side.variant ?? "")?.set.keys() ?? [])]);
    unchanged ??= logsAt(compiled);
    const room = rooms.get(own.numbers) ?? { spare: null };
    rooms.set(own.numbers, room);
    return { sides, changed: { compiled: own, fixed, room, ...startOf(compiled, unchanged, own, logsAt(own)) } };
  });
}

const logsOf = ({ probabilities, logProbabilities }: SolvedProfile): Float64Array => logProbabilities ?? logProfile(probabilities);

function startOf(before: Compiled, unchanged: Float64Array | null, world: Compiled, own: Float64Array | null): Pick<ChangedWorld, "own" | "shift" | "slotBefore"> {
  const slots = world.game.topology.infosets.firstSlot.at(-1) ?? 0;
  if (own === null || unchanged === null) return { own, shift: new Float64Array(slots), slotBefore: new Int32Array(slots).fill(-1) };
  const slotBefore = Int32Array.from(carryProfile(before, unchanged.map((_, slot) => slot), world), (slot) => (Number.isNaN(slot) ? -1 : slot));
  return { own, shift: own.map((log, slot) => (slotBefore[slot]! < 0 ? log : log - unchanged[slotBefore[slot]!]!)), slotBefore };
}

/**
 * A draw of a world starts where the unchanged scenario stands in that draw, moved by what the change moves at the scenario's own
 * numbers: closer than the world's own solution, and on the branch that the draw is on, so that both sides are compared on one.
 */
function startIn({ compiled: { game: { topology: { infosets } } }, own, shift, slotBefore }: ChangedWorld, drawn: Float64Array): Profile | null {
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

function solveWorld(world: ChangedWorld, solver: Solver, lambda: number, values: ReadonlyMap<string, number>, logs: Float64Array): Answer | null {
  const { compiled, fixed, room } = world;
  const drawn = revalueCompiled(compiled, new Map([...values].filter(([name]) => !fixed.has(name) && !compiled.structural.has(name))), room.spare).compiled;
  if (drawn === null) return null;
  if (room.spare !== null) foldOver(room.spare.game, drawn.game);
  room.spare = drawn;
  const start = startIn(world, logs);
  for (const from of start === null ? [null] : [start, null]) {
    const [found] = solver.solve(drawn.game, { lambda, tolerance: RESIDUAL_MAX / 2, ...(from === null ? {} : { start: from }) }).profiles;
    if (found !== undefined && logitResidual(drawn.game, found.probabilities, lambda, found.logProbabilities) <= RESIDUAL_MAX) return { compiled: drawn, solved: found };
  }
  return null;
}
