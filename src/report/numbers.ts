// Numbers for people: as many digits as the number deserves.

import { countText } from "../base/index.ts";

export { countText };

/** A count with its noun: "1 node", "2 nodes", "2 cities". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : plural}`;
}

/** A probability as a percentage: whole above one, one decimal below, and never 0 or 100 unless it is. */
export function percentText(probability: number): string {
  if (Number.isNaN(probability)) return "undefined";
  if (probability === 0 || probability === 1) return `${100 * probability} %`;
  const percent = 100 * probability;
  if (percent < 0.05) return "<0.1 %";
  if (percent < 0.95) return `${percent.toFixed(1)} %`;
  if (percent > 99.5) return ">99 %";
  return `${percent.toFixed(0)} %`;
}

/** A probability for a reader of game files: four decimals, and never 0 or 1 unless it is. */
export function probabilityText(probability: number): string {
  if (probability === 0 || probability === 1) return `${probability}`;
  if (probability < 0.00005) return "<0.0001";
  return probability > 0.99995 ? ">0.9999" : probability.toFixed(4);
}

/** A probability to one significant digit, for what must not look better known than it is: "about 0.5 %". */
export function roughPercentText(probability: number): string {
  if (probability === 0 || probability === 1) return percentText(probability);
  const percent = 100 * probability;
  if (percent < 0.001) return "below 0.001 %";
  const rough = Number(percent.toPrecision(1));
  // Rounding must not turn the uncertain into the certain.
  return rough >= 100 ? "above 90 %" : `about ${rough} %`;
}

/** "9 to 41 %"; rough: to one significant digit. */
export function rangeText(low: number, high: number, rough = false): string {
  const percent = (x: number) => (rough ? String(Number((100 * x).toPrecision(1))) : percentText(x).replace(" %", ""));
  const [from, to] = [percent(low), percent(high)];
  return from === to ? `${to} %` : `${from} to ${to} %`;
}

/** A payoff in utils, without negative zero. */
export function utilsText(utils: number, decimals = 3): string {
  if (Number.isNaN(utils)) return "undefined";
  if (Math.abs(utils) >= 1e6) return utils.toExponential(decimals);
  const text = utils.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/**
 * A payoff beside others of the same player: as utils where these differ by hundredths at least, otherwise with as many digits
 * as tell apart what differs by a thousandth of their range (at most the 17 that tell numbers apart).
 */
export function payoffText(utils: number, range: number): string {
  if (Number.isNaN(utils) || utils === 0 || !(range > 0) || (range >= 0.01 && Math.abs(utils) < 1e6)) return utilsText(utils);
  return String(Number(utils.toPrecision(Math.max(4, Math.min(17, 4 + exponentOf(utils) - exponentOf(range))))));
}

/** The power of ten at or below a number's size. */
function exponentOf(x: number): number {
  return Number(x.toExponential().split("e")[1]);
}

/** A small error measure: "0" or two significant digits such as "3.1e-13". */
export function errorText(error: number): string {
  if (error === 0 || Number.isNaN(error)) return Number.isNaN(error) ? "undefined" : "0";
  return error >= 0.01 && error < 1000 ? String(Number(error.toPrecision(2))) : error.toExponential(1);
}

/** A number, or where fractions were asked for its text, such as "8/17". */
export type Quantity = number | string;

/** A fraction as it is, a number as `form` writes it. */
export function quantityText(quantity: Quantity, form: (value: number) => string): string {
  return typeof quantity === "string" ? quantity : form(quantity);
}

/** A duration: "0.03 s", "12 s", "3 min 20 s". */
export function secondsText(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toPrecision(2))} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
