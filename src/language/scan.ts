// A first pass over the text of a file, before YAML builds anything from it: what could make a reader slow, deep or surprised
// is found here in time proportional to the text.

import { Lexer } from "yaml";
import type { Report } from "./report.ts";
import type { SourceFile } from "./source-file.ts";

export const TEXT_LENGTH_MAX = 1_000_000;
export const TOKENS_MAX = 200_000;
export const DEPTH_MAX = 40;
/** Indentation counts some levels twice or not at all; the tree is measured exactly later. */
const DEPTH_SLACK = 2;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
const GOOD_ESCAPE = /\\(?:[0abtnvfre "/\\N_LP\t\r\n]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g;

/** Marks of the lexer that stand for no text. */
const DOCUMENT_MARK = "\u0002", FLOW_ERROR_MARK = "\u0018", SCALAR_MARK = "\u001f";

/** Reports what must not reach the YAML parser; true when the text may go on. */
export function scan(file: SourceFile, report: Report): boolean {
  const { text } = file;
  if (text.length > TEXT_LENGTH_MAX) {
    report.add(
      "file-too-large", "the file is too large", null, `it has ${text.length} characters`,
      "a scenario has at most 1,000,000 characters; was another file meant?",
    );
    return false;
  }
  const control = CONTROL.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    report.add(
      "control-character", "there is a control character in the text", file.place(control.index, control.index + 1),
      `the character U+${code}`, "remove it; it shows nothing and can confuse a terminal",
    );
    return false;
  }
  const before = report.count();
  const state: ScanState = { columns: [], flow: 0, lineStart: 0, lineBegins: true, last: "", content: false };
  let offset = 0, tokens = 0, isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === DOCUMENT_MARK || token === FLOW_ERROR_MARK) continue;
    if (token === SCALAR_MARK) {
      isScalar = true;
      continue;
    }
    if (++tokens > TOKENS_MAX) {
      report.add(
        "too-many-parts", "the file has too many parts", file.place(offset, offset + 1), "part 200,001",
        "a scenario has at most 200,000 words, marks and line breaks",
      );
      return false;
    }
    if (!step(state, token, isScalar, offset, file, report)) return false;
    offset += token.length;
    isScalar = false;
  }
  return report.count() === before;
}

interface ScanState {
  /** Columns of the block levels that are open. */
  columns: number[];
  /** Open brackets. */
  flow: number;
  lineStart: number;
  lineBegins: boolean;
  /** The last token that is not space. */
  last: string;
  /** Whether the document has begun. */
  content: boolean;
}

/** One token; false when the scan must end here. */
function step(state: ScanState, token: string, isScalar: boolean, offset: number, file: SourceFile, report: Report): boolean {
  const place = () => file.place(offset, offset + token.length);
  const first = isScalar ? "" : token.slice(0, 1);
  if (first === "\n" || first === "\r") {
    state.lineStart = offset + token.length;
    state.lineBegins = true;
    return true;
  }
  if (first === " " || first === "\t" || first === "#" || first === "\ufeff") return true;
  if (!isScalar && (token === "---" || token === "...")) return documentMark(state, token, place, report);
  if (first === "%") {
    report.add(
      "no-yaml-directive", "the file has a YAML directive", place(), "a line that begins with %",
      "remove the line; a scenario needs none",
    );
    return false;
  }
  state.content = true;
  if (!depthHolds(state, token, isScalar, offset)) {
    report.add(
      "too-deep", "lists and maps nest too deep", place(), `more than ${DEPTH_MAX} levels`,
      "a scenario needs fewer than ten levels",
    );
    return false;
  }
  const allowed = refuseSpecial(state, token, first, place, report);
  state.lineBegins = false;
  state.last = isScalar ? "" : token;
  const lineBreak = token.lastIndexOf("\n");
  if (lineBreak >= 0) {
    // A scalar over several lines: a block scalar ends with its last line break, a quoted one inside its last line.
    state.lineStart = offset + lineBreak + 1;
    state.lineBegins = token.endsWith("\n");
  }
  return allowed;
}

function documentMark(state: ScanState, token: string, place: () => ReturnType<SourceFile["place"]>, report: Report): boolean {
  if (token === "---" && !state.content) {
    state.content = true;
    return true;
  }
  if (token === "...") return true;
  report.add(
    "one-document", "the file holds more than one document", place(), "a second document begins here",
    "keep one scenario in one file, and remove this line",
  );
  return false;
}

function depthHolds(state: ScanState, token: string, isScalar: boolean, offset: number): boolean {
  const mark = isScalar ? "" : token;
  if (mark === "[" || mark === "{") state.flow++;
  else if (mark === "]" || mark === "}") state.flow = Math.max(0, state.flow - 1);
  else if (state.flow === 0 && (state.lineBegins || mark === "-" || mark === "?")) {
    const column = offset - state.lineStart;
    while (state.columns.length > 0 && (state.columns.at(-1) as number) >= column) state.columns.pop(); // not empty
    state.columns.push(column);
  }
  return state.flow + state.columns.length <= DEPTH_MAX + DEPTH_SLACK;
}

/** Anchors, aliases, tags, merge keys, empty places between commas, escapes that mean nothing. */
function refuseSpecial(
  state: ScanState, token: string, first: string, place: () => ReturnType<SourceFile["place"]>, report: Report,
): boolean {
  if (first === "&" || first === "*") {
    const what = first === "&" ? "anchor" : "alias";
    const help = "write the value out at each place; in text, put it in quotes";
    report.add("no-alias", `an ${what} stands where a value should`, place(), `YAML reads this as an ${what}`, help);
    return false;
  }
  if (first === "!") {
    report.add(
      "no-tag", "a tag stands where a value should", place(), "YAML reads this as a tag",
      "remove it; an expression or text that begins with ! stands in quotes",
    );
    return false;
  }
  if (token === "<<") {
    report.add("no-alias", "a merge key is used", place(), "YAML reads this as a merge key", "write the keys out at each place");
    return false;
  }
  if (first === "," && (state.last === "," || state.last === "[" || state.last === "{")) {
    report.add(
      "yaml-syntax", "a value is missing in a list or map", place(), "nothing stands before this comma",
      "remove the comma, or write the value",
    );
    return false;
  }
  if (first === '"' && token.replace(GOOD_ESCAPE, "").includes("\\")) {
    report.add(
      "yaml-syntax", "a text in double quotes has an unknown escape", place(), "a backslash begins an escape here",
      "write \\\\ for a backslash, or use single quotes, where it has no meaning",
    );
    return false;
  }
  return true;
}
