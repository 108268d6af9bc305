import type { ThesisReasons } from "../../../index.ts";
import { texts } from "../../texts.ts";
import type { ThesisView } from "../../worker/theses.ts";

/** Two significant digits; a dash for what has no value. */
export const short = (x: number | null): string => (x === null || !Number.isFinite(x) ? "–" : String(Number(x.toPrecision(2))).replace("-", "−"));

/** In one line what would turn a thesis round: a number by itself where there is one, otherwise what its author names. */
export function flipWords(view: ThesisView | null, reasons: ThesisReasons | null): string {
  const single = reasons?.breakEvens.find(({ found }) => found.crossings.length > 0);
  if (single !== undefined) return texts.theses.breaksAt(single.title, short(single.value), single.found.crossings.map(({ at }) => short(at)));
  return view === null ? "" : view.flip !== "" ? view.flip : view.noFlip;
}
