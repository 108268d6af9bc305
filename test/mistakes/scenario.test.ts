// One wrong scenario each, and beside it what its author reads. UPDATE_GOLDEN=1 writes the expected messages anew.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../../src/base/index.ts";
import { parseScenario } from "../../src/language/index.ts";

const folder = join(import.meta.dirname, "scenario");
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

/** Some of them: the messages stay as they are when a solver is added. */
const SOLVERS = ["qre", "backward", "cfr"];

describe("a wrong scenario", () => {
  it.each(files)("%s says what is wrong, where, and the way out", (name) => {
    const { scenario, diagnostics } = parseScenario(readFileSync(join(folder, name), "utf8"), name, { solvers: SOLVERS });
    expect(scenario).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
    const said = `${diagnostics.map(printDiagnostic).join("\n\n")}\n`;
    const golden = join(folder, name.replace(/\.yaml$/, ".txt"));
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, said);
    expect(said).toBe(readFileSync(golden, "utf8"));
  });

  it("has its message beside it, and no message is left over", () => {
    expect(readdirSync(folder).filter((name) => name.endsWith(".txt"))).toEqual(files.map((name) => name.replace(/\.yaml$/, ".txt")));
  });
});
