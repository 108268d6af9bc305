// Profiles from a table, as `excomm solve --csv` prints them.

import type { Diagnostic } from "../base/index.ts";
import { floatOfRational, type Game, numberFault, rationalOf, setName, slotCount } from "../game/index.ts";
import { readMoveTable } from "./move-table.ts";
import type { Profile } from "./profile.ts";

export interface ParsedProfiles {
  /** In order of the table; null when there is a mistake. */
  readonly profiles: readonly Profile[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How far written probabilities at an information set may be from summing to 1; within that they are made to. */
const WRITTEN_TOLERANCE = 1e-6;

/**
 * Reads profiles from comma-separated values, in a column `probability` of a table as `readMoveTable` has it: decimals or
 * fractions. A column `profile` tells several apart. Actions left out have probability 0; at every set with a choice some are given.
 */
export function parseProfiles(text: string, file: string, game: Game): ParsedProfiles {
  const { rows, diagnostics, fault } = readMoveTable(text, file, game, {
    name: "probability", rule: "a probability is a number from 0 to 1", help: "write a decimal or a fraction, such as 0.25 or 8/17",
    read(written) {
      const value = numberFault(written) === null ? floatOfRational(rationalOf(written)) : NaN;
      return value >= 0 && value <= 1 ? value : NaN;
    },
  });
  if (diagnostics.length > 0) return { profiles: null, diagnostics };
  const { count, firstSlot } = game.topology.infosets, mistakes: Diagnostic[] = [];
  const names = rows.length === 0 ? [""] : [...new Set(rows.map(({ profile }) => profile))];
  const profiles = names.map((name) => {
    const profile = new Float64Array(slotCount(game)), lineOf = new Int32Array(slotCount(game));
    for (const { slot, value, line, profile: of } of rows) {
      if (of !== name) continue;
      profile[slot]! += value;
      lineOf[slot] = line;
    }
    for (let set = 0; set < count; set++) {
      const from = firstSlot[set]!, to = firstSlot[set + 1]!, sum = profile.subarray(from, to).reduce((a, b) => a + b, 0);
      const line = lineOf.subarray(from, to).find((one) => one > 0), of = name === "" ? "" : `in profile ${name} `;
      if (line === undefined && to - from === 1) profile[from] = 1;
      else if (line === undefined) mistakes.push(fault("no-probability", 1, `${of}nothing is said of ${setName(game, set)}`, "give every information set its probabilities; `excomm solve --csv` prints such a table"));
      else if (Math.abs(sum - 1) > WRITTEN_TOLERANCE) mistakes.push(fault("wrong-sum", line, `${of}the probabilities at ${setName(game, set)} sum to ${Number(sum.toPrecision(6))}, want 1`, "write fractions, or decimals of at least seven digits"));
      else for (let slot = from; slot < to; slot++) profile[slot]! /= sum;
    }
    return profile;
  });
  return mistakes.length > 0 ? { profiles: null, diagnostics: mistakes.slice(0, MISTAKES_MAX) } : { profiles, diagnostics };
}

const MISTAKES_MAX = 20;
