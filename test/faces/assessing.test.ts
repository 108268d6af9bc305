// balance, detect and line as processes. Their tables, JSON and figures are tested without one in test/figures.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { excomm } from "./excomm.ts";

describe.each(["balance", "detect", "line"])("excomm %s", (command) => {
  it("prints the same table again, JSON, a list of numbers, and a figure to a file", () => {
    const { code, stdout, stderr } = excomm(command, "--draws", "10");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").length).toBeGreaterThan(25);
    const folder = mkdtempSync(join(tmpdir(), "excomm-assessing-")), path = join(folder, "figure.svg");
    const drawn = excomm(command, "--draws", "10", "--svg", path, "--json");
    expect(drawn.stderr).toBe(`wrote ${path}\n`);
    expect(JSON.parse(drawn.stdout)).toMatchObject({ draws: 10, seed: 62 });
    expect(readFileSync(path, "utf8")).toMatch(/^<svg [^]*<\/svg>\n$/);
    rmSync(folder, { recursive: true });
  });
});

describe("what does not fit", () => {
  it.each([
    [["balance", "--set", "r12_cuba.cep_km=0"], "takes a number from 0.002 to 1000, in km, got 0"],
    [["balance", "--set", "r12_cuba.reliability=1.2"], "takes a number from 0 to 1, got 1.2"],
    [["balance", "--set", "r13_cuba.cep_km=1"], 'did you mean "r12_cuba.cep_km"?'],
    [["balance", "--fit", "tsypis"], 'did you mean "tsipis"?'],
    [["detect", "--gap", "1962-10-10..1963-10-25"], "1963-10-25 lies outside the days looked at, 1962-09-09 to 1962-12-15"],
    [["detect", "--set", "mean_days=-3"], "takes a number from 0.1 to 3650, in days, got -3"],
    [["line", "--radius", "-5"], "--radius (nautical miles) takes a number from 1 to 5000"],
    [["line", "--set", "boarded=1.2"], "takes a number from 0 to 1, got 1.2"],
    [["line", "chicken"], '"chicken" has no data'],
  ])("%j gets one sentence with the bound and code 2", (words, says) => {
    const { code, stdout, stderr } = excomm(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
  });

  it("notes a number outside its range and works it out all the same", () => {
    const { code, stderr } = excomm("line", "--set", "ships=40", "--draws", "0");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "note: ships = 40 lies outside its range 12 to 30\n" });
  });
});
