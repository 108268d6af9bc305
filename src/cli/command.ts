// What a command of `excomm` is: what it takes, examples, and a function from arguments to an exit code. A command
// prints through the terminal it is given and throws `UserError` for what the person at the keyboard can mend.

import { type Diagnostic, DiagnosticError, type Link, Refusal } from "../index.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes: 0 done, also when a solve stopped early and says so; 2 the user's mistake; 70 a bug of ours; 130 Ctrl-C. */
export const EXIT_DONE = 0, EXIT_MISTAKE = 2, EXIT_BUG = 70, EXIT_INTERRUPTED = 130;

export interface Option {
  /** As the parser reads it: `-l, --lambda <number>`. */
  readonly flags: string;
  readonly about: string;
  /** The value of the text given; `before` is the value of the same option given earlier. Throws UserError. */
  readonly parse?: (text: string, before: unknown) => unknown;
  /** Whether it may be given again: `by name` takes NAME=VALUE, once for each name. Without it, once. */
  readonly repeats?: "freely" | "by name";
}

/** Before the command runs, what the link says is put in the place of the options that choose and change a scenario. */
export const LINK_OPTION: Option = { flags: "--link <link>", about: "the state of a link copied in the studio: scenario, numbers, precision" };

/** `Flags` names the options in camel case, as the parser gives them; an option not given is undefined. */
export interface Command<Flags extends object = object> {
  /** A paragraph more than the list of commands has, for the command's own help; may be empty. */
  readonly about: string;
  /** What each of its arguments is, in the order in which it takes them. */
  readonly arguments: readonly string[];
  readonly options: readonly Option[];
  /** Whole command lines without the leading `excomm`, and what they do. */
  readonly examples: readonly (readonly [line: string, about: string])[];
  /** The flags under a link, for a command that takes from it something else than those that solve a scenario. */
  readonly linked?: (link: Link, flags: Flags) => Flags;
  /** Returns the exit code. */
  run(args: readonly (string | undefined)[], flags: Flags, terminal: Terminal): number | Promise<number>;
}

/** The user's mistake: what is wrong and the way out. Shown without a stack, exit code 2. */
export class UserError extends Error {
  readonly help: string;
  constructor(message: string, help = "") {
    super(message);
    this.name = "UserError";
    this.help = help;
  }
}

/** Mistakes that a scenario has only under what `--set` gives it. */
export class SettingMistake extends DiagnosticError {
  /** As typed, NAME=VALUE. */
  readonly set: readonly string[];
  constructor(set: readonly string[], diagnostics: readonly Diagnostic[]) {
    super(diagnostics);
    this.set = set;
  }
}

/** Ctrl-C before there was anything to tell. Shown without a stack, exit code 130. */
export class Interrupted extends Error {}

/** Runs a call of the engine whose Refusal means that the user asked for what is not there. Everything else thrown is a bug and passes. */
export function asAsked<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [message = "", ...help] = error.message.split("; ");
    throw new UserError(message, help.join("; "));
  }
}

/** Throws the diagnostics, if there are any, for `main` to print. */
export function refuse(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw new DiagnosticError(diagnostics);
}
