// excomm sensitivity and excomm theses as processes.

import { describe, expect, it } from "vitest";
import { excomm } from "./excomm.ts";

describe("excomm sensitivity", () => {
  it("screens every number, and gives the same again", () => {
    const run = () => excomm("sensitivity", "wagner-blockade", "--trajectories", "8", "--json");
    const { code, stdout, stderr } = run();
    expect([code, stderr]).toEqual([0, ""]);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ method: "morris", output: "tag:war", logOdds: true, points: 24, failed: 0, repeats: 8 });
    expect(report.inputs.map(({ names }: { names: string[] }) => names[0]).sort()).toEqual(["hardline", "lambda"]);
    expect(run().stdout).toBe(stdout);
  });

  it("divides a variance so that what is alone does not exceed what is in all, within the error", () => {
    const report = JSON.parse(excomm("sensitivity", "wagner-blockade", "--method", "sobol", "--rows", "64", "--top", "2", "--json").stdout);
    expect(report).toMatchObject({ method: "saltelli", points: 256, repeats: 64 });
    for (const { shares } of report.inputs) expect(shares.firstInterval[0]).toBeLessThan(shares.totalInterval[1]);
  });

  it("holds lambda and what --set gives", () => {
    const report = JSON.parse(excomm("sensitivity", "wagner-blockade", "--lambda", "3", "--trajectories", "3", "--json").stdout);
    expect(report.inputs.map(({ names }: { names: string[] }) => names)).toEqual([["hardline"]]);
  });

  it.each([
    [["sensitivity", "wagner-blockade", "--output", "tag:wr"], 'did you mean "tag:war"?'],
    [["sensitivity", "wagner-blockade", "--rows", "100", "--method", "sobol"], "--rows takes a power of 2, got 100"],
    [["sensitivity", "wagner-blockade", "--method", "anova"], "--method takes morris or sobol"],
  ])("refuses %j", (args, said) => {
    const { code, stderr } = excomm(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe("excomm theses", () => {
  it("gives every thesis a verdict at 80 columns, and the same again as JSON and of one alone", () => {
    const { code, stdout } = excomm("theses", "--count", "4");
    expect(code).toBe(0);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const run = (...names: string[]) => JSON.parse(excomm("theses", ...names, "--count", "4", "--json").stdout);
    const { theses } = run();
    for (const { told, untold, share, verdict, interval } of theses) {
      expect(told + untold).toBe(4);
      expect(interval[0]).toBeLessThanOrEqual(share);
      expect(interval[1]).toBeGreaterThanOrEqual(share);
      expect(["supported", "contradicted", "not identified"]).toContain(verdict);
    }
    expect(run(theses[0].id).thesis).toMatchObject(theses[0]);
  }, 180_000);

  it("says of one what it leans on and what would turn it round, and never one number for war", () => {
    const { code, stdout } = excomm("theses", "quarantine-safer-than-strike", "--count", "6");
    expect(code).toBe(0);
    for (const part of ["What would turn it round", "It repeats an assumption", "strike_absorb = 0.001"]) expect(stdout.replace(/\s+/g, " ")).toContain(part);
    expect(stdout).not.toContain("medians:");
  });

  it.each([
    [["theses", "quarantine-safer-than-strik"], 'did you mean "quarantine-safer-than-strike"?'],
    [["theses", "--scenario", "beer-quiche"], "there is no file of theses"],
    [["theses", "--file", "nowhere.yaml"], 'there is no file of theses "nowhere.yaml"'],
  ])("refuses %j", (args, said) => {
    const { code, stderr } = excomm(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
