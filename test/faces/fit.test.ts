// excomm fit as a process: text and JSON of one table of counts, and what it says to mistakes in it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { excomm } from "./excomm.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-fit-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function counts(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `player,infoset,action,count\n${lines.join("\n")}\n`);
  return path;
}

describe("excomm fit", () => {
  it("prints estimate and fit within 80 columns, and the same numbers as JSON", () => {
    const path = counts("counts.csv", ["us,1,acquiesce,1", "us,1,air-strike,2", "us,1,blockade,97", "ussr,2,withdraw,14", "ussr,2,stay,26"]);
    const { code, stdout, stderr } = excomm("fit", "wagner-blockade", path, "--by-player");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const report = JSON.parse(excomm("fit", "wagner-blockade", path, "--by-player", "--json").stdout);
    expect([report.moves, report.sets, report.logLikelihood.limit]).toEqual([140, 2, null]);
    expect(report.logLikelihood.uniform).toBeCloseTo(-100 * Math.log(3) - 40 * Math.log(2), 9);
    expect(stdout).toContain(report.estimate.lambda.toPrecision(3));
    expect(report.byPlayer.logLikelihood).toBeGreaterThanOrEqual(report.logLikelihood.fit);
    expect(report.observed.map(({ action, count }: { action: string; count: number }) => [action, count])).toEqual([["acquiesce", 1], ["air-strike", 2], ["blockade", 97], ["withdraw", 14], ["stay", 26]]);
  });

  it("names the line of a mistake, with near spellings, and refuses a range that is none", () => {
    const { code, stderr } = excomm("fit", "wagner-blockade", counts("bad.csv", ["us,1,airstrike,2", "usr,1,stay,1"]));
    expect(code).toBe(2);
    for (const part of ["bad.csv:2:6", 'did you mean "air-strike"?', "bad.csv:3:1", 'did you mean "us"?', "2 mistakes"]) expect(stderr).toContain(part);
    expect(excomm("fit", "wagner-blockade", counts("one.csv", ["us,1,blockade,2"]), "--range", "3").stderr).toContain("LOW..HIGH");
    expect(excomm("fit", "wagner-blockade", counts("one.csv", ["us,1,blockade,2"]), "--by-player").stderr).toContain("need the moves of two players");
  });
});
