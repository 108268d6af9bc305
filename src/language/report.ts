// Collects the mistakes of one file.

import { type Diagnostic, nearest, type Place, suggest } from "../base/index.ts";
import type { Rule } from "./rules.ts";

const DIAGNOSTICS_MAX = 100;
/** Looking for the nearest name costs time for each candidate; nobody misses the ten-thousandth. */
const CANDIDATES_MAX = 200;

export interface Report {
  /** What is wrong, where, the particular there, and the way out (worked out only when it will be shown). */
  add(rule: Rule, message: string, place: Place | null, label: string, help: string | (() => string)): void;
  /** Leaves out mistakes against these rules from now on: they would only follow from one reported before. */
  mute(rules: readonly Rule[]): void;
  /** How many so far. */
  count(): number;
  /** Whether no more will be listed. */
  isFull(): boolean;
  /** Whether a rule was broken somewhere. */
  has(rule: Rule): boolean;
  /** All of them by place; when there were too many, a last one that says so. */
  diagnostics(): readonly Diagnostic[];
}

export function newReport(): Report {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  const broken = new Set<Rule>(), muted = new Set<Rule>();
  let left = 0;
  return {
    add(rule, message, place, label, help) {
      if (muted.has(rule)) return;
      broken.add(rule);
      if (found.length >= DIAGNOSTICS_MAX) {
        left++;
        return;
      }
      const key = `${rule} ${place?.file}:${place?.line}:${place?.column} ${label}`;
      if (seen.has(key)) return;
      seen.add(key);
      found.push({ rule, message, place, label, help: typeof help === "string" ? help : help() });
    },
    mute(rules) {
      for (const rule of rules) muted.add(rule);
    },
    count: () => found.length + left,
    isFull: () => left > 0,
    has: (rule) => broken.has(rule),
    diagnostics() {
      const sorted = found.toSorted((a, b) => byName(a.place?.file ?? "", b.place?.file ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0));
      if (left === 0) return sorted;
      const rule: Rule = "too-many-mistakes";
      const message = "there are more mistakes";
      return [...sorted, { rule, message, place: null, label: "", help: "mend those above and check again" }];
    },
  };
}

const byName = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** `did you mean "x"?`, the known names, or an empty string; bounded in time. */
export function suggestName(name: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  if (all.length <= CANDIDATES_MAX) return suggest(name, all);
  const first = name.slice(0, 1).toLowerCase();
  const near = nearest(
    name,
    all.filter((one) => one.slice(0, 1).toLowerCase() === first && Math.abs(one.length - name.length) <= 3).slice(0, CANDIDATES_MAX),
  );
  return near === null ? "" : `did you mean "${near}"?`;
}

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`; long lists are cut. */
export function listOf(names: readonly string[], joiner = "and"): string {
  const shown = names.slice(0, 6).map((name) => `"${name}"`);
  if (names.length > 6) shown[5] = `${names.length - 5} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} ${joiner} ${shown.at(-1)}`;
}
