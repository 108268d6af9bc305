// The fenced blocks of a Markdown page.

export interface Block {
  readonly language: string;
  /** What follows the language on the fence: `file=NAME`, `output=COMMAND`. */
  readonly note: string;
  readonly text: string;
  readonly line: number;
}

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```([a-z]+)(?: ([^\n]*))?\n([^]*?)^```$/gm)].map((found) => ({
    language: found[1] ?? "",
    note: found[2] ?? "",
    text: found[3] ?? "",
    line: page.slice(0, found.index).split("\n").length,
  }));
}

/** Seconds differ from run to run, and with them where a line breaks. */
export function withoutSeconds(text: string): string {
  return text.replace(/\s+/g, " ").replace(/\b(\d+ min )?[\d.]+ s\b/g, "SECONDS");
}
