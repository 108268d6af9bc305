// Where a text stops being JSON: what the platform's parser says of it differs between platforms and means little to a reader.

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

export interface JsonFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** What may stand there, in words. */
  readonly expected: string;
  /** Whether the text ends there. */
  readonly isEnd: boolean;
}

/** The first place at which a text is no JSON; null where it is JSON. Source: RFC 8259. */
export function jsonFault(text: string): JsonFault | null {
  const open: ("}" | "]")[] = [];
  let at = 0, wants: "value" | "value or end" | "name" | "name or end" | "colon" | "more" = "value";
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const EXPECTED = { value: "a value", "value or end": "a value or `]`", name: "a name in double quotes", "name or end": "a name in double quotes or `}`", colon: "`:`" } as const;
  const faultHere = (): JsonFault => {
    const before = text.slice(0, at).split("\n"), last = open.at(-1);
    return { line: before.length, column: before.at(-1)!.length + 1, isEnd: at >= text.length, expected: wants !== "more" ? EXPECTED[wants] : last === undefined ? "nothing more" : `\`,\` or \`${last}\`` }; // split gives at least one
  };
  for (;;) {
    take(SPACE);
    const next = text[at];
    if (wants === "more") {
      if (open.length === 0) return at >= text.length ? null : faultHere();
      if (next === ",") wants = open.at(-1) === "}" ? "name" : "value";
      else if (next === open.at(-1)) open.pop();
      else return faultHere();
      at++;
    } else if (wants === "colon") {
      if (next !== ":") return faultHere();
      wants = "value";
      at++;
    } else if ((wants === "name or end" && next === "}") || (wants === "value or end" && next === "]")) {
      open.pop();
      wants = "more";
      at++;
    } else if (wants === "name" || wants === "name or end") {
      if (next !== '"' || take(SCALAR) === null) return faultHere();
      wants = "colon";
    } else if (next === "{" || next === "[") {
      open.push(next === "{" ? "}" : "]");
      wants = next === "{" ? "name or end" : "value or end";
      at++;
    } else {
      if (take(SCALAR) === null) return faultHere();
      wants = "more";
    }
  }
}
