// excomm infer as a process.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { excomm, ROOT } from "./excomm.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-infer-test-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("excomm infer", () => {
  const ran = excomm("infer", "--count", "24", "--json");
  const report = JSON.parse(ran.stdout);

  it("gives odds that sum to 1, with the limits and controls beside them", () => {
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const sum = (odds: readonly number[]) => odds.reduce((a, b) => a + b, 0);
    expect(report.types.map(({ name }: { name: string }) => name)).toEqual(["defence", "strategic", "leverage", "prestige"]);
    for (const odds of [report.prior, report.posterior, ...report.moves.map(({ posterior }: { posterior: number[] }) => posterior), ...report.limits.flatMap(({ recovery }: { recovery: number[][] }) => recovery)]) expect(sum(odds)).toBeCloseTo(1, 10);
    expect(report.moves.map(({ branch }: { branch: string }) => branch)).toEqual(["covert-full", "stall", "ask-jupiters", "accept"]);
    expect(report.controls.equal).toBeLessThan(1e-12);
    expect(report.controls.rotated).toBeLessThan(1e-8);
    expect(report.limits.map(({ separation }: { separation: string }) => separation)).toEqual(["no", "no", "weakly"]);
    expect(report.tooThin).toBe(true);
  });

  it("says at 80 columns that the moves cannot separate the motives", () => {
    const { stdout } = excomm("infer", "--count", "12");
    expect(stdout).toContain("These moves cannot separate these motives");
    expect(stdout).toContain("Too few effective draws");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("takes documents in apart from the moves, and leaves the moves as they were", () => {
    const with_ = JSON.parse(excomm("infer", "--count", "24", "--documents", "--json").stdout);
    expect(with_.posterior).toEqual(report.posterior);
    expect(report.documents).toEqual([]);
    expect(with_.documents.length).toBeGreaterThan(3);
    // The first document by hand: r g + (1 - r) mean of g.
    const [first] = with_.documents, g = [0.8, 0.45, 0.4, 0.45], r = 0.8, mean = g.reduce((a, b) => a + b) / 4;
    const joint = g.map((p, type) => with_.posterior[type] * (r * p + (1 - r) * mean)), total = joint.reduce((a, b) => a + b);
    joint.forEach((p, type) => expect(first.posterior[type]).toBeCloseTo(p / total, 12));
  });

  it("gives the same from the draws of a study", () => {
    expect(excomm("study", "--count", "24", "--out", join(folder, "draws")).code).toBe(0);
    expect(excomm("infer", "--count", "24", "--out", join(folder, "draws"), "--json").stdout).toBe(ran.stdout);
  });

  it("has no field that docs/json.md does not name", () => {
    const fields = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(fields) : value === null || typeof value !== "object" ? [] : Object.entries(value).flatMap(([name, inside]) => [name, ...fields(inside)]));
    const section = /## `excomm infer --json`(.*?)\n## /s.exec(readFileSync(join(ROOT, "docs/json.md"), "utf8"))?.[1] ?? "";
    const documented = new Set([...section.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    expect([...new Set(fields(report))].filter((name) => !documented.has(name))).toEqual([]);
  });

  it.each([
    [["infer", "--player", "su"], "there is no player \"su\""],
    [["infer", "brams-chicken"], "no player of this scenario has private types"],
    [["infer", "wagner-blockade"], "has no record"],
    [["infer", "--player", "us", "--count", "12", "--documents"], "no document beside"],
  ])("refuses %j", (args, said) => {
    const { code, stderr } = excomm(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
