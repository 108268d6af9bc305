// What a person reads when a command fails, and the exit code that goes with it.

import { DiagnosticError, printable, printDiagnostic, shortened } from "../index.ts";
import { EXIT_BUG, EXIT_INTERRUPTED, EXIT_MISTAKE, Interrupted, SettingMistake, UserError } from "./command.ts";
import { isRefusal, reasonText } from "./files.ts";

/** Characters of a sentence that are shown: names in it may have millions. */
const SENTENCE_MAX = 2_000;

export interface Failure {
  readonly text: string;
  readonly code: number;
}

/**
 * The user's mistakes as sentences without a stack; everything else as a bug of ours with how to reproduce it.
 *
 * @param args  the command line
 */
export function failure(error: unknown, args: readonly string[], version: string): Failure {
  if (error instanceof Interrupted) return { text: error.message, code: EXIT_INTERRUPTED };
  if (error instanceof UserError) return { text: errorText(error.message, error.help), code: EXIT_MISTAKE };
  if (error instanceof DiagnosticError) {
    const { diagnostics } = error;
    const lead = error instanceof SettingMistake ? `error: the scenario does not compile with ${error.set.map((text) => `--set ${printable(text)}`).join(" ")}; without, it does\n\n` : "";
    return { text: `${lead}${diagnostics.map(printDiagnostic).join("\n\n")}${diagnostics.length > 1 ? `\n\n${diagnostics.length} mistakes` : ""}`, code: EXIT_MISTAKE };
  }
  // Commands say what they cannot write: what is left without a path is standard output, redirected to where there is no room.
  if (isRefusal(error) && error.path !== undefined) return { text: errorText(`"${error.path}" cannot be used (${error.syscall ?? "open"}): ${reasonText(error)}`, ""), code: EXIT_MISTAKE };
  if (isRefusal(error) && error.syscall === "write") return { text: errorText(`standard output cannot be written: ${reasonText(error)}`, ""), code: EXIT_MISTAKE };
  return { text: bugText(error, args, version), code: EXIT_BUG };
}

/** A message of the parser of command lines in the shape of all others. */
export function parserErrorText(text: string): string {
  const [, sentence = text.trim(), hint = ""] = /^error: (.*?)\n?(?:\(Did you mean (.*?)\?\))?\s*$/s.exec(text) ?? [];
  const throughNpm = process.env["npm_lifecycle_event"] !== undefined && sentence.startsWith("too many arguments");
  if (throughNpm) return errorText(sentence.replaceAll("'", '"'), "npm keeps options for itself unless they stand behind --; in a clone: npm run -s excomm -- solve october-1962 --lambda 10");
  return errorText(sentence.replaceAll("'", '"'), hint === "" ? "`excomm --help` lists the commands, `excomm COMMAND --help` the options" : `did you mean ${hint}?`);
}

function errorText(message: string, help: string): string {
  const shown = (text: string) => shortened(printable(text), SENTENCE_MAX);
  return `error: ${shown(message)}${help === "" ? "" : `\n  = help: ${shown(help)}`}`;
}

function bugText(error: unknown, args: readonly string[], version: string): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const [, ...frames] = (stack ?? "").split("\n    at ");
  return [
    message.startsWith("bug in excomm") ? printable(message.split("\n")[0] ?? "") : `bug in excomm: ${printable(message)}`,
    `  reproduce: excomm ${args.map((arg) => (/^[\w./=:-]+$/.test(arg) ? arg : `'${printable(arg)}'`)).join(" ")}`,
    `  version ${version}, Node ${process.version}; please report it with the file that led here`,
    ...frames.slice(0, 6).map((frame) => `    at ${printable(frame.trim())}`),
  ].join("\n");
}
