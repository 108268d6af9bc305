// excomm start and excomm tree as processes.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { excomm, ROOT } from "./excomm.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-start-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lines break elsewhere when a time has another length. */
const withoutSeconds = (text: string) => text.replace(/\s+/g, " ").replace(/(\d+ min )?[\d.]+ s\b/g, "SECONDS").replace(/"seconds": [\d.e-]+/g, "");

describe("excomm start", () => {
  it("shows October 1962 on one page, and says that a dozen draws are too thin", () => {
    const { code, stdout, stderr } = excomm("start", "--no-studio", "--draws", "12");
    expect([code, stderr]).toEqual([0, ""]);
    for (const part of ["October 1962\n", "42,589 nodes", "261 numbers at once", "12 draws, all solved", "24 May  Soviet Union", "28 Oct  Soviet Union", "Settlement", "Too thin", "at lambda 3,", "excomm explain october-1962"]) expect(stdout).toContain(part);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    // War is a band: no number stands in its column of the model.
    expect(stdout).toMatch(/^ {2}War {20,}[\d.]+( to [\d.]+)? %/m);
  });

  it("gives the same text and the same data again, but for the seconds", () => {
    const [first, second] = [1, 2].map(() => withoutSeconds(excomm("start", "--no-studio", "beer-quiche", "--draws", "60").stdout));
    expect(second).toBe(first);
    const data = excomm("start", "--no-studio", "beer-quiche", "--draws", "60", "--json");
    expect(JSON.parse(data.stdout)).toMatchObject({ title: "Beer and quiche", size: { nodes: 15 }, draws: { asked: 60, solved: 60, failed: [], seed: 62 }, record: [] });
    expect(withoutSeconds(excomm("start", "--no-studio", "beer-quiche", "--draws", "60", "--json").stdout)).toBe(withoutSeconds(data.stdout));
    expect(excomm("start", "--no-studio", "beer-quiche", "--draws", "60", "--json", "--seed", "5").stdout).not.toBe(data.stdout);
  });

  it("has no field that docs/json.md does not name", () => {
    const data: unknown = JSON.parse(excomm("start", "--no-studio", "brinkmanship", "--draws", "20", "--json").stdout);
    const fields = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(fields) : value === null || typeof value !== "object" ? [] : Object.entries(value).flatMap(([name, inside]) => [name, ...fields(inside)]));
    const section = /## `excomm start --json`(.*?)\n## /s.exec(readFileSync(join(ROOT, "docs/json.md"), "utf8"))?.[1] ?? "";
    const documented = new Set([...section.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    expect([...new Set(fields(data))].filter((name) => !documented.has(name))).toEqual([]);
  });

  it("draws around the scenario that the command line changed, and holds what it set", () => {
    const run = (...more: string[]) => JSON.parse(excomm("start", "--no-studio", "october-1962", "--draws", "24", "--json", ...more).stdout);
    const changed = run("--set", "believed_passive=0.65", "--lambda", "2");
    expect(changed).toMatchObject({ options: { set: "believed_passive=0.65" }, solved: { lambda: 2 }, draws: { solved: 24, inputs: run().draws.inputs - 1 } });
    expect(excomm("start", "--no-studio", "october-1962", "--draws", "12", "--variant", "no-trade", "--common-prior").stdout).toMatch(/^variant {3}no-trade .*\nprior {5}common prior.*\n\nOctober 1962\n/);
  });

  it("goes on with all that the command line asked", () => {
    const { stdout } = excomm("start", "--no-studio", "brinkmanship", "--draws", "12", "--lambda", "3", "--set", "risk=0.65");
    const next = stdout.slice(stdout.indexOf("Go on with"));
    expect(next).toContain("excomm explain brinkmanship --set risk=0.65 --lambda 3\n");
    expect(next).toContain("excomm tree brinkmanship --set risk=0.65 --lambda 3 --svg tree.svg\n");
  });

  it("says that it is made with qre where a scenario names another solver, and knows what solvers there are", () => {
    const text = readFileSync(join(ROOT, "scenarios/textbook/brinkmanship.yaml"), "utf8");
    const path = join(folder, "other.yaml");
    writeFileSync(path, text.replace("solver: qre", "solver: backward"));
    expect(excomm("start", "--no-studio", path, "--draws", "12")).toMatchObject({ code: 0, stderr: expect.stringMatching(/^note: the scenario is solved by backward elsewhere; this page follows/) });
    writeFileSync(path, text.replace("solver: qre", "solver: frob"));
    expect(excomm("start", "--no-studio", path)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining('there is no solver "frob"') });
  });

  it("needs a scenario and a number of draws", () => {
    expect(excomm("start", "--no-studio", "beer-quich")).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "beer-quiche"?') });
    expect(excomm("start", "--no-studio", "--draws", "none")).toMatchObject({ code: 2, stderr: expect.stringContaining("--draws takes a whole number") });
    expect(excomm("start", "--no-studio", "test/games/data/selten_horse.efg")).toMatchObject({ code: 2, stderr: expect.stringContaining("a game without a scenario") });
  });
});

describe("excomm tree", () => {
  it("writes a figure to a file or to standard output", () => {
    const path = join(folder, "tree.svg");
    expect(excomm("tree", "beer-quiche", "--svg", path, "--type", "sender=weak")).toEqual({ code: 0, stdout: "", stderr: `wrote ${path}\n` });
    expect(readFileSync(path, "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
    const horse = excomm("tree", "test/games/data/selten_horse.efg", "--svg", "-", "--limit");
    expect(horse.stdout).toMatch(/^<svg .*limit of full precision.*<\/svg>\n$/s);
  });

  it("says what is missing or not there", () => {
    expect(excomm("tree", "beer-quiche")).toMatchObject({ code: 2, stderr: expect.stringContaining("add --svg FILE") });
    for (const wrong of ["sender=", "=weak", " = "]) expect(excomm("tree", "beer-quiche", "--svg", "-", "--type", wrong)).toMatchObject({ code: 2, stderr: expect.stringContaining(`--type takes player=type, got "${wrong}"`) });
    expect(excomm("tree", "beer-quiche", "--svg", "-", "--type", "receiver=x")).toMatchObject({ code: 2, stderr: expect.stringContaining("receiver has one type only") });
    expect(excomm("tree", "beer-quiche", "--svg", "-", "--at", "")).toMatchObject({ code: 2, stderr: expect.stringContaining('no play comes to a stage ""') });
    expect(excomm("tree", "october-1962", "--svg", join(folder, "absent", "tree.svg"), "--limit")).toMatchObject({ code: 2, stderr: expect.stringContaining("there is no such file or folder") });
    expect(excomm("tree", "beer-quiche", "--svg", "-", "--type", "sender")).toMatchObject({ code: 2, stderr: expect.stringContaining("--type takes player=type") });
    expect(excomm("tree", "beer-quiche", "--svg", "-", "--type", "sender=week")).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "weak"?') });
    expect(excomm("tree", "beer-quiche", "--svg", "-", "--at", "nowhere")).toMatchObject({ code: 2, stderr: expect.stringContaining('no play comes to a stage "nowhere"') });
    expect(excomm("tree", "beer-quiche", "--svg", "-", "--depth", "0")).toMatchObject({ code: 2, stderr: expect.stringContaining("--depth takes a whole number") });
  });
});
