// Where a command writes, and what it may assume of the reader: a width, colours or none, a line of progress or none.

import { writeSync } from "node:fs";
import { type Ink, PLAIN_INK } from "../index.ts";

export interface Terminal {
  /** Results, to standard output. Adds nothing; end lines yourself. */
  write(text: string): void;
  /** What is not a result (progress, warnings), a whole line to standard error. */
  note(text: string): void;
  /** Width to print at, from 60 to 100. */
  readonly columns: number;
  /** How to set off words on standard output; leaves them as they are when it is not a terminal or NO_COLOR is set. */
  readonly ink: Ink;
  /** Shows `text` in place of the last progress line; nothing happens where standard error is not a terminal. */
  progress(text: string): void;
  /** Wipes the progress line. */
  progressEnd(): void;
  /** Seconds since some fixed moment, for measuring. */
  seconds(): number;
}

const COLOURS: Ink = {
  strong: (text) => `\u001b[1m${text}\u001b[22m`,
  faint: (text) => `\u001b[2m${text}\u001b[22m`,
  alert: (text) => `\u001b[33m${text}\u001b[39m`,
  mark: (text) => `\u001b[36m${text}\u001b[39m`,
};

/** The terminal of this process. */
export function processTerminal(): Terminal {
  let progressShown = false;
  const progressEnd = () => {
    if (progressShown) writeAll(2, "\r\u001b[K");
    progressShown = false;
  };
  return {
    write(text) {
      progressEnd();
      writeAll(1, text);
    },
    note(text) {
      progressEnd();
      writeAll(2, `${text}\n`);
    },
    // Asked for when they are needed: Node makes its streams when they are first looked at.
    get columns() {
      return Math.min(100, Math.max(60, process.stdout.isTTY === true ? process.stdout.columns : 80));
    },
    get ink() {
      const { stdout, env } = process;
      return stdout.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb" ? COLOURS : PLAIN_INK;
    },
    progress(text) {
      const { stderr } = process;
      if (stderr.isTTY !== true) return;
      writeAll(2, `\r${text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}\u001b[K`);
      progressShown = true;
    },
    progressEnd,
    seconds: () => performance.now() / 1000,
  };
}

/**
 * Writes all of `text` before returning, so that an exit right after loses nothing. A reader that has gone away (`| head`) ends
 * the process quietly.
 */
function writeAll(fd: number, text: string): void {
  let rest: Uint8Array = Buffer.from(text, "utf8");
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException; // writeSync throws nothing else
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN" && fd === 2) return; // there is nobody left to tell
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); // a slow reader of a pipe: wait and try again
    }
  }
}
