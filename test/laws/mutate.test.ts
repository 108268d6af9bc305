// Whatever is done to a scenario, its reader ends with a scenario or with mistakes that have a place in the text.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printDiagnostic, seededRandom } from "../../src/base/index.ts";
import { parseScenario, RULES, type Rule } from "../../src/language/index.ts";
import { mutate } from "./mutate.ts";

const root = join(import.meta.dirname, "../..");
const textbook = join(root, "scenarios/textbook");
const files = [
  join(import.meta.dirname, "everything.yaml"),
  join(root, "scenarios/october-1962/scenario.yaml"),
  ...readdirSync(textbook).filter((name) => name.endsWith(".yaml")).map((name) => join(textbook, name)),
];

/** Rules of the text and of its shape; a mutant that breaks none of them reaches the checks of meaning. */
const SHAPE: ReadonlySet<string> = new Set<Rule>([
  "file-too-large", "too-many-parts", "too-deep", "control-character", "yaml-syntax", "one-document", "no-yaml-directive", "no-alias", "no-tag",
  "number-form", "key-form", "duplicate-key", "reserved-name", "empty-value", "missing-key", "unknown-key", "wrong-kind", "unknown-word", "out-of-bounds",
]);

const MUTANTS = 1_000;

describe("a damaged scenario", () => {
  it("is read without a throw, and each of its mistakes has a rule and a place inside the text", () => {
    let shaped = 0, good = 0;
    for (let seed = 0; seed < MUTANTS; seed++) {
      // The first file uses every word of the language, and is taken more often.
      const file = files[seed % 3 === 0 ? 0 : seed % files.length] as string; // inside the list
      const text = mutate(readFileSync(file, "utf8"), seededRandom(seed, 11));
      const replay = `mutate(${file}, seededRandom(${seed}, 11))`;
      const { scenario, diagnostics } = parseScenario(text, "mutant.yaml");
      expect(scenario === null, replay).toBe(diagnostics.length > 0);
      const lines = text.split("\n");
      for (const diagnostic of diagnostics) {
        expect(Object.hasOwn(RULES, diagnostic.rule), replay).toBe(true);
        expect(diagnostic.label.length + diagnostic.help.length, replay).toBeGreaterThan(0);
        expect(printDiagnostic(diagnostic), replay).not.toMatch(/undefined|\[object|[\u0000-\u0009\u000b-\u001f]/);
        if (diagnostic.place === null) continue;
        const { line, column, length, text: quoted } = diagnostic.place;
        expect(lines[line - 1]?.replace(/\r$/, ""), replay).toBe(quoted);
        expect(column, replay).toBeGreaterThanOrEqual(1);
        expect(length, replay).toBeGreaterThanOrEqual(1);
        expect(column + length, replay).toBeLessThanOrEqual(Math.max(quoted.length, 1) + 2);
      }
      if (diagnostics.every(({ rule }) => !SHAPE.has(rule))) shaped++;
      if (scenario !== null) good++;
    }
    // The law is of little use when most mutants are refused at the door, or when most are no damage at all.
    expect(shaped / MUTANTS).toBeGreaterThan(0.5);
    expect(good / MUTANTS).toBeLessThan(0.75);
  }, 120_000);

  it("is the same for the same seed", () => {
    const text = readFileSync(files[0] as string, "utf8"); // the list is not empty
    expect(mutate(text, seededRandom(5, 11))).toBe(mutate(text, seededRandom(5, 11)));
    expect(mutate(text, seededRandom(5, 11))).not.toBe(text);
  });
});
