// One record under every lens of a scenario, as `excomm lenses` puts them side by side; and what a part changes by itself.

import { type LensDraws, lensDocument, lensReport, type LensReport, type PartText, plainText, type ReportDocument, type StudyRow, type Value } from "../../index.ts";
import { type Ensemble, openEnsemble, scenarioOf } from "./ensemble.ts";
import { modelCalls } from "./model.ts";
import { type OpenRequest, scenarioCalls } from "./scenario.ts";

export interface LensesRequest extends OpenRequest {
  /** In their order, each with its part; the first has none. `parts` hold none of them. */
  readonly lenses: readonly { readonly name: string; readonly title: string; readonly part: PartText | null }[];
  readonly set: Readonly<Record<string, Value>>;
  readonly seed: number | null;
  /** Draws for each lens. */
  readonly count: number;
  /** How to make it again, in words. */
  readonly made: string;
}

export interface LensesAnswer {
  readonly report: LensReport;
  /** The same in tables and sentences. */
  readonly document: ReportDocument;
  /** The command that makes it again. */
  readonly made: string;
  /** Whether it is of the numbers as they stand, before any draw: then the bands have no width. */
  readonly isOwn: boolean;
}

/** Where it ends without a part and with it, and how large the trees are. */
export interface PartChange {
  /** Without it and with it. */
  readonly nodes: readonly [number, number];
  /** Of every kind of ending that either has; NaN where it is not, or where only a band may be shown. */
  readonly endings: readonly { readonly name: string; readonly title: string; readonly isGuarded: boolean; readonly without: number; readonly with: number }[];
}

/** Bands come after so many draws of each lens, then each time there are twice as many. */
const FIRST = 5, GROWTH = 2;

export const lensCalls = {
  /**
   * The lenses side by side.
   *
   * @param onPicture  hears an answer at the numbers as they stand as soon as two lenses are solved, then one from few draws, then from more
   * @throws {Error} with the mistakes in words, where one of them cannot be opened
   */
  async lenses({ lenses, count, made, ...request }: LensesRequest, onProgress: (done: number) => void, onPicture: (answer: LensesAnswer) => Promise<void>): Promise<LensesAnswer> {
    const seen = lenses.flatMap(({ name, title, part }) => withVariants(request, name, title, part === null ? request.parts : [...request.parts, part].sort((a, b) => (a.name < b.name ? -1 : 1))));
    const answer = (draws: readonly LensDraws[], isOwn = false): LensesAnswer => {
      const report = lensReport(draws);
      return { report, document: lensDocument(report, made), made, isOwn };
    };
    const drawn: (LensDraws & { readonly ensemble: Ensemble; readonly rows: StudyRow[] })[] = [];
    for (const { name, title, parts, variant } of seen) {
      const ensemble = openEnsemble({ ...request, parts, variant, lambda: null, count }, [], true);
      drawn.push({ name, title, ensemble, compiled: ensemble.compiled, plan: ensemble.plan, rows: [] });
      if (drawn.length > 1) await onPicture(answer(drawn.map((lens) => ({ ...lens, rows: [lens.ensemble.own()] })), true));
    }
    let next = FIRST;
    for (let number = 0; number < count; number++) {
      drawn.forEach(({ ensemble, rows }, lens) => {
        rows.push(ensemble.row(number));
        onProgress((number + (lens + 1) / drawn.length) / count);
      });
      if (number + 1 < next || number + 1 === count) continue;
      next *= GROWTH;
      await onPicture(answer(drawn));
    }
    return answer(drawn);
  },

  /** @throws {Error} with the mistakes in words, where one of the two cannot be opened or solved */
  partChange(without: OpenRequest, withIt: OpenRequest, set: Readonly<Record<string, Value>>, lambda: number | null, onProgress: (done: number) => void): PartChange {
    const before = endingsOf(without, set, lambda, (done) => onProgress(done / 2)), after = endingsOf(withIt, set, lambda, (done) => onProgress((1 + done) / 2));
    const kinds = new Map([...before.endings, ...after.endings].map((ending) => [ending.name, ending]));
    const oddsIn = (endings: Solved["endings"], name: string) => endings.find((ending) => ending.name === name)?.odds ?? NaN;
    return { nodes: [before.nodes, after.nodes], endings: [...kinds.values()].map(({ name, title, isGuarded }) => ({ name, title, isGuarded, without: oddsIn(before.endings, name), with: oddsIn(after.endings, name) })) };
  },
};

/** A lens, and each variant that it brings along: other rules of the same seats. */
function withVariants(request: OpenRequest, name: string, title: string, parts: readonly PartText[]) {
  const before = scenarioOf(request).variants, own = request.variant === null && parts !== request.parts ? [...scenarioOf({ ...request, parts }).variants.values()].filter((one) => !before.has(one.name)) : [];
  return [{ name, title, parts, variant: request.variant }, ...own.map((one) => ({ name: one.name, title: plainText(one.title), parts, variant: one.name }))];
}

interface Solved {
  readonly nodes: number;
  readonly endings: readonly { readonly name: string; readonly title: string; readonly isGuarded: boolean; readonly odds: number }[];
}

function endingsOf(request: OpenRequest, set: Readonly<Record<string, Value>>, lambda: number | null, onProgress: (done: number) => void): Solved {
  const { id, view, mistakes } = scenarioCalls.open(request, (made, nodes) => onProgress(0.8 * (made / nodes)));
  if (view === null) throw new Error(mistakes.map(({ text }) => text).join("\n"));
  // A number that only the part has is not there without it.
  const known = new Set(view.parameters.map(({ name }) => name));
  const { answer, fault } = modelCalls.solve({ id, set: Object.fromEntries(Object.entries(set).filter(([name]) => known.has(name))), lambda });
  if (answer === null) throw new Error(fault);
  onProgress(1);
  return { nodes: view.size.nodes, endings: answer.endings.map((ending, i) => ({ ...ending, odds: answer.odds[i]! })) }; // as many odds as endings
}
