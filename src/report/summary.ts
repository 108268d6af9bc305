// What a newcomer to a scenario should know, as data: its size, how it was solved, what happened and how likely the model finds
// it, where the play ends over the draws, and which judgements that leans on.

import { ln, plainText } from "../base/index.ts";
import { type Compiled, recordPath } from "../compile/index.ts";
import { slotCount } from "../game/index.ts";
import { endingGroups } from "../play/index.ts";
import type { Basis } from "../scenario/index.ts";
import type { Solution } from "../solve/index.ts";
import { logitResidual, outcomeDistribution, regret } from "../strategy/index.ts";
import { type Band, band, type Ensemble, quantile, rankRegression, stepOdds, tagProbability } from "../study/index.ts";
import { playerTitle } from "./path-text.ts";

export interface SummaryInput {
  readonly compiled: Compiled;
  readonly solution: Solution;
  readonly seconds: number;
  /** Solutions of the same game at other precisions. */
  readonly others: readonly Solution[];
  /** Null when the scenario has no uncertain numbers. Its draws must have observed the odds of every recorded step. */
  readonly ensemble: Ensemble | null;
  readonly drawSeconds: number;
}

export interface Summary {
  readonly title: string;
  readonly summary: string;
  readonly size: {
    readonly players: readonly { readonly title: string; readonly seat: string; readonly types: number }[];
    readonly nodes: number;
    readonly informationSets: number;
    readonly actions: number;
  };
  readonly solved: { readonly solver: string; readonly lambda: number | null; readonly converged: boolean; readonly residual: number | null; readonly regret: number; readonly seconds: number };
  readonly draws: DrawsSummary | null;
  readonly record: readonly RecordedStep[];
  readonly outcomes: readonly OutcomeGroup[];
  readonly headline: Headline | null;
}

export interface DrawsSummary {
  readonly asked: number;
  readonly solved: number;
  /** Draws solved from the scenario's own solution, because their branch from precision 0 is too long to follow. */
  readonly offBranch: number;
  /** What kept draws from counting: the rule, how often, and the first of its sentences. */
  readonly failed: readonly { readonly rule: string; readonly count: number; readonly sentence: string }[];
  readonly inputs: number;
  readonly seed: number;
  readonly seconds: number;
}

export interface RecordedStep {
  readonly stage: string;
  readonly branch: string;
  readonly title: string;
  /** The title of the stage, which at chance is what the branch answers. */
  readonly stageTitle: string;
  readonly date: string;
  /** Who moved; null for chance. */
  readonly player: string | null;
  /** Given the steps before; null where a guarded outcome's odds would show. */
  readonly probability: number | null;
  /** 5 to 95 % of draws; null without draws. */
  readonly band: readonly [number, number] | null;
}

export interface OutcomeGroup {
  /** The tag that its outcomes share, or the name of one outcome without tags. */
  readonly name: string;
  readonly title: string;
  /** Under the scenario's own numbers; null for the guarded tag. */
  readonly probability: number | null;
  /** Over the draws; the guarded tag's numbers have one significant digit. */
  readonly band: Band | null;
  readonly guarded: boolean;
}

export interface Headline {
  readonly tag: string;
  /** Empty where the headline is the guarded tag, which has no single number. */
  readonly byLambda: readonly { readonly lambda: number; readonly probability: number }[];
  readonly leanings: Leanings | null;
}

/** Rank regression of the headline's log-odds on all inputs. */
export interface Leanings {
  readonly draws: number;
  readonly inputs: number;
  readonly drawsPerInput: number;
  readonly tooThin: boolean;
  readonly rSquared: number;
  /** Less what noise would explain; null without draws to spare. */
  readonly rSquaredAdjusted: number | null;
  /** The judgements with the largest coefficients that lie more than two standard errors from 0, largest first. */
  readonly judgements: readonly Leaning[];
  /** The same among numbers of another basis, where no judgement stands out; otherwise empty. */
  readonly others: readonly Leaning[];
}

