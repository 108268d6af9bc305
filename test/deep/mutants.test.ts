// The law of damaged scenarios at length, with larger bounds.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { followMutants, tableOf } from "../laws/mutants.ts";

const root = join(import.meta.dirname, "../..");
const textbook = readdirSync(join(root, "scenarios/textbook")).filter((name) => name.endsWith(".yaml")).map((name) => join(root, "scenarios/textbook", name));
const files: readonly (readonly [string, string, number])[] = [
  ["everything", join(import.meta.dirname, "../laws/everything.yaml"), 38_000],
  ...textbook.map((file) => [file.slice(root.length + 1), file, Math.ceil(160_000 / textbook.length)] as const),
  ["the largest scenario", join(root, "scenarios/october-1962/scenario.yaml"), 2_000],
];

it.each(files)("%s: damaged, it is refused with reasons or solved", { timeout: 3_600_000 }, (_, file, count) => {
  const ends = followMutants([[file, count]], 1_000_000, { nodesMax: 60_000, slotsMax: 400, iterationsMax: 5_000 });
  console.log(tableOf(ends));
  expect([...ends.values()].reduce((a, b) => a + b, 0)).toBe(count);
});
