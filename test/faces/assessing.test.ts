// balance, detect, line and trace as processes. Their tables, JSON and figures are tested without one in test/figures.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { overlaps, textBoxes } from "../figures/boxes.ts";
import { excomm, ROOT } from "./excomm.ts";

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

describe("excomm trace", () => {
  it("shows the way of a number, its formulas and what it does, within 80 columns", () => {
    const { code, stdout, stderr } = excomm("trace", "gap_days");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    for (const part of ["   at 28   at 35    at 50  elasticity", "found_before", "discovery.before: [gap_days = gap_days], 13 other inputs", "early_full", "link.first_of_three", "When are the missiles found?", "what a move sets", "Settlement", "about "]) expect(stdout).toContain(part);
    // No single number of what is guarded, nor its change.
    expect(stdout).toMatch(/^ {2}War {2,}about [\d.]+ % +about [\d.]+ % +about [\d.]+ %$/m);
  });

  it("draws the way over the range: every computed number and every ending but war, nothing on top of anything", () => {
    for (const options of [[], ["--column"]]) {
      const { stdout: svg } = excomm("trace", "gap_days", "--svg", "-", ...options);
      expect(overlaps(textBoxes(svg))).toEqual([]);
      expect(svg.match(/stroke-linejoin/g)).toHaveLength(18 + 6);
      expect(svg).toContain(">Settlement<");
      expect(svg).not.toContain(">War<");
    }
    expect(excomm("trace", "covert_allowed", "--svg", "-").stderr).toContain('"covert_allowed" has no range to draw');
  });

  it("prints JSON as documented", () => {
    const { code, stdout } = excomm("trace", "r12_cep_km", "--json");
    expect(code).toBe(0);
    const block = /```json schema=trace\n(.*?)\n```/s.exec(readFileSync(join(ROOT, "docs/json.md"), "utf8"))?.[1] ?? "";
    const report = JSON.parse(stdout) as { computed: { name: string; elasticity: number }[]; worlds: { value: number; computed: Record<string, number>; outcomes: Record<string, number> }[] };
    expect(z.fromJSONSchema(JSON.parse(block)).safeParse(report).error?.issues ?? []).toEqual([]);
    expect(report.computed.find(({ name }) => name === "value_full")!.elasticity).toBeLessThan(0);
    expect(report.worlds.map(({ value }) => value)).toEqual([1.1, 2.4]);
    expect(report.worlds[1]!.computed["value_full"]).toBeCloseTo(0.9, 12);
    expect(report.worlds[0]!.outcomes["settled-secret"]).not.toBe(report.worlds[1]!.outcomes["settled-secret"]);
  });
});

describe("what does not fit", () => {
  it.each([
    [["trace", "r12_cep"], 'there is no parameter "r12_cep" in "October 1962"'],
    [["trace", "gap_days", "--low", "-5"], "error: gap_days cannot be -5: gap_days is -5, and discovery.before takes 0 to 400, in days"],
    [["trace", "photo_read", "--high", "1.2"], "error: photo_read cannot be 1.2: 1.2 is no probability"],
    [["trace", "r12_cep_km", "--low", "0"], "error: r12_cep_km cannot be 0: cep (r12_cep_km / 1.852) is 0, and lethality.kill takes 0.001 to 1000, in nautical miles"],
    [["trace", "r12_range_km", "--low", "-1"], "error: r12_range_km cannot be -1: range (r12_range_km) is -1, and geography.coverage takes 0 to 20015, in km"],
    [["trace", "gap_days", "--low", "3", "--high", "1"], "error: the low end lies above the high end: 3, 1\n  = help: exchange them"],
    [["trace", "gap_days", "--low", "60"], "the range of gap_days is 28 to 50; give both --low and --high"],
    [["line", "--radius", "300", "--set", "radius=400"], "--radius 300 and --set radius=400 give one number twice"],
    [["reach", "--range", "2000", "--range", "2100"], '--range is given twice: "2000" and "2100"'],
    [["line", "--svg", "-", "--json"], "--svg - and --json would be mixed on standard output"],
    [["balance", "--draws", "1"], "--draws 1 makes no band, which needs at least 2 draws"],
    [["trace", "early_full"], '"early_full" has no range; it is computed from others'],
    [["balance", "--set", "r12_cuba.cep_km=0"], "takes a number from 0.002 to 1000, in km, got 0"],
    [["balance", "--set", "r12_cuba.reliability=1.2"], "takes a probability from 0 to 1, got 1.2"],
    [["balance", "--set", "r13_cuba.cep_km=1"], 'did you mean "r12_cuba.cep_km"?'],
    [["balance", "--fit", "tsypis"], 'did you mean "tsipis"?'],
    [["detect", "--gap", "1962-10-10..1963-10-25"], "1963-10-25 lies outside the days looked at, 1962-09-09 to 1962-12-15"],
    [["detect", "--set", "mean_days=-3"], "takes a number from 0.1 to 3650, in days, got -3"],
    [["line", "--radius", "-5"], "--radius (nautical miles) takes a number from 1 to 5000"],
    [["line", "--set", "boarded=1.2"], "takes a probability from 0 to 1, got 1.2"],
    [["reach", "--missile", "jupiter_tr"], 'view "cuba" has no missile "jupiter_tr"\n  = help: it is in the view "moscow"'],
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
