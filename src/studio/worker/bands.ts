// How far the answers reach when all uncertain numbers vary at once: draws in parts, which several threads share, then their summary.

import { enoughDraws, drawSpace, type Ensemble, joinParts, plainText, recordPath, runDraws, band, solve, solvers, stepOdds, summarise, type Summary, tagByBranch } from "../../index.ts";
import { compiledUnder, type ModelRequest } from "./model.ts";

export interface BandsPlan {
  /** Draws to be made; 0 where nothing is uncertain. */
  readonly count: number;
  readonly inputs: number;
}

/** At a decision on the record: the odds of the guarded ending after each choice, 5 to 95 % of the draws to one digit. */
export interface ChoiceBands {
  readonly stage: string;
  readonly title: string;
  readonly player: string;
  readonly choices: readonly { readonly name: string; readonly title: string; readonly taken: boolean; readonly low: number; readonly high: number }[];
}

export interface BandsAnswer {
  readonly summary: Summary;
  /** By decision on the record; empty without a guarded ending. */
  readonly choices: readonly ChoiceBands[];
  readonly guardedTitle: string;
}

/** The seed of `excomm start`, so that its bands are the same. */
const SEED = 62;

const solver = () => {
  const found = solvers.get("qre");
  if (found === undefined) throw new Error('bug in excomm: there is no solver "qre"');
  return found;
};

/** What the reader or a variant has set is the same in every draw. */
function groundOf(request: ModelRequest, seed: number | null) {
  const { compiled, fault } = compiledUnder(request);
  if (compiled === null) throw new Error(fault);
  const { scenario, variant, game } = compiled, lambda = request.lambda ?? scenario.defaults.lambda;
  const hold = new Set([...Object.keys(request.set), ...(scenario.variants.get(variant ?? "")?.set.keys() ?? [])]);
  const solution = solve(game, { solver: "qre", lambda });
  const inputs = drawSpace(compiled, hold).inputs.length, count = inputs === 0 ? 0 : enoughDraws(inputs);
  return { compiled, hold, lambda, solution, count, inputs, seed: seed ?? SEED };
}

type Ground = ReturnType<typeof groundOf>;
let ground: { readonly key: string; readonly value: Ground } | null = null;

function groundFor(request: ModelRequest, seed: number | null): Ground {
  const key = JSON.stringify([request, seed]);
  if (ground?.key !== key) ground = { key, value: groundOf(request, seed) };
  return ground.value;
}

const decisions = (compiled: Ground["compiled"]) => recordPath(compiled).steps.filter(({ stage }) => stage.player !== null);

export const bandCalls = {
  bandsPlan(request: ModelRequest, seed: number | null): BandsPlan {
    const { count, inputs } = groundFor(request, seed);
    return { count, inputs };
  },

  /** The draws `from` to `to - 1`; of each also the odds of the record's steps and, after them, of the guarded ending by choice. */
  bandsPart(request: ModelRequest, seed: number | null, from: number, to: number): Ensemble {
    const { compiled, hold, lambda, solution, count, seed: drawn } = groundFor(request, seed);
    const { guarded } = compiled.scenario, { steps } = recordPath(compiled);
    return runDraws(compiled, {
      count, seed: drawn, lambda, hold, solver: solver(), baseline: solution.profiles[0]!.probabilities, part: { from, to }, // qre gives a profile
      observe: (game, profile) => Float64Array.from([...stepOdds(game, steps, profile), ...(guarded === null ? [] : decisions(game).flatMap((step) => [...tagByBranch(game, step, profile, guarded).values()]))]),
    });
  },

  bandsEnd(request: ModelRequest, seed: number | null, parts: readonly Ensemble[]): BandsAnswer {
    const { compiled, solution } = groundFor(request, seed), { scenario } = compiled;
    const ensemble = parts.length === 0 ? null : joinParts(parts);
    const summary = summarise({ compiled, solution, seconds: 0, others: [], ensemble, drawSeconds: 0 });
    return { summary, choices: ensemble === null || scenario.guarded === null ? [] : choiceBands(compiled, ensemble, solution.profiles[0]!.probabilities, scenario.guarded), guardedTitle: summary.outcomes.find(({ guarded }) => guarded)?.title ?? "" };
  },
};

function choiceBands(compiled: Ground["compiled"], { draws }: Ensemble, profile: Float64Array, tag: string): ChoiceBands[] {
  const { scenario } = compiled;
  let at = recordPath(compiled).steps.length;
  const first = draws[0];
  if (first === undefined) return [];
  return decisions(compiled).map((step): ChoiceBands => {
    const names = [...tagByBranch(compiled, step, profile, tag).keys()];
    const from = at;
    at += names.length;
    return {
      stage: step.stage.name, title: plainText(step.stage.title || step.stage.name), player: plainText(scenario.players.find(({ name }) => name === step.stage.player)?.title ?? ""),
      choices: names.map((name, k) => {
        const seen = draws.map(({ observed }) => observed[from + k]!).filter(Number.isFinite);
        const { low, high } = seen.length === 0 ? { low: NaN, high: NaN } : band(seen);
        const rough = (x: number) => Number(x.toPrecision(1));
        return { name, title: plainText(step.stage.branches.find((branch) => branch.name === name)?.title || name), taken: name === step.branch, low: rough(low), high: rough(high) };
      }),
    };
  });
}

