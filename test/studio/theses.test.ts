// Theses: the numbers of the worker are the command's; a reader's way through the page.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worksBeside } from "../../src/cli/data.ts";
import type { ThesisReasons, ThesisReport } from "../../src/index.ts";
import { thesesCalls } from "../../src/studio/worker/theses.ts";
import { excomm } from "../faces/excomm.ts";
import { CHROMIUM, ROOT, studio } from "./browser.ts";

const read = (name: string) => readFileSync(join(ROOT, "scenarios", name), "utf8");
const request = (name: string) => ({ text: read(name), file: name, parts: [], variant: null, commonPrior: false });
const OCTOBER = request("october-1962/scenario.yaml");
const FILE = { text: read("october-1962/theses.yaml"), file: "theses.yaml", works: Object.fromEntries(worksBeside("october-1962")) };
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-theses-"))));
afterAll(() => rmSync(folder, { recursive: true }));
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

describe("the theses of the worker", () => {
  it("come to what the command says, around another precision too", () => {
    const wagner = request("textbook/wagner-blockade.yaml"), { text } = thesesCalls.thesisTemplate(wagner), path = join(folder, "theses.yaml");
    writeFileSync(path, text);
    const answer = thesesCalls.thesis({ ...wagner, set: {}, lambda: 2, seed: 7, count: 120 }, { text, file: "theses.yaml", works: {} }, "my-thesis", () => undefined);
    const { thesis, own, flipped, breakEvens, mechanism } = JSON.parse(excomm("theses", "my-thesis", "--scenario", "wagner-blockade", "--file", path, "--count", "120", "--lambda", "1..4", "--seed", "7", "--json").stdout) as { thesis: ThesisReport } & ThesisReasons;
    expect(plain(answer.report)).toEqual(thesis);
    expect([answer.draws, answer.failed, answer.seed, flipped]).toEqual([120, 0, 7, null]);
    // Single numbers are taken at the precision in the middle of those drawn, here and there the reader's or the scenario's own.
    expect(breakEvens.map(({ name }) => name)).toEqual(answer.reasons.breakEvens.map(({ name }) => name));
    expect([own.holds, mechanism.length]).toEqual([answer.reasons.own.holds, answer.reasons.mechanism.length]);
  }, 60_000);

  it("are shown in words, and a mistake at its line", () => {
    const { theses, facts, mistakes } = thesesCalls.theses(OCTOBER, FILE);
    expect(mistakes).toEqual([]);
    expect(theses.length).toBeGreaterThanOrEqual(40);
    expect(facts.length).toBeGreaterThan(5);
    expect(theses.find(({ id }) => id === "quarantine-safer-than-strike")).toMatchObject({ measure: "ratio", relation: "below", threshold: 0.5, left: expect.stringContaining("as a surprise") as string });
    const broken = thesesCalls.theses(OCTOBER, { ...FILE, text: FILE.text.replace("left: { evidence: ussr.strategic,", "left: { evidence: ussr.stratgic,") });
    expect(broken.theses).toEqual([]);
    expect(broken.mistakes[0]?.line).toBe(FILE.text.slice(0, FILE.text.indexOf("evidence: ussr.strategic")).split("\n").length);
    expect(broken.mistakes[0]?.text).toContain("stratgic");
  });

  it.each(["october-1962/scenario.yaml", "textbook/chicken.yaml", "textbook/wagner-blockade.yaml", "textbook/beer-quiche.yaml"])("a first text of one's own for %s has no mistake", (name) => {
    const { text, names } = thesesCalls.thesisTemplate(request(name));
    const { theses, mistakes } = thesesCalls.theses(request(name), { text, file: "theses.yaml", works: {} });
    expect(mistakes).toEqual([]);
    expect(theses.length).toBe(1);
    expect(names.find(({ kind }) => kind === "move")?.names.length).toBeGreaterThan(1);
  });
});

describe.runIf(CHROMIUM !== null)("the page Theses", () => {
  const there = studio();
  const under = (name: string, changes: object = {}) => ({ "excomm-state": JSON.stringify({ scenario: { kind: "known", name }, changes }) });
  const lines = (page: Page) => page.locator(".thesis").count();

  it("lists verdicts, and one opens with its reasons and runs again until it is stopped", async () => {
    const page = await there.open({ at: "/theses", kept: under("october-1962", { set: { detect_late_full: 0.2 } }) });
    await page.getByText("You have changed:").waitFor({ timeout: 60_000 });
    await page.locator(".thesis").first().waitFor({ timeout: 60_000 });
    const all = await lines(page);
    expect(all).toBeGreaterThanOrEqual(40);
    await page.getByRole("radio", { name: /^contradicted/ }).check({ force: true });
    expect(await lines(page)).toBeLessThan(all);
    await page.getByRole("radio", { name: /^all/ }).check({ force: true });
    const results = JSON.parse(read("october-1962/results/theses.havana.json")) as { readonly theses: readonly { readonly verdict: string }[] };
    await page.locator(".of-parts summary", { hasText: "Havana decides" }).click();
    expect(await page.locator(".of-parts details[open] .line .verdict").allTextContents()).toEqual(results.theses.map(({ verdict }) => verdict));
    await page.getByRole("button", { name: "The quarantine risked less than an air strike" }).click();
    await page.getByRole("heading", { name: "What it leans on" }).waitFor();
    await page.getByText(/^Run it with .* = 0\.2:$/).waitFor();
    await page.getByRole("button", { name: "Make 2,000 draws" }).click();
    await page.getByRole("button", { name: "Stop here" }).click();
    await page.getByText("Stopped. Run it again:").waitFor();
    there.expectNoErrors();
  }, 120_000);

  it("takes a thesis of the reader's own, shows its mistakes at the line, runs it, and keeps its text", async () => {
    const page = await there.open({ at: "/theses", kept: under("wagner-blockade") });
    await page.getByText("No theses come with this scenario.").waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Write a thesis" }).click();
    const text = page.getByRole("textbox", { name: "Text of your theses" });
    await page.waitForFunction(() => document.querySelector("textarea")?.value.includes("my-thesis"));
    const first = await text.inputValue();
    await text.fill(first.replace("measure: difference", "measure: diference"));
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByText("There is a mistake.").waitFor();
    await page.getByRole("button", { name: `Line ${first.slice(0, first.indexOf("measure:")).split("\n").length}` }).waitFor();
    await text.fill(first.replace("One course rather", "My one course rather"));
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByRole("button", { name: "Make 100 draws" }).click();
    await page.getByText(/Just now, over 100 draws/).waitFor({ timeout: 60_000 });
    await page.reload();
    await page.getByRole("button", { name: "Write a thesis" }).click();
    expect(await text.inputValue()).toContain("My one course");
    there.expectNoErrors();
  }, 120_000);
});
