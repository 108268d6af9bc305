// One wrong file of theses each, and beside it what its author reads. UPDATE_GOLDEN=1 writes the expected messages anew.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../../src/base/index.ts";
import { parseTheses, requireScenario } from "../../src/language/index.ts";

const folder = join(import.meta.dirname, "theses");
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const wagner = requireScenario(readFileSync(join(import.meta.dirname, "../../scenarios/textbook/wagner-blockade.yaml"), "utf8"), "wagner-blockade.yaml");

describe("a wrong file of theses", () => {
  it.each(files)("%s says what is wrong, where, and the way out", (name) => {
    const { theses, diagnostics } = parseTheses(readFileSync(join(folder, name), "utf8"), name, wagner);
    expect(theses).toBeNull();
    const said = `${diagnostics.map(printDiagnostic).join("\n\n")}\n`;
    const golden = join(folder, name.replace(/\.yaml$/, ".txt"));
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, said);
    expect(said).toBe(readFileSync(golden, "utf8"));
  });

  it("is told that chance makes no surprise", () => {
    const brink = requireScenario(readFileSync(join(import.meta.dirname, "../../scenarios/textbook/brinkmanship.yaml"), "utf8"), "brinkmanship.yaml");
    const text = "excomm-theses: 1\ntheses:\n  slip: { title: t, claim: c, left: { tag: war, forced: [reply.defy, brink.slip] }, above: 0.5, why: w, no-flip: n }\n";
    const { theses, diagnostics } = parseTheses(text, "t.yaml", brink);
    expect(theses).toBeNull();
    expect(diagnostics).toMatchObject([{ rule: "thesis-forced", label: '"brink" is left to chance', help: expect.stringContaining("given: brink.slip") }]);
  });

  it("throws at nothing, whatever it is", () => {
    for (const text of ["", "[]", "theses: 3", "excomm-theses: 1\ntheses: { __proto__: 1 }", "a: &a [*a]", "{".repeat(5000)]) expect(parseTheses(text, "t.yaml", wagner).theses).toBeNull();
  });
});
