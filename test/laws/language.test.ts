// What a scenario says does not depend on how it is laid out.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { requireScenario } from "../../src/language/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";

const root = join(import.meta.dirname, "../..");
const textbook = join(root, "scenarios/textbook");
const files = [
  join(import.meta.dirname, "everything.yaml"),
  join(root, "scenarios/october-1962/scenario.yaml"),
  ...readdirSync(textbook).filter((name) => name.endsWith(".yaml")).map((name) => join(textbook, name)),
];

/** The scenario as plain data, without places and functions. */
function meaning(scenario: Scenario): unknown {
  return JSON.parse(
    JSON.stringify(scenario, (key, value: unknown) => (key === "place" ? undefined : value instanceof Map ? [...value] : typeof value === "number" && !Number.isFinite(value) ? String(value) : value)),
  );
}

const layouts: readonly (readonly [string, (text: string) => string])[] = [
  ["as JSON", (text) => JSON.stringify(parse(text), null, 2)],
  ["as JSON on one line", (text) => JSON.stringify(parse(text))],
  ["in blocks only", (text) => stringify(parse(text), { collectionStyle: "block", lineWidth: 0 })],
  ["in quotes", (text) => stringify(parse(text), { defaultStringType: "QUOTE_SINGLE", defaultKeyType: "QUOTE_DOUBLE" })],
  ["with Windows line ends and a byte-order mark", (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`],
  ["with remarks and empty lines", (text) => `# A remark: [ { "\n\n${text}\n\n# The end ]\n`],
];

describe.each(files.map((file) => [file.slice(root.length + 1), file] as const))("%s", (_, file) => {
  const text = readFileSync(file, "utf8");
  const said = meaning(requireScenario(text, "as-it-is.yaml"));

  it.each(layouts)("means the same %s", (_name, layout) => {
    expect(meaning(requireScenario(layout(text), "laid-out.yaml"))).toEqual(said);
  });
});
