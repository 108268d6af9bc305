// Where a command's answers come from: a list given beforehand, or lines of standard input, one at a time.

import { createInterface } from "node:readline";

export interface Answers {
  /** The next answer; null when there is none left. */
  next(prompt: string): Promise<string | null>;
  /** Whether a person types them. */
  readonly isTyped: boolean;
  end(): void;
}

/** These answers, in order. */
export function givenAnswers(answers: readonly string[]): Answers {
  let at = 0;
  return { next: () => Promise.resolve(answers[at++] ?? null), isTyped: false, end: () => {} };
}

/** Lines of standard input; the prompt is shown where a person types them. */
export function typedAnswers(): Answers {
  const isTyped = process.stdin.isTTY === true;
  const reader = createInterface({ input: process.stdin, terminal: isTyped, ...(isTyped ? { output: process.stdout } : {}) });
  const lines = reader[Symbol.asyncIterator]();
  return {
    isTyped,
    async next(prompt) {
      if (isTyped) {
        reader.setPrompt(prompt);
        reader.prompt();
      }
      const { value, done } = await lines.next();
      return done === true ? null : value;
    },
    end: () => reader.close(),
  };
}
