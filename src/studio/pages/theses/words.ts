import type { ThesisReasons } from "../../../index.ts";
import { texts } from "../../texts.ts";
import type { ThesisResult, ThesisView } from "../../worker/theses.ts";

/** Two significant digits; a dash for what has no value. */
export const short = (x: number | null): string => (x === null || !Number.isFinite(x) ? "–" : digits(x, 2));

const digits = (x: number, count: number) => String(Number(x.toPrecision(count))).replace("-", "−");

/** A number that turns a thesis round by itself, in words: with as many digits as tell where it does from where it stands. */
export function breakWords({ title, value, found }: ThesisReasons["breakEvens"][number]): string {
  const at = found.crossings.map((crossing) => crossing.at);
  const count = [2, 3, 4].find((few) => at.every((one) => digits(one, few) !== digits(value, few)));
  return count === undefined ? texts.theses.onTheEdge(title, short(value)) : texts.theses.breaksAt(title, digits(value, count), at.map((one) => digits(one, count)));
}

/** In one line what would turn a thesis round: a number by itself where there is one, otherwise what its author names. */
export function flipWords(view: ThesisView | null, result: ThesisResult | null): string {
  const single = result?.breakEvens?.find(({ found }) => found.crossings.length > 0);
  if (single !== undefined) return breakWords(single);
  return view === null ? "" : view.flip !== "" ? view.flip : view.noFlip;
}
