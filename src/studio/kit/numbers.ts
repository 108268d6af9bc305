import { utilsText } from "../../index.ts";

/** A number as text with a true minus (U+2212) where it has a hyphen. */
export const withMinus = (text: string): string => text.replaceAll("-", "−");

/** A payoff in utils, with a true minus. */
export const utilsWord = (utils: number, digits?: number): string => withMinus(digits === undefined ? utilsText(utils) : utilsText(utils, digits));
