// One wrong part each, laid over Wagner's blockade, and beside it what its author reads; NAME.2.yaml is another part that is on with
// NAME.yaml. UPDATE_GOLDEN=1 writes the expected messages anew.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../../src/base/index.ts";
import { parsePart, parseScenario, type PartText } from "../../src/language/index.ts";

const folder = join(import.meta.dirname, "parts");
const wagner = readFileSync(join(import.meta.dirname, "../../scenarios/textbook/wagner-blockade.yaml"), "utf8");
const files = readdirSync(folder).filter((name) => /^[^.]*\.yaml$/.test(name));
const partAt = (file: string): PartText => ({ name: file.replaceAll(".", "-").replace(/-yaml$/, ""), file, text: readFileSync(join(folder, file), "utf8") });

describe("a wrong part", () => {
  it.each(files)("%s says what is wrong, where, and the way out", (name) => {
    const second = name.replace(/\.yaml$/, ".2.yaml");
    const parts = [name, ...(existsSync(join(folder, second)) ? [second] : [])].map(partAt);
    const { scenario, diagnostics } = parseScenario(wagner, "wagner-blockade.yaml", { parts });
    expect(scenario).toBeNull();
    const said = `${diagnostics.map(printDiagnostic).join("\n\n")}\n`;
    const golden = join(folder, name.replace(/\.yaml$/, ".txt"));
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, said);
    expect(said).toBe(readFileSync(golden, "utf8"));
  });

  it("throws at nothing, whatever it is", () => {
    const texts = ["", "[]", "excomm-part: 1", "a: &a [*a]", "{".repeat(5000), "excomm-part: 1\ntitle: t\nadds: a\nwhy: w\norder: 1\nadd: { __proto__: 1, record: 3, stages: [] }"];
    for (const text of texts) {
      const part = { name: "p", file: "p.yaml", text };
      expect(() => parsePart(part)).not.toThrow();
      expect(parseScenario(wagner, "w.yaml", { parts: [part] }).scenario).toBeNull();
    }
  });
});