export interface Leaning {
  readonly name: string;
  readonly title: string;
  readonly basis: Basis;
  readonly value: number;
  /** Null: drawn with its group. */
  readonly range: readonly [number, number] | null;
  readonly unit: string;
  readonly coefficient: number;
  readonly error: number;
}

const GROUPS_MAX = 10, JUDGEMENTS_MAX = 3;

/** @throws {RangeError} when the solution has no profile */
export function summarise(input: SummaryInput): Summary {
  const { compiled, solution, seconds, ensemble } = input;
  const { scenario, game } = compiled;
  const [solved] = solution.profiles;
  if (solved === undefined) throw new RangeError(`summarise(): the solution by "${solution.solver}" has no profile`);
  const { lambda } = solved;
  return {
    title: plainText(scenario.title),
    summary: plainText(scenario.summary),
    size: {
      players: scenario.players.map((player) => ({ title: playerTitle(scenario, player.name), seat: plainText(player.seat), types: player.types.length })),
      nodes: game.topology.nodeCount, informationSets: game.topology.infosets.count, actions: slotCount(game),
    },
    solved: {
      solver: solution.solver, lambda, converged: solution.converged, seconds,
      residual: lambda === null || !Number.isFinite(lambda) ? null : logitResidual(game, solved.probabilities, lambda, solved.logProbabilities),
      regret: regret(game, solved.probabilities).reduce((a, b) => Math.max(a, b), 0),
    },
    draws: ensemble === null ? null : drawsSummary(ensemble, input.drawSeconds),
    record: recordSteps(compiled, stepOdds(compiled, recordPath(compiled).steps, solved.probabilities), ensemble),
    outcomes: outcomeGroups(compiled, outcomeDistribution(game, solved.probabilities), ensemble),
    headline: headlineOf(input),
  };
}

function drawsSummary(ensemble: Ensemble, seconds: number): DrawsSummary {
  const rules = [...new Set(ensemble.failed.map(({ rule }) => rule))];
  return {
    asked: ensemble.count, solved: ensemble.draws.length, offBranch: ensemble.draws.filter((draw) => !draw.principal).length,
    failed: rules.map((rule) => {
      const same = ensemble.failed.filter((failed) => failed.rule === rule);
      return { rule, count: same.length, sentence: plainText(same[0]?.sentence ?? "") };
    }),
    inputs: ensemble.inputs.length, seed: ensemble.seed, seconds,
  };
}

function recordSteps(compiled: Compiled, odds: Float64Array, ensemble: Ensemble | null): RecordedStep[] {
  const { scenario } = compiled;
  return recordPath(compiled).steps.map(({ stage, branch, move }, i) => {
    const drawn = (ensemble?.draws ?? []).map((draw) => draw.observed[i] as number).filter(Number.isFinite).sort((a, b) => a - b);
    // Where chance leaves nothing but a guarded outcome beside the branch, one number would give that outcome's odds away.
    const other = stage.branches.find(({ name }) => name !== branch);
    const guards = stage.player === null && stage.branches.length === 2 && other?.then.some(({ to }) => isGuardedOutcome(compiled, to)) === true;
    return {
      stage: stage.name, branch, date: plainText(move?.date ?? ""),
      title: plainText(stage.branches.find((other) => other.name === branch)?.title || branch), stageTitle: plainText(stage.title),
      player: stage.player === null ? null : playerTitle(scenario, stage.player),
      probability: guards ? null : (odds[i] as number),
      band: drawn.length === 0 ? null : [quantile(drawn, 0.05), quantile(drawn, 0.95)],
    };
  });
}

function isGuardedOutcome({ scenario }: Compiled, name: string): boolean {
  return scenario.guarded !== null && scenario.outcomes.get(name)?.tags.includes(scenario.guarded) === true;
}

