// The numbers behind a lesson: what the question sheet's answers say of a scenario.

import { checkCompile, type Compiled, inWords, outcomeDistribution, pathReport, plainText, recordPath, solve, stepOdds, type StepReport, tagProbability } from "../../index.ts";
import { holdOf, type PlayedOn } from "./play.ts";

export interface LessonNumbers {
  readonly title: string;
  readonly solver: string;
  readonly lambda: number | null;
  /** How often it ends as the scenario's headline has it, at this precision, at half and at double; null without a headline. */
  readonly headline: { readonly title: string; readonly byLambda: readonly { readonly lambda: number; readonly share: number }[] } | null;
  /** The record, step by step; `share` null where one number would give a guarded ending's odds. */
  readonly steps: readonly LessonStep[];
  /** Of the recorded decisions, those that the solved strategies take least often: an index in `steps`. */
  readonly leastLikely: number | null;
  /** What the mover of a recorded decision believes of another side: the latest about the side of most types; null where all have one. */
  readonly belief: LessonBelief | null;
  /** What each variant makes of the headline, largest change first. */
  readonly variants: readonly { readonly name: string; readonly title: string; readonly share: number }[];
}

export interface LessonStep {
  readonly stageTitle: string;
  readonly date: string;
  readonly title: string;
  readonly player: string | null;
  readonly share: number | null;
  /** What the recorded decision is worth less than the best on average over the mover's types, in utils; null at chance. */
  readonly givenUp: number | null;
}

export interface LessonBelief {
  readonly stageTitle: string;
  readonly believer: string;
  readonly about: string;
  readonly odds: readonly { readonly title: string; readonly share: number }[];
}

export const lessonCalls = {
  /** Solves the scenario at three precisions and under each of its variants. */
  lesson(on: PlayedOn, onProgress: (done: number) => void): LessonNumbers {
    const { compiled, solved } = holdOf(on), { scenario } = compiled;
    const { steps } = pathReport(compiled, solved), odds = stepOdds(compiled, recordPath(compiled).steps, solved.probabilities);
    const lessonSteps = scenario.record.length === 0 ? [] : steps.map((step, k) => lessonStep(compiled, step, odds[k]!));
    const decisions = lessonSteps.flatMap(({ player, share }, k) => (player === null || share === null ? [] : [{ k, share }])).sort((a, b) => a.share - b.share);
    return {
      title: plainText(scenario.title), solver: scenario.defaults.solver, lambda: solved.lambda,
      headline: headlineOf(compiled, on, onProgress), steps: lessonSteps, leastLikely: decisions[0]?.k ?? null, belief: beliefOf(compiled, steps),
      variants: variantsOf(compiled, on, onProgress),
    };
  },
};

function lessonStep({ scenario }: Compiled, step: StepReport, odds: number): LessonStep {
  const title = plainText(scenario.stages.get(step.stage)?.branches.find(({ name }) => name === step.took)?.title || inWords(step.took));
  const base = { stageTitle: plainText(step.title), date: plainText(step.date), title };
  if (step.kind === "chance") {
    const shown = step.events.find(({ taken }) => taken)?.probability ?? null;
    return { ...base, player: null, share: typeof shown === "number" ? shown : null, givenUp: null };
  }
  const taken = step.actions.find((action) => action.taken), best = step.actions.reduce((most, { value }) => Math.max(most, value), -Infinity);
  return { ...base, player: playerTitle(scenario, step.player), share: odds, givenUp: taken === undefined ? null : best - taken.value };
}

function beliefOf({ scenario }: Compiled, steps: readonly StepReport[]): LessonBelief | null {
  const typesAt = (one: StepReport) => (one.kind === "decision" ? (one.belief?.types[0]?.odds.length ?? 0) : 0);
  const most = steps.reduce((max, one) => Math.max(max, typesAt(one)), 1), step = steps.findLast((one) => typesAt(one) === most);
  if (step === undefined || step.kind !== "decision" || most < 2) return null;
  const [about] = step.belief?.types ?? [];
  if (about === undefined) return null;
  const types = scenario.players.find(({ name }) => name === about.player)?.types ?? [];
  return {
    stageTitle: plainText(step.title), believer: playerTitle(scenario, step.player), about: playerTitle(scenario, about.player),
    odds: about.odds.map(({ type, probability }) => ({ title: plainText(types.find(({ name }) => name === type)?.title || type), share: probability })),
  };
}

/** Share of the headline under other precisions. */
function headlineOf(compiled: Compiled, { lambda }: PlayedOn, onProgress: (done: number) => void): LessonNumbers["headline"] {
  const { scenario } = compiled, tag = scenario.headline, own = lambda ?? scenario.defaults.lambda;
  if (tag === null || scenario.defaults.solver !== "qre") return null;
  const byLambda = [own / 2, own, 2 * own].map((precision, i) => {
    onProgress((i + 1) / (4 + scenario.variants.size));
    return { lambda: precision, share: shareOf(compiled, tag, precision) };
  });
  return { title: inWords(tag), byLambda };
}

function variantsOf(compiled: Compiled, { lambda, set, commonPrior }: PlayedOn, onProgress: (done: number) => void): LessonNumbers["variants"] {
  const { scenario } = compiled, tag = scenario.headline, own = lambda ?? scenario.defaults.lambda;
  if (tag === null || scenario.defaults.solver !== "qre") return [];
  const base = shareOf(compiled, tag, own), settings = new Map(Object.entries(set));
  const shares = [...scenario.variants.values()].flatMap(({ name, title }, i) => {
    const { compiled: other } = checkCompile(scenario, { variant: name, set: settings, commonPrior });
    onProgress((4 + i) / (4 + scenario.variants.size));
    return other === null ? [] : [{ name, title: plainText(title || name), share: shareOf(other, tag, own) }];
  });
  return shares.sort((a, b) => Math.abs(b.share - base) - Math.abs(a.share - base));
}

function shareOf({ scenario, game }: Compiled, tag: string, lambda: number): number {
  const [solved] = solve(game, { solver: "qre", lambda }).profiles;
  return solved === undefined ? NaN : tagProbability(scenario, outcomeDistribution(game, solved.probabilities), tag);
}

const playerTitle = (scenario: Compiled["scenario"], name: string) => plainText(scenario.players.find((player) => player.name === name)?.title || name);
