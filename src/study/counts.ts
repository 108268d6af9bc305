// Counts of observed moves, from a table: how often each action was taken at each information set.

import type { Diagnostic } from "../base/index.ts";
import { type Game, slotCount } from "../game/index.ts";
import { readMoveTable } from "../strategy/index.ts";

export interface ParsedCounts {
  /** By slot of the game: how often the action was taken; null when there is a mistake. */
  readonly counts: Float64Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

const COUNT_MAX = 1e12;

/**
 * Reads counts from comma-separated values, in a column `count` of a table as `readMoveTable` has it, so that the table that
 * `excomm solve --csv` prints serves with a column more. Lines of the same action are added up; what is left out counts 0.
 */
export function parseCounts(text: string, file: string, game: Game): ParsedCounts {
  const { rows, diagnostics, fault } = readMoveTable(text, file, game, {
    name: "count", rule: "a count is a whole number of at least 0", help: "write how often the action was taken",
    read: (written) => (/^\d+$/.test(written) && Number(written) <= COUNT_MAX ? Number(written) : NaN),
  });
  if (diagnostics.length > 0) return { counts: null, diagnostics };
  const counts = new Float64Array(slotCount(game));
  for (const { slot, value } of rows) counts[slot]! += value;
  if (!counts.some((count) => count > 0)) return { counts: null, diagnostics: [fault("nothing-counted", 1, "no move is counted", "give each action that was taken a line with its count")] };
  return { counts, diagnostics };
}