/** Outcomes put together by their first tag, those without one each for itself; the guarded tag comes last, as a band only. */
function outcomeGroups(compiled: Compiled, distribution: Float64Array, ensemble: Ensemble | null): OutcomeGroup[] {
  const { scenario } = compiled;
  const { guarded } = scenario;
  const sum = (outcomes: Float64Array, indices: readonly number[]) => indices.reduce((total, index) => total + (outcomes[index] as number), 0);
  const groupOf = (name: string, title: string, indices: readonly number[]): OutcomeGroup => {
    const isGuarded = name === guarded;
    const drawn = ensemble === null || ensemble.draws.length === 0 ? null : band(ensemble.draws.map((draw) => sum(draw.outcomes, indices)));
    return { name, title, guarded: isGuarded, probability: isGuarded ? null : sum(distribution, indices), band: drawn !== null && isGuarded ? roughBand(drawn) : drawn };
  };
  const all = endingGroups(scenario).map(({ name, title, outcomes: indices }) => ({ ...groupOf(name, title, indices), indices }));
  const open = all.filter((group) => !group.guarded).sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0));
  const room = GROUPS_MAX - (all.length - open.length);
  const shown = open.length <= room ? open : open.slice(0, room - 1);
  const rest = open.slice(shown.length);
  const groups: OutcomeGroup[] = shown.map(({ indices: _, ...group }) => group);
  if (rest.length > 0) groups.push(groupOf("", `${rest.length} others together`, rest.flatMap(({ indices }) => indices)));
  return [...groups, ...all.filter((group) => group.guarded).map(({ indices: _, ...group }) => group)];
}

function roughBand({ low, median, high, lowInterval, highInterval, count }: Band): Band {
  const rough = (x: number) => Number(x.toPrecision(1));
  return { low: rough(low), median: rough(median), high: rough(high), lowInterval: [rough(lowInterval[0]), rough(lowInterval[1])], highInterval: [rough(highInterval[0]), rough(highInterval[1])], count };
}

function headlineOf({ compiled, solution, others, ensemble }: SummaryInput): Headline | null {
  const { scenario, game } = compiled;
  const tag = scenario.headline;
  if (tag === null) return null;
  const byLambda = tag === scenario.guarded ? [] : [solution, ...others].flatMap(({ profiles: [solved] }) => {
    if (solved === undefined || solved.lambda === null) return [];
    return [{ lambda: solved.lambda, probability: tagProbability(scenario, outcomeDistribution(game, solved.probabilities), tag) }];
  });
  return { tag, byLambda: byLambda.sort((a, b) => a.lambda - b.lambda), leanings: ensemble === null ? null : leaningsOf(compiled, ensemble, tag) };
}

function leaningsOf({ scenario, settings }: Compiled, { draws, inputs }: Ensemble, tag: string): Leanings | null {
  if (draws.length < 3) return null;
  const logOdds = draws.map((draw) => {
    const probability = tagProbability(scenario, draw.outcomes, tag);
    return ln(probability) - ln(Math.max(0, 1 - probability));
  });
  if (logOdds.some(Number.isNaN)) return null;
  const { coefficients, errors, rSquared, rSquaredAdjusted, drawsPerInput, tooThin } = rankRegression(inputs.map((_, i) => draws.map((draw) => draw.values[i] as number)), logOdds);
  const standing = inputs.flatMap((name, i): Leaning[] => {
    const parameter = scenario.parameters.get(name), coefficient = coefficients[i] as number, error = errors[i] as number;
    if (parameter === undefined || !(Math.abs(coefficient) > 2 * error)) return [];
    const { basis, range, unit, title } = parameter;
    return [{ name, title: plainText(title || name), basis, value: settings.get(name) as number, range, unit: plainText(unit), coefficient, error }]; // inputs are numbers
  }).sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient));
  const judgements = standing.filter(({ basis }) => basis === "judgement").slice(0, JUDGEMENTS_MAX);
  return { draws: draws.length, inputs: inputs.length, drawsPerInput, tooThin, rSquared, rSquaredAdjusted: Number.isFinite(rSquaredAdjusted) ? rSquaredAdjusted : null, judgements, others: judgements.length > 0 ? [] : standing.slice(0, JUDGEMENTS_MAX) };
}
