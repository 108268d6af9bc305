import { utilsText } from "../../index.ts";

/** A number as text with a true minus (U+2212) where it has a hyphen. */
export const withMinus = (text: string): string => text.replaceAll("-", "−");

/** A whole number with its thousands apart. By hand: the browser's own format costs a slow computer 70 ms at the first number. */
export const whole = (n: number): string => String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A payoff in utils, with a true minus. */
export const utilsWord = (utils: number, digits?: number): string => withMinus(digits === undefined ? utilsText(utils) : utilsText(utils, digits));
