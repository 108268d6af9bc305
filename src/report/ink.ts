// How words are set off. The engine knows no terminal: a face passes the ink it has, and without one text stays plain.

export interface Ink {
  strong(text: string): string;
  faint(text: string): string;
  /** For what needs attention. */
  alert(text: string): string;
  /** For what really happened, in views that show a record. */
  mark(text: string): string;
}

const same = (text: string) => text;

export const PLAIN_INK: Ink = { strong: same, faint: same, alert: same, mark: same };
