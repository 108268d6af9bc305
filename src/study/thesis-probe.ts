// A thesis at single values of the numbers: at the scenario's own, under a change that should turn it round, and along one number.

import { type Compiled, compile, revalueCompiled } from "../compile/index.ts";
import type { StageMove, Thesis, ThesisSide, Value } from "../scenario/index.ts";
import { type BreakEven, breakEven } from "../sensitivity/index.ts";
import type { SolvedProfile, Solver } from "../solve/index.ts";
import { logProfile, reachOf } from "../strategy/index.ts";
import { thesisMeasure } from "./thesis.ts";
import { sideValue } from "./thesis-values.ts";

export interface ThesisProbe {
  /** Both sides and the measure at the scenario's own numbers, under changes of them; NaN where a world cannot be solved. */
  at(changes?: ReadonlyMap<string, Value>, variant?: string | null): { readonly left: number; readonly right: number; readonly measure: number };
  /** Where the measure crosses the threshold as one number goes through a range, all others at their own values. */
  breakEven(name: string, range: readonly [number, number]): BreakEven;
  /** How likely each move is where its stage is reached, in either side's world: the largest differences first, weighed by how often the stage is reached. */
  mechanism(count: number): readonly MoveShift[];
}

export interface MoveShift extends StageMove {
  readonly left: number;
  readonly right: number;
}

/** Differences of a move's probability below this are not worth telling. */
const SHIFT_MIN = 0.01;

/** @param compiled  the scenario as it is */
export function probeThesis(compiled: Compiled, thesis: Thesis, solver: Solver, lambda: number): ThesisProbe {
  const { scenario } = compiled;
  const worlds = new Map<string, Compiled>();
  const worldOf = (side: ThesisSide, changes: ReadonlyMap<string, Value>, variant: string | null): Compiled | null => {
    const name = side.variant ?? variant;
    const set = new Map([...changes, ...side.set]);
    const key = JSON.stringify([name, [...side.set]]);
    const base = worlds.get(key) ?? compile(scenario, { variant: name, set: side.set });
    worlds.set(key, base);
    const own = new Map([...set].filter(([parameter]) => !side.set.has(parameter)));
    if ([...own.keys()].some((parameter) => base.structural.has(parameter))) return compile(scenario, { variant: name, set });
    return revalueCompiled(base, own).compiled;
  };
  const solved = (world: Compiled | null): SolvedProfile | null => (world === null ? null : (solver.solve(world.game, { lambda }).profiles[0] ?? null));
  const valueOf = (side: ThesisSide, world: Compiled | null, profile: SolvedProfile | null) => (world === null || profile === null ? NaN : sideValue(world, profile.probabilities, profile.logProbabilities ?? logProfile(profile.probabilities), side));
  const at: ThesisProbe["at"] = (changes = new Map(), variant = null) => {
    const leftWorld = worldOf(thesis.left, changes, variant), leftProfile = solved(leftWorld);
    const left = valueOf(thesis.left, leftWorld, leftProfile);
    if (thesis.right === null) return { left, right: NaN, measure: thesisMeasure(thesis, left, NaN) };
    const rightWorld = worldOf(thesis.right, changes, variant);
    const right = valueOf(thesis.right, rightWorld, rightWorld === leftWorld ? leftProfile : solved(rightWorld));
    return { left, right, measure: thesisMeasure(thesis, left, right) };
  };
  return {
    at,
    breakEven: (name, range) => breakEven((x) => at(new Map([[name, x]])).measure, range, thesis.threshold, { grid: 9, tolerance: 1e-3 }),
    mechanism(count) {
      if (thesis.right === null) return [];
      const [left, right] = [thesis.left, thesis.right].map((side) => {
        const world = worldOf(side, new Map(), null), profile = solved(world);
        return { side, world, profile };
      }) as [Arm, Arm];
      if (left.world === null || right.world === null || left.profile === null || right.profile === null) return [];
      const weights = [stageReach(left), stageReach(right)] as const;
      const moves = [...scenario.stages.values()].filter(({ player }) => player !== null).flatMap((stage) => stage.branches.map(({ name }): StageMove => ({ stage: stage.name, branch: name })));
      const forced = new Set([...left.side.forced, ...right.side.forced].map(({ stage }) => stage));
      return moves.filter(({ stage }) => !forced.has(stage)).map((move): MoveShift & { readonly weight: number } => {
        const measured = [left, right].map(({ side, world, profile }) => valueOf({ ...side, quantity: { kind: "move", move, type: null } }, world, profile)) as [number, number];
        return { ...move, left: measured[0], right: measured[1], weight: Math.max(weights[0].get(move.stage) ?? 0, weights[1].get(move.stage) ?? 0) };
      }).filter(({ left: a, right: b }) => Math.abs(a - b) >= SHIFT_MIN)
        .sort((a, b) => b.weight * Math.abs(b.left - b.right) - a.weight * Math.abs(a.left - a.right)).slice(0, count).map(({ weight: _, ...move }) => move);
    },
  };
}

interface Arm {
  readonly side: ThesisSide;
  readonly world: Compiled | null;
  readonly profile: SolvedProfile | null;
}

/** By stage: how often it is reached as solved. */
function stageReach({ world, profile }: Arm): Map<string, number> {
  const reached = new Map<string, number>();
  if (world === null || profile === null) return reached;
  const reach = reachOf(world.game, profile.probabilities, world.game.valuation.chance);
  world.stageOfNode.forEach((stage, node) => {
    const name = world.stages[stage]?.name;
    if (name !== undefined) reached.set(name, (reached.get(name) ?? 0) + reach[node]!);
  });
  return reached;
}
