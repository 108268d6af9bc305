// The scripts that install and count.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isInstalled } from "../../scripts/install.mjs";
import { addTotals, countRun, type RanFile, sayTotals } from "../../scripts/totals.ts";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const ranFile = (states: readonly string[], isOk: boolean): RanFile => ({
  relativeModuleId: "a.test.ts",
  ok: () => isOk,
  children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) },
});

describe("the line of totals", () => {
  it("counts passed, failed and skipped tests over all files", () => {
    const totals = countRun([ranFile(["passed", "passed", "skipped"], true), ranFile(["passed", "failed"], false)], 0);
    expect(sayTotals(totals)).toBe("3 passed, 1 failed, 1 skipped");
  });

  it("leaves skipped out when there are none", () => expect(sayTotals({ passed: 2, failed: 0, skipped: 0 })).toBe("2 passed, 0 failed"));
  it("counts a file that does not load as one failure", () => expect(countRun([ranFile([], false)], 0).failed).toBe(1));
  it("counts an error outside every test as one failure", () => expect(countRun([ranFile(["passed"], true)], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 }));
  it("adds type checks to tests", () => expect(addTotals({ passed: 1, failed: 1, skipped: 0 }, { passed: 5, failed: 0, skipped: 2 })).toEqual({ passed: 6, failed: 1, skipped: 2 }));
});

describe("isInstalled", () => {
  const wanted = { "": { version: "1.0.0" }, "node_modules/a": { version: "1.0.0", integrity: "x" }, "node_modules/win": { version: "1.0.0", optional: true } };
  const here = { "node_modules/a": { version: "1.0.0", integrity: "x" } };

  it("holds when all packages but those of other platforms are there", () => expect(isInstalled(wanted, here)).toBe(true));
  it.each([
    ["nothing is installed", null],
    ["a package is missing", {}],
    ["a package has another version", { "node_modules/a": { version: "1.0.1", integrity: "x" } }],
    ["a package has other content", { "node_modules/a": { version: "1.0.0", integrity: "y" } }],
    ["a package is left over", { ...here, "node_modules/old": { version: "1.0.0" } }],
  ])("fails when %s", (_, installed) => expect(isInstalled(wanted, installed)).toBe(false));
});

describe("package.json", () => {
  it("pins every dependency exactly", () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  it("installs before every script that people run, and does nothing on a consumer's machine", () => {
    for (const script of ["start", "test", "test:deep", "excomm", "bench", "build", "check"]) expect(manifest.scripts[`pre${script}`]).toBe("node scripts/install.mjs");
    for (const hook of ["preinstall", "install", "postinstall", "prepare"]) expect(manifest.scripts).not.toHaveProperty(hook);
  });
});
