// Whatever is done to a scenario, it is refused with reasons or it is solved: nothing throws, runs on or ends in a number that is none.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type End, followMutants, tableOf } from "./mutants.ts";

const root = join(import.meta.dirname, "../..");
const textbook = readdirSync(join(root, "scenarios/textbook")).filter((name) => name.endsWith(".yaml")).map((name) => join(root, "scenarios/textbook", name));
const SMALL = { nodesMax: 3_000, slotsMax: 120, iterationsMax: 2_000 };

describe("10,000 damaged scenarios", () => {
  it("end with mistakes that are told or with a solution that stands", { timeout: 300_000 }, () => {
    const ends = followMutants([
      [join(import.meta.dirname, "everything.yaml"), 2_200],
      ...textbook.map((file) => [file, 520] as const),
      // The largest scenario is cut short by the bound of nodes.
      [join(root, "scenarios/october-1962/scenario.yaml"), 50],
    ], 1962, SMALL);
    console.log(tableOf(ends));
    const count = (...wanted: End[]) => wanted.reduce((sum, end) => sum + ends.get(end)!, 0); // every end has an entry
    const total = [...ends.values()].reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThanOrEqual(10_000);
    expect(count("not YAML", "not the schema")).toBeLessThan(total / 2);
    expect(count("no game")).toBeGreaterThan(20);
    expect(count("solved")).toBeGreaterThan(1_000);
    expect(count("not converged")).toBeLessThan(count("solved") / 10);
  });
});
