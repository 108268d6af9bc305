// The student's journey: a seat, four strokes of a bet, decisions, the debrief, a fork; and what the page never shows before the end.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { compile, outcomeDistribution, percentText, requireScenario, solve, tagProbability } from "../../src/index.ts";
import { excomm } from "../faces/excomm.ts";
import { CHROMIUM, findingsEverywhere, ROOT, seriousFindings, studio, WINDOWS } from "./browser.ts";

const HIDDEN = ["Defence of Cuba", "Strategic balance", "Leverage over Berlin and the Jupiters", "Prestige in the bloc"];

/** Takes the first of these options that is offered, else the first there is, until the match is over. */
async function playOut(page: Page, wanted: readonly RegExp[]): Promise<number> {
  for (let decisions = 0; ; decisions++) {
    await page.locator(".debrief h1, .play .options").first().waitFor({ timeout: 30_000 });
    if (await page.locator(".debrief").count() > 0) return decisions;
    const text = await page.locator("body").innerText();
    for (const hidden of HIDDEN) expect(text).not.toContain(hidden);
    expect(text).not.toMatch(/\d %|[Ss]eed \d/);
    const names = await page.locator(".options .title").allInnerTexts(), at = Math.max(0, names.findIndex((name) => wanted.some((want) => want.test(name))));
    await page.locator(".options .option").nth(at).click();
    const head = await page.locator("h1").innerText();
    await page.getByRole("button", { name: /^Decide: / }).click();
    await page.waitForFunction((before) => document.querySelector("h1")?.textContent !== before, head);
  }
}

