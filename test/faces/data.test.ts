// The commands that show the data beside a scenario, as processes: what they print, and what they say to a mistake.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentedSchema, excomm, ROOT } from "./excomm.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-data-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const mistake = (...args: string[]) => {
  const { code, stdout, stderr } = excomm(...args);
  expect([code, stdout]).toEqual([2, ""]);
  return stderr;
};

describe("excomm reach", () => {
  it("prints within 80 columns what each missile reaches, and how well that is known", () => {
    const { code, stdout, stderr } = excomm("reach");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(/2,037 American, high +27 +34 % +20 \(39 %\)/);
    expect(stdout).toMatch(/2,080 Soviet +32 +52 % +21 \(41 %\)/);
    expect(stdout).toContain("cited from memory, unverified");
  });

  it("prints JSON as documented", () => {
    const parsed = documentedSchema("reach").parse(JSON.parse(excomm("reach", "--view", "moscow", "--json").stdout)) as { systems: { id: string }[] };
    expect(parsed.systems.map(({ id }) => id)).toEqual(["jupiter_tr", "jupiter_it", "thor_uk"]);
  });

  it("writes a figure as wide as a column", () => {
    const path = join(folder, "reach.svg");
    expect(excomm("reach", "--column", "--svg", path)).toMatchObject({ code: 0, stdout: "", stderr: `wrote ${path}\n` });
    expect(readFileSync(path, "utf8")).toMatch(/^<svg [^>]*width="390"/);
  });

  it("answers a mistake with one sentence, the unit and the bound", () => {
    expect(mistake("reach", "--range", "-5")).toBe('error: --range (km) takes a number from 0 to 20015, got "-5"\n');
    expect(mistake("reach", "--date", "1962-12-01")).toBe('error: a date is a day from 1962-10-16 to 1962-10-28, for which it is known which sites were ready, got "1962-12-01"\n  = help: write it as 1962-10-28\n');
    expect(mistake("reach", "--missile", "r12_cuba2")).toBe('error: there is no missile "r12_cuba2"\n  = help: did you mean "r12_cuba"?\n');
    expect(mistake("reach", "chicken")).toContain('"chicken" has no data');
  });

  it("says where data are wrong", () => {
    const scenario = join(folder, "mine");
    mkdirSync(join(scenario, "data"), { recursive: true });
    writeFileSync(join(scenario, "scenario.yaml"), readFileSync(join(ROOT, "scenarios/textbook/trust.yaml")));
    writeFileSync(join(scenario, "data", "timeline.yaml"), "events:\n  - { id: e1, date: 1914-07-32 }\n");
    expect(mistake("timeline", scenario)).toMatch(/timeline\.yaml:2:21\n[^]*\^+ expected a day of the calendar/);
  });
});

describe("excomm timeline", () => {
  it("prints the days asked for within 80 columns, each event with how well it is known", () => {
    const { code, stdout } = excomm("timeline", "--date", "1962-10-27");
    expect(code).toBe(0);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toContain("27 October 1962: 12 of 129 events, 8 verified in whole or part");
    expect(stdout).toContain("Saturday 27 October 1962\n");
    expect(stdout).toContain("    Dobbs 2008: cited from memory, unverified.\n");
  });

  it("prints JSON as documented", () => {
    const parsed = documentedSchema("timeline").parse(JSON.parse(excomm("timeline", "--json").stdout)) as { events: object[] };
    expect(parsed.events).toHaveLength(129);
  });

  it("answers a mistake with one sentence and the way out", () => {
    expect(mistake("timeline", "--date", "1958-12-31")).toContain('a date is a day from 1959-01-01 to 1963-04-24, the first and the last of this crisis, got "1958-12-31"');
    expect(mistake("timeline", "--date", "1962-10-27", "--from", "1962-10-16")).toContain("--date excludes --from and --to");
  });
});
