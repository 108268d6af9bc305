// The examples of docs/language.md are read.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { parseScenario, scenarioSchema } from "../../src/language/index.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/language.md"), "utf8");
const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text ?? "");
const known = Object.keys((scenarioSchema() as { properties: object }).properties);

describe("the page of the language", () => {
  it("opens with a scenario that is read without a mistake", () => {
    const { scenario, diagnostics } = parseScenario(blocks[0] ?? "", "language.md");
    expect(diagnostics).toEqual([]);
    expect(scenario?.title).toBe("The sealed parcel");
  });

  it.each(blocks.map((text, i) => [i + 1, text] as const))("shows in example %i only keys of the language", (_, text) => {
    const document = parseDocument(text);
    expect(document.errors).toEqual([]);
    for (const key of Object.keys(document.toJS() as object)) expect(known).toContain(key);
  });

  it("shows a part that is laid over that scenario", () => {
    const text = /```yaml part\n([^]*?)```/.exec(page)?.[1] ?? "";
    const { scenario, diagnostics } = parseScenario(blocks[0] ?? "", "language.md", { parts: [{ name: "talks", file: "talks.yaml", text }] });
    expect(diagnostics).toEqual([]);
    expect(scenario?.start).toBe("talks");
  });

  it("names every key of a scenario", () => {
    for (const key of known) expect(page).toMatch(new RegExp(`\\b${key}:`));
  });
});
