// No name dangles: wherever a scenario names something, another spelling is reported.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/language/index.ts";
import { isDeclaredOnce, isMeant, type NamePlace, namePlaces } from "./mutants-names.ts";

const root = join(import.meta.dirname, "../..");
const textbook = join(root, "scenarios/textbook");
/** With one in how many places is taken. */
const files: readonly (readonly [string, number])[] = [
  [join(import.meta.dirname, "everything.yaml"), 1],
  ...readdirSync(textbook).filter((name) => name.endsWith(".yaml")).map((name) => [join(textbook, name), 1] as const),
  [join(root, "scenarios/october-1962/scenario.yaml"), 10],
];

/** Other spellings that no name of the file has. */
function misspellings(name: string, places: readonly NamePlace[]): string[] {
  const spelt = [`${name}x`, name.slice(0, -1), `${name.startsWith("q") ? "z" : "q"}${name.slice(1)}`];
  return spelt.filter((word) => word !== "" && places.every((place) => place.name !== word));
}

function misspell(text: string, { start, end }: NamePlace, word: string): string {
  return text.slice(0, start) + word + text.slice(end);
}

describe.each(files.map(([file, every]) => [file.slice(root.length + 1), file, every] as const))("%s", (_, file, every) => {
  const text = readFileSync(file, "utf8"), places = namePlaces(text);

  it("reports every name that is written in another way than where it is declared", () => {
    const meant = places.filter((place) => !place.declares || (isDeclaredOnce(place, places) && isMeant(place, places)));
    expect(meant.length).toBeGreaterThan(20);
    const silent = meant.flatMap((place, i) => {
      const spelt = misspellings(place.name, places), word = spelt[i % spelt.length];
      if (i % every > 0 || word === undefined) return [];
      return parseScenario(misspell(text, place, word), "mutant.yaml").scenario === null ? [] : [`${place.path}: "${place.name}" as "${word}"`];
    });
    expect(silent).toEqual([]);
  });

  it("lets a name be written in any way where nothing else means it", () => {
    const alone = places.filter((place) => place.declares && !isMeant(place, places));
    for (const place of alone.slice(0, 10)) expect(parseScenario(misspell(text, place, `${place.name}x`), "mutant.yaml").diagnostics.map(({ message }) => message), `${place.path}: "${place.name}"`).toEqual([]);
  });
});
