// Text that strangers wrote, on its way to a reader.

/**
 * What a reader cannot see or a terminal or an XML file cannot take: control characters and escapes, marks of direction and width,
 * halves of surrogate pairs, noncharacters, and the Hangul fillers, letters that show nothing.
 */
const UNSEEN = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Noncharacter_Code_Point}\\u115f\\u1160\\u3164\\uffa0";
const UNSEEN_OR_BREAK = new RegExp(`[${UNSEEN}\\p{Zl}\\p{Zp}]`, "gu"), UNSEEN_BUT_SPACE = new RegExp(`(?![\\t-\\r])[${UNSEEN}]`, "gu");

/** The text with every character that cannot be seen, line breaks among them, made visible. Idempotent. */
export function printable(text: string): string {
  // Tabs become one space so that a caret below the line stays in place.
  return text.replace(/\t/g, " ").replace(UNSEEN_OR_BREAK, "\ufffd");
}

/** Text of a file on its way into results: the same characters removed, spaces and line breaks folded into one space. Idempotent. */
export function plainText(text: string): string {
  return text.replace(UNSEEN_BUT_SPACE, "").replace(/\s+/g, " ").trim();
}

/** 42589 as "42,589". */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A name of a file as words: "missiles-stay" as "Missiles stay". */
export function inWords(name: string): string {
  const words = plainText(name).replaceAll(/[-_]/g, " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The text, or, where it has more than `most` UTF-16 units, its beginning and an ellipsis; no character of two units is halved. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2), isHalf = last >= 0xd800 && last < 0xdc00;
  return `${text.slice(0, isHalf ? most - 2 : most - 1)}\u2026`;
}

/**
 * The candidate that a misspelt name most likely meant, or null when none is near.
 * Distance is the number of inserted, deleted, changed or swapped letters (optimal string alignment), at most a third of the name.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.slice(0, 64).toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.slice(0, 64).toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** The longest list of known names that is printed whole: all solvers fit. */
const KNOWN_MAX = 16;

/** `did you mean "x"?`, or the known names when none is near and they are few, or an empty string. */
export function suggest(name: string, candidates: Iterable<string>): string {
  const known = [...candidates];
  const near = nearest(name, known);
  if (near !== null) return `did you mean "${near}"?`;
  if (known.length === 0) return "";
  return known.length <= KNOWN_MAX ? `known: ${known.join(", ")}` : `known: ${known.slice(0, KNOWN_MAX - 1).join(", ")}, and ${known.length - KNOWN_MAX + 1} more`;
}

function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, (beforeLast[j - 2] ?? 0) + 1);
      row.push(d);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
