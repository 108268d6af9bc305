// A counterfactual in two readings: known to all from the start, or a surprise after the first stage.

import { type Compiled, compile, recordPath } from "../compile/index.ts";
import type { Value } from "../scenario/index.ts";
import type { Solver } from "../solve/index.ts";
import { expectedPayoffs, logitResidual, outcomeDistribution, type Profile } from "../strategy/index.ts";
import { carryProfile, holdStages } from "./held-stages.ts";
import { stepOdds } from "./record-odds.ts";

/** `known`: all know of the change from the start. `surprise`: whoever moves first moves as if it were not. */
export type Reading = "as it is" | "known" | "surprise";

export interface WorldAnswer {
  readonly reading: Reading;
  /** By outcome name. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** By step of the record as far as it is a path of this world: the odds of the step, given the steps before. */
  readonly record: readonly { readonly stage: string; readonly branch: string; readonly probability: number }[];
  /** By player, in utils, under its own odds. */
  readonly payoffs: readonly number[];
  /** The logit residual of the strategies that were solved for, recomputed. */
  readonly residual: number;
}

export interface WhatIf {
  readonly asIs: WorldAnswer;
  readonly known: WorldAnswer;
  /** Null where the first stage itself is changed, so that nobody could have moved as if nothing were. */
  readonly surprise: WorldAnswer | null;
}

/**
 * Solves the scenario as it is, and changed in both readings.
 *
 * @param compiled  the scenario as it is
 * @throws {RangeError} when the variant or a parameter is unknown
 */
export function whatIf(compiled: Compiled, change: { readonly variant: string | null; readonly set: ReadonlyMap<string, Value> }, solver: Solver, lambda: number): WhatIf {
  const { scenario } = compiled;
  const own = solveProfile(compiled, solver, lambda);
  const changed = compile(scenario, { variant: change.variant, set: change.set });
  const known = solveProfile(changed, solver, lambda);
  return { asIs: answerOf("as it is", compiled, own, logitResidual(compiled.game, own, lambda)), known: answerOf("known", changed, known, logitResidual(changed.game, known, lambda)), surprise: surpriseOf(compiled, own, changed, solver, lambda) };
}

function solveProfile(compiled: Compiled, solver: Solver, lambda: number): Profile {
  const [solved] = solver.solve(compiled.game, { lambda }).profiles;
  if (solved === undefined) throw new RangeError(`whatIf(): solver "${solver.name}" gave no profile`);
  return solved.probabilities;
}

function surpriseOf(compiled: Compiled, own: Profile, changed: Compiled, solver: Solver, lambda: number): WorldAnswer | null {
  const carried = carryProfile(compiled, own, changed);
  const { infosets } = changed.game.topology;
  const first = compiled.scenario.start;
  const atFirst = Array.from({ length: infosets.count }, (_, set) => set).filter((set) => changed.stages[changed.infosetStage[set]!]?.name === first);
  if (atFirst.length === 0 || atFirst.some((set) => Number.isNaN(carried[infosets.firstSlot[set]!]))) return null;
  const { game, slots } = holdStages(changed, carried, new Set([first]));
  const [solved] = solver.solve(game, { lambda }).profiles;
  if (solved === undefined) return null;
  slots.forEach((slot, i) => (carried[slot] = solved.probabilities[i]!));
  return answerOf("surprise", changed, carried, logitResidual(game, solved.probabilities, lambda));
}

/** What strategies come to in a world. */
export function answerOf(reading: Reading, compiled: Compiled, profile: Profile, residual: number): WorldAnswer {
  const odds = outcomeDistribution(compiled.game, profile);
  const { steps } = recordPath(compiled);
  const probabilities = stepOdds(compiled, steps, profile);
  return {
    reading, residual,
    outcomes: new Map(compiled.game.outcomes.map((name, i) => [name, odds[i]!])),
    record: steps.map(({ stage, branch }, k) => ({ stage: stage.name, branch, probability: probabilities[k]! })),
    payoffs: [...expectedPayoffs(compiled.game, profile)],
  };
}
