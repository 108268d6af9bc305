// How numbers are written. YAML and CEL would each take more forms, and take some of them for other numbers than meant.

/** The longest double, digit by digit, has fewer characters; the patterns take time in proportion to the length. */
const LENGTH_MAX = 400;
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const SOMEHOW_A_NUMBER = /^[-+]?(?:\.?[0-9][0-9._]*(?:[eE][-+]?[0-9_]+)?|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|NaN|Infinity)$/;

export interface NumberMistake {
  readonly message: string;
  readonly label: string;
  readonly help: string;
}

/** What is wrong with the way that a number is written; null for a good number and for what is no number at all. */
export function numberMistake(source: string): NumberMistake | null {
  if (source.length > LENGTH_MAX) {
    const isNumber = DECIMAL.test(source) || SOMEHOW_A_NUMBER.test(source);
    return isNumber ? { message: "a number has too many digits", label: `${source.length} characters`, help: "17 digits say all that a double can hold" } : null;
  }
  if (DECIMAL.test(source)) return beyondPrecision(source);
  if (!SOMEHOW_A_NUMBER.test(source)) return null;
  const message = "a number is written in a form that is easily misread";
  const text = "; if it is a text, put it in quotes";
  if (/nan|inf/i.test(source)) {
    return {
      message: "this is not a number to calculate with", label: `"${source}" has no finite value`,
      help: `write a finite number${text}`,
    };
  }
  if (/^[-+]?0[xob]/i.test(source)) return { message, label: "numbers are decimal here", help: `write it as ${Number(source.replace(/^[-+]/, "").replaceAll("_", ""))}${text}` };
  if (source.includes("_")) return { message, label: "digits are not grouped with _", help: `write ${source.replaceAll("_", "")}${text}` };
  if (source.startsWith("+")) return { message, label: "a number has no + before it", help: `write ${source.slice(1)}${text}` };
  if (/^-?0[0-9]/.test(source)) return { message, label: "a number does not begin with 0 before another digit", help: `write ${source.replace(/^(-?)0+(?=[0-9])/, "$1")}${text}` };
  if (/^-?\./.test(source)) {
    return {
      message, label: "a digit is missing before the point", help: `write ${source.replace(".", "0.")}${text}`,
    };
  }
  if (/^-?[0-9]+\.(?:[eE]|$)/.test(source)) {
    return {
      message, label: "a digit is missing after the point", help: `write ${source.replace(".", "")}${text}`,
    };
  }
  // Such as 1815.6.18: a text.
  return null;
}

function beyondPrecision(source: string): NumberMistake | null {
  const value = Number(source);
  const message = "a number is beyond double precision";
  if (!Number.isFinite(value)) return { message, label: "the largest is about 1.8e308", help: "write a smaller number" };
  if (value === 0 && /[1-9]/.test(source.replace(/[eE].*$/, ""))) return { message, label: "this would become 0", help: "write 0, or a number above 1e-300" };
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && !/[.eE]/.test(source) && source !== String(value)) {
    return { message, label: `this would become ${value}`, help: "whole numbers are exact up to 9007199254740991" };
  }
  return null;
}
