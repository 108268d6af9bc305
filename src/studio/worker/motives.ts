// What moves and documents tell of motives: the engine's inference, draw by draw, so that the page can weigh the evidence anew.

import { type Compiled, inferenceReport, type InferenceReport, parseTheses, plainText, recordPath, type StudyPlan, type StudyRow, type TypeDocument } from "../../index.ts";
import { type DrawsRequest, type Ensemble, lambdasOf, openEnsemble } from "./ensemble.ts";

export interface MotivesRequest extends DrawsRequest {
  /** The file of theses beside the scenario, for its documents; null without one. */
  readonly theses: string | null;
  /** Words for works that may be cited beside the scenario's own, by key. */
  readonly works: Readonly<Record<string, string>>;
}

export interface MotiveStep {
  readonly title: string;
  readonly date: string;
  /** Whether the player whose motives are asked about made it. */
  readonly isOwn: boolean;
}

export interface DocumentView {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly sources: readonly string[];
  /** By type. */
  readonly likelihoods: readonly number[];
  readonly reliability: number;
}

/** Of one player. */
export interface MotivesOf {
  readonly player: number;
  readonly report: InferenceReport;
  readonly steps: readonly MotiveStep[];
  readonly documents: readonly DocumentView[];
  /** One draw after another: what `TypeTrace.logJoint` holds. */
  readonly traces: Float64Array;
}

export interface MotivesAnswer {
  readonly draws: number;
  readonly failed: number;
  /** By draw that was solved. */
  readonly lambdas: Float64Array;
  readonly lambda: number;
  readonly seed: number;
  readonly players: readonly MotivesOf[];
}

/** The first picture comes after so many draws, or after a few where there will be few; then each time there are half as many again. */
const FIRST = 40, FIRST_OF_FEW = 5, GROWTH = 1.5;
const LIMIT_LAMBDAS = [0.5, 1, 2];

export const motivesCalls = {
  /**
   * Draws the uncertain numbers and says what the record tells of every player's type.
   *
   * @param onPicture  hears an answer from few draws, then from more
   * @throws {Error} when the scenario has a mistake, no record or no private types
   */
  async motives(request: MotivesRequest, onProgress: (done: number) => void, onPicture: (answer: MotivesAnswer) => Promise<void>): Promise<MotivesAnswer> {
    const ensemble = openEnsemble(request), rows: StudyRow[] = [];
    const { compiled } = ensemble, read = readerOf(ensemble, documentsOf(request, compiled), request.works);
    let failed = 0, next = request.count > 2 * FIRST ? FIRST : FIRST_OF_FEW;
    const answer = (): MotivesAnswer => ({ draws: rows.length, failed, lambdas: lambdasOf(ensemble.plan, rows), lambda: ensemble.lambda, seed: ensemble.plan.seed, players: read(rows) });
    for (let number = 0; number < request.count; number++) {
      const row = ensemble.row(number);
      if (row.draw.status === "failed") failed++;
      else rows.push(row);
      onProgress((number + 1) / request.count);
      if (number + 1 < next || number + 1 === request.count || rows.length === 0) continue;
      next *= GROWTH;
      await onPicture(answer());
    }
    if (rows.length === 0) throw new Error("no draw was solved");
    return answer();
  },
};

function documentsOf({ theses, file, works }: MotivesRequest, { scenario }: Compiled): readonly TypeDocument[] {
  return theses === null ? [] : (parseTheses(theses, file, scenario, new Set(Object.keys(works))).theses?.documents ?? []);
}

/** What does not hang on the draws is worked out once. */
function readerOf({ compiled, plan, solver, lambda }: Ensemble, documents: readonly TypeDocument[], works: Readonly<Record<string, string>>): (rows: readonly StudyRow[]) => MotivesOf[] {
  const { scenario } = compiled, { steps } = recordPath(compiled);
  const typed = scenario.players.flatMap(({ types }, player) => (types.length > 1 ? [player] : []));
  const kept = new Map<number, Pick<InferenceReport, "limits" | "controls">>();
  return (rows) => (steps.length === 0 ? [] : typed).map((player): MotivesOf => {
    const { name, types } = scenario.players[player]!;
    const once = kept.get(player);
    const report = inferenceReport({ compiled, plan, rows, player, solver, documents: [], lambdas: LIMIT_LAMBDAS.map((multiple) => multiple * lambda), ...(once === undefined ? {} : { known: once }) });
    kept.set(player, report);
    return {
      player, report, traces: tracesOf(plan, rows, name, types.length, steps.length),
      steps: steps.map(({ stage, branch, move }) => ({ title: plainText(stage.branches.find((one) => one.name === branch)?.title || branch), date: plainText(move?.date ?? ""), isOwn: stage.player === name })),
      documents: documents.filter((document) => document.player === name).map(({ id, title, why, sources, likelihoods, reliability }) => ({
        id, title: plainText(title), why: plainText(why), sources: sources.map((key) => works[key] ?? key), likelihoods: types.map((type) => likelihoods.get(type.name) ?? 0), reliability: reliability[0],
      })),
    };
  });
}

function tracesOf({ outputs }: StudyPlan, rows: readonly StudyRow[], player: string, types: number, steps: number): Float64Array {
  const first = outputs.findIndex(({ name }) => name.startsWith(`trace:${player}:0:`)), size = (steps + 1) * types;
  const all = new Float64Array(rows.length * size);
  rows.forEach(({ draw }, i) => all.set(draw.outputs.subarray(first, first + size), i * size));
  return all;
}
