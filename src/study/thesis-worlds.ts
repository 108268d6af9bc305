// The worlds that theses ask about beside the scenario as it is: changed for everybody to know, compiled once, solved for each draw.

import { compile, type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Thesis, ThesisQuantity, Value } from "../scenario/index.ts";
import type { SolvedProfile, Solver } from "../solve/index.ts";
import { logitResidual, logProfile, type Profile } from "../strategy/index.ts";
import { RESIDUAL_MAX } from "./ensemble.ts";
import type { StudyOutput } from "./outputs.ts";
import { worldKey } from "./thesis.ts";
import { forcedReach, prepareSide, type PreparedSide, sideValueAt } from "./thesis-values.ts";

const UNITS: Readonly<Record<ThesisQuantity["kind"], StudyOutput["unit"]>> = { tag: "probability", outcome: "probability", move: "probability", posterior: "probability", payoff: "utils", attribute: "attribute", evidence: "log10", bits: "bits" };

export interface ThesisReader {
  readonly outputs: readonly StudyOutput[];
  /** By output; null when told to stop. A side whose world cannot be solved is NaN. */
  read(drawn: Compiled, solved: SolvedProfile, lambda: number, values: ReadonlyMap<string, number>, shouldStop?: () => boolean): Float64Array | null;
}

/** A world that theses ask about: the scenario changed for all to know, and its own solution, where its draws start. */
interface World {
  readonly compiled: Compiled;
  readonly start: Profile | null;
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
  for (const { side } of sides) {
    const key = worldKey(side);
    if (worlds.has(key)) continue;
    if (side.variant === null && side.set.size === 0) {
      worlds.set(key, null);
      continue;
    }
    const world = compile(scenario, { variant: side.variant, set: new Map([...(side.variant === null ? own : []), ...side.set]) });
    const fixed = new Set([...side.set.keys(), ...(scenario.variants.get(side.variant ?? "")?.set.keys() ?? [])]);
    worlds.set(key, { compiled: world, start: solver.solve(world.game, { lambda }).profiles[0]?.probabilities ?? null, fixed });
  }
  const prepared: readonly PreparedSide[] = sides.map(({ side }) => prepareSide(worlds.get(worldKey(side))?.compiled ?? compiled, side));
  return {
    outputs: sides.map(({ name, title, side }) => ({ name, kind: "thesis", title, unit: UNITS[side.quantity.kind] })),
    read(drawn, solved, at, values, shouldStop) {
      const found = new Map<string, { readonly compiled: Compiled; readonly solved: SolvedProfile } | null>();
      for (const [key, world] of worlds) {
        if (shouldStop?.() === true) return null;
        found.set(key, world === null ? { compiled: drawn, solved } : solveWorld(world, solver, at, values));
      }
      // Sides of one world with the same forced moves share one pass down the tree.
      const reaches = new Map<string, Float64Array>();
      return Float64Array.from(sides, ({ side }, i) => {
        const world = worldKey(side), answer = found.get(world);
        if (answer == null) return NaN;
        const { compiled: at, solved: { probabilities, logProbabilities } } = answer;
        const key = JSON.stringify([world, side.forced]);
        const reach = reaches.get(key) ?? forcedReach(at, probabilities, side.forced);
        reaches.set(key, reach);
        return sideValueAt(at, probabilities, logProbabilities ?? logProfile(probabilities), reach, prepared[i]!);
      });
    },
  };
}

function solveWorld({ compiled, start, fixed }: World, solver: Solver, lambda: number, values: ReadonlyMap<string, number>) {
  const drawn = revalueCompiled(compiled, new Map([...values].filter(([name]) => !fixed.has(name) && !compiled.structural.has(name)))).compiled;
  if (drawn === null) return null;
  for (const from of start === null ? [null] : [start, null]) {
    const [found] = solver.solve(drawn.game, { lambda, tolerance: RESIDUAL_MAX / 2, ...(from === null ? {} : { start: from }) }).profiles;
    if (found !== undefined && logitResidual(drawn.game, found.probabilities, lambda, found.logProbabilities) <= RESIDUAL_MAX) return { compiled: drawn, solved: found };
  }
  return null;
}
