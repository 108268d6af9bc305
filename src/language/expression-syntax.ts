// What the CEL parser says, in our words.

import type { Rule } from "./rules.ts";

export interface ExpressionMistake {
  readonly rule: Rule;
  readonly message: string;
  readonly label: string;
  readonly help: string;
  readonly start: number;
  readonly end: number;
}

type Base = Omit<ExpressionMistake, "label" | "help">;

export function expressionMistake(
  text: string, code: string, summary: string, range: { readonly start: number; readonly end: number },
): ExpressionMistake {
  const start = Math.min(range.start, Math.max(0, text.length - 1));
  const end = Math.max(start + 1, Math.min(range.end, text.length));
  const base: Base = { rule: "expression-syntax", message: "an expression cannot be read", start, end };
  if (text.trim() === "") {
    return {
      ...base, label: "it is empty", help: "write a number, a name or a calculation", start: 0, end: text.length,
    };
  }
  if (code === "limit_exceeded") {
    if (summary.includes("maxDepth")) {
      return {
        ...base, rule: "expression-limit", message: "an expression nests too deep", label: "more than 24 levels",
        help: "an expression has at most 24 levels of brackets and choices; split it",
      };
    }
    if (summary.includes("maxMapEntries")) {
      return {
        ...base, rule: "not-in-the-language", message: "an expression uses what the language does not have",
        label: "there are no maps in expressions", help: "an expression that YAML takes for a map stands in quotes",
      };
    }
    return {
      ...base, rule: "expression-limit", message: "an expression has too many operations",
      label: "more than 200 operations, or a list of more than 100", help: "split it",
    };
  }
  if (range.start >= text.length || code === "unterminated_string" || code === "unterminated_triple_quoted_string") {
    return unfinished(
      text, code, base,
    );
  }
  if (code === "reserved_identifier") {
    return {
      ...base, rule: "not-in-the-language", message: "an expression uses a reserved word",
      label: `"${text.slice(start, end)}" is reserved`, help: "there are no loops or definitions; write condition ? this : that",
    };
  }
  if (code === "invalid_number" || code === "invalid_integer") {
    return {
      ...base, rule: "number-form", message: "a number is beyond double precision", label: "the largest is about 1.8e308",
      help: "write a smaller number",
    };
  }
  return unexpected(text, code, base);
}

function unfinished(text: string, code: string, base: Base): ExpressionMistake {
  if (code.startsWith("unterminated")) {
    return {
      ...base, label: "this text does not end", help: "close it with the same quote that begins it",
    };
  }
  const open = [...text].reduce((depth, c) => depth + (c === "(" || c === "[" ? 1 : c === ")" || c === "]" ? -1 : 0), 0);
  const last = Math.max(0, text.trimEnd().length - 1);
  const help = open > 0 ? "a bracket is still open: close it with )" : "write what follows the last operator";
  return { ...base, label: "it ends before it is complete", help, start: last, end: last + 1 };
}

const CHARACTER_HELP: ReadonlyMap<string, string> = new Map([
  ["=", "compare with ==; effects are written under `set`"],
  ["&", "write && for and"],
  ["|", "write || for or"],
  ["^", "write pow(a, b) for a power"],
  ["’", "write a straight quote: '"],
  ["‘", "write a straight quote: '"],
  ["“", "write a straight single quote: '"],
  ["”", "write a straight single quote: '"],
  ["−", "write a plain minus: -"],
  ["×", "write *"],
  ["÷", "write /"],
  ["≤", "write <="],
  ["≥", "write >="],
  ["≠", "write !="],
  ["#", "names have no #"],
]);

const WORD_HELP: ReadonlyMap<string, string> = new Map([
  ["and", "write && for and"],
  ["or", "write || for or"],
  ["not", "write ! for not"],
  ["is", "write == for is"],
]);

function unexpected(text: string, code: string, base: Base): ExpressionMistake {
  const found = text.slice(base.start, base.end);
  const character = text[base.start] ?? "";
  if (character === "." && /[0-9]/.test(text[base.start + 1] ?? "")) {
    return {
      ...base, rule: "number-form", message: "a number is written in a form that is easily misread",
      label: "a digit is missing before the point", help: "write 0 before the point: 0.5",
    };
  }
  if (character === "*" && text[base.start - 1] === "*") {
    return {
      ...base, label: "** is not an operator", help: "write pow(a, b) for a power",
    };
  }
  if (character === "," && /[0-9]/.test(text[base.start - 1] ?? "")) {
    return {
      ...base, label: "a number is written with a point", help: `write ${text.slice(0, base.start)}.${text.slice(base.start + 1)}`,
    };
  }
  const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(base.start))?.[0];
  if (word !== undefined && ["and", "or", "not", "is", "then", "else", "if"].includes(word)) {
    const help = WORD_HELP.get(word) ?? "write condition ? this : that";
    return { ...base, label: `"${word}" is not an operator`, help, end: base.start + word.length };
  }
  const label = code.startsWith("invalid_") ? `"${found}" cannot be read` : `"${word ?? found}" was not expected here`;
  const help = CHARACTER_HELP.get(character) ?? "an operator, a name or a bracket may be missing before it; names that are read have no - in them";
  return { ...base, label, help, ...(word === undefined ? {} : { end: base.start + word.length }) };
}