describe.runIf(CHROMIUM !== null)("play (needs Chromium: apt-get install chromium, or CHROMIUM=path)", () => {
  const there = studio();

  it("goes from a seat to the debrief and forks a decision, with nothing hidden on the page before the end", async () => {
    const page = await there.open({ at: "/play" });
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("heading", { name: "What should be done about the missiles in Cuba?" }).waitFor({ timeout: 30_000 });
    expect(await findingsEverywhere(page)).toEqual([]);
    for (let i = 0; i < 4; i++) await page.getByRole("button", { name: "One stroke more on Settlement" }).click();
    expect(await page.getByRole("img", { name: "4 of 10" }).count()).toBe(1);
    // A reload loses nothing, the bet included.
    await page.reload();
    await page.getByRole("img", { name: "4 of 10" }).waitFor({ timeout: 30_000 });
    const decisions = await playOut(page, [/^Quarantine/, /Jupiters in secret/]);
    for (const window of WINDOWS) {
      await page.setViewportSize(window);
      await expect.poll(() => page.evaluate<number>("Math.max(...[...document.querySelectorAll('.debrief svg')].map((svg) => svg.getBoundingClientRect().right)) - innerWidth")).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(WINDOWS[0]!);
    expect(decisions).toBeGreaterThan(0);
    expect(await page.locator(".debrief").innerText()).toMatch(new RegExp(HIDDEN.join("|")));
    await page.getByText(/in 9 of 10 of \d+ draws/).waitFor({ timeout: 60_000 });
    await page.locator(".turning [role=status]").first().waitFor({ state: "detached", timeout: 60_000 });
    expect(await findingsEverywhere(page)).toEqual([]);
    // The log is offered now, and tells the same.
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Log of play" }).click()]);
    const log = JSON.parse(await new Response(await download.createReadStream() as unknown as ReadableStream).text()) as { events: { kind: string; took: string; strokes: object }[] };
    expect(log.events.filter(({ kind }) => kind === "moved")).toHaveLength(decisions);
    expect(log.events.findLast(({ kind }) => kind === "bet")?.strokes).toEqual({ settlement: 4 });
    await page.getByText(/^Which assumption, if wrong, changes the ending/).waitFor();
    await page.getByRole("button", { name: /^Fork at 22 October · The week of the ExComm you chose: Quarantine/ }).click();
    await page.getByRole("heading", { name: "What should be done about the missiles in Cuba?" }).waitFor({ timeout: 30_000 });
    await page.locator(".options .option", { hasText: "Air strike" }).click();
    await page.getByRole("button", { name: "Decide: Air strike" }).click();
    await page.locator(".debrief h1").waitFor({ timeout: 30_000 });
    expect(await page.locator(".debrief h1").innerText()).toMatch(/strike|war/i);
    there.expectNoErrors();
  }, 120_000);

  it("keeps a match under its numbers while another is played under others, enciphered", async () => {
    const page = await there.open({ at: "/play" });
    await page.getByRole("button", { name: "Begin" }).click();
    for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "One stroke more on Settlement" }).click();
    await page.getByRole("img", { name: "3 of 10" }).waitFor();
    // As after a number was moved on the Model page.
    await page.evaluate("localStorage.setItem('excomm-state', JSON.stringify({ scenario: { kind: 'known', name: 'october-1962' }, changes: { set: { believed_passive: 0.5 } } }))");
    await page.reload();
    await page.getByRole("heading", { name: "Matches kept here" }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "Begin" }).click();
    await page.locator(".options .option", { hasText: "Invade" }).click();
    await page.getByRole("button", { name: "Decide: Invade" }).click();
    await page.locator(".debrief h1, .play h1").first().waitFor({ timeout: 30_000 });
    await page.waitForFunction(() => !document.body.innerText.includes("What should be done about the missiles in Cuba?"));
    const kept = await page.evaluate<{ id: string; texts: string[]; isExtractable: boolean | null }[]>(`new Promise((resolve) => {
      const opening = indexedDB.open("excomm-matches");
      opening.onsuccess = () => { opening.result.transaction("kept").objectStore("kept").getAll().onsuccess = ({ target }) => resolve(target.result.map((row) => ({
        id: row.id, isExtractable: row.key === undefined ? null : row.key.extractable, texts: Object.values(row).map((value) => value instanceof ArrayBuffer ? new TextDecoder("latin1").decode(value) : typeof value === "string" ? value : ""),
      }))); };
    })`);
    expect(kept.filter(({ texts }) => texts.some((text) => text.length > 400)).length).toBe(2);
    expect(kept.find(({ id }) => id === "key")?.isExtractable).toBe(false);
    expect(JSON.stringify(kept)).not.toMatch(/secret|seed":|defence|"dealt/);
    await page.getByRole("button", { name: /Leave this match|Play another match/ }).click();
    await page.getByRole("button", { name: /^Go on: / }).last().click();
    await page.getByRole("img", { name: "3 of 10" }).waitFor({ timeout: 30_000 });
    expect(await page.evaluate<string>("localStorage.getItem('excomm-state')")).not.toContain("believed_passive");
    there.expectNoErrors();
  }, 60_000);

  it("refuses a decision in a tab that the match has left behind", async () => {
    const page = await there.open({ at: "/play" });
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("button", { name: "One stroke more on Settlement" }).click();
    await page.getByRole("img", { name: "1 of 10" }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("img", { name: "1 of 10" }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "One stroke more on Settlement" }).click();
    await page.getByRole("img", { name: "2 of 10" }).waitFor();
    await other.getByRole("button", { name: "One stroke more on Settlement" }).click();
    await other.getByText("this match went on in another tab").waitFor();
    there.expectNoErrors();
  }, 60_000);

  it("takes up a log that was played with a part on, and switches it on; the command says which to switch on", async () => {
    const folder = mkdtempSync(join(tmpdir(), "excomm-log-")), log = join(folder, "match.json");
    try {
      expect(excomm("play", "october-1962", "--with", "organizational", "--lambda", "12", "--seat", "us", "--from", "first", "--seed", "7", "--moves", "invade", "--draws", "0", "--log", log).code).toBe(0);
      expect(excomm("play", "october-1962", "--resume", log).stderr).toContain("switch on \"organizational\" (--with organizational)");
      const page = await there.open({ at: "/play" });
      await page.getByRole("button", { name: "Begin" }).waitFor({ timeout: 30_000 });
      await page.locator("input[type=file]").setInputFiles(log);
      await page.locator(".debrief h1").waitFor({ timeout: 60_000 });
      expect(await page.evaluate<string>("localStorage.getItem('excomm-state')")).toMatch(/"parts":\["organizational"\].*"lambda":12\b/);
      there.expectNoErrors();
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it("works out the answers of the lesson as the engine does elsewhere, and explains its words", async () => {
    const compiled = compile(requireScenario(readFileSync(join(ROOT, "scenarios/october-1962/scenario.yaml"), "utf8"), "scenario.yaml"));
    const shares = [3, 6, 12].map((lambda) => percentText(tagProbability(compiled.scenario, outcomeDistribution(compiled.game, solve(compiled.game, { solver: "qre", lambda }).profiles[0]!.probabilities), "settlement")));
    const page = await there.open({ at: "/classroom" });
    await page.getByText("With the answers").click();
    await page.getByText(`Share of endings by settlement: ${shares[0]} at λ = 3, ${shares[1]} at λ = 6, ${shares[2]} at λ = 12.`).waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText("Projector: large type").click();
    expect(await page.evaluate<boolean>("document.documentElement.hasAttribute('data-projector') && document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    there.expectNoErrors();
  }, 90_000);

  it("covers the screen between two people, and fits a phone", async () => {
    const page = await there.open({ at: "/play", window: WINDOWS[2]! });
    await page.getByRole("radio", { name: /^Both/ }).check({ force: true });
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("heading", { name: "Hand over to the Soviet Union" }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "We sit here" }).click();
    await page.locator(".options .option", { hasText: "Send conventional forces" }).first().click();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await page.getByRole("heading", { name: "Hand over to the United States" }).waitFor();
    expect(await page.locator("body").innerText()).not.toContain("conventional");
    there.expectNoErrors();
  }, 60_000);
});
