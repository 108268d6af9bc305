// The researcher's journey: move a number, ask why, look at the whole tree, take the state along; the same numbers on the command line.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { compile, endingGroups, percentText, requireScenario } from "../../src/index.ts";
import { readFileSync } from "node:fs";
import { CHROMIUM, ROOT, studio, WINDOWS } from "./browser.ts";

const NEEDS = "(needs Chromium: apt-get install chromium, or CHROMIUM=path)";

/** The odds of each ending as the page prints them, once it is at rest. */
const printed = (page: Page) => page.locator("[data-ending]").evaluateAll((found) => Object.fromEntries(found.map((one) => [one.getAttribute("data-ending"), one.textContent])));
const copied = async (page: Page) => {
  await page.getByRole("button", { name: "Copy this state" }).click();
  await page.getByText("Copied", { exact: true }).first().waitFor();
  return page.evaluate<string>("window.copied");
};
const command = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], { cwd: ROOT, encoding: "utf8", maxBuffer: 1e8 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
};

describe.runIf(CHROMIUM !== null)(`the Model page ${NEEDS}`, () => {
  const there = studio();

  it("follows a number, prints what the command prints for its link, and puts it back", async () => {
    const page = await there.open({ at: "/model" });
    await page.locator(".slice svg").waitFor();
    const before = await printed(page);
    const slider = page.getByRole("slider", { name: "Soviet belief that Washington would do little" });
    await slider.focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => printed(page)).not.toEqual(before);
    await page.locator(".slider s").waitFor();
    await page.waitForTimeout(1200); // at rest it is solved anew
    const link = await copied(page), { profiles: [solved] } = command("solve", "--link", link, "--json");
    const { scenario } = compile(requireScenario(readFileSync(join(ROOT, "scenarios/october-1962/scenario.yaml"), "utf8"), "scenario.yaml"));
    const shown = await printed(page), outcomes = solved.outcomes.map(({ probability }: { probability: number }) => probability);
    for (const { title, outcomes: indices, guarded } of endingGroups(scenario)) {
      if (!guarded) expect(shown[title]).toBe(percentText(indices.reduce((sum, index) => sum + outcomes[index], 0)));
      else expect(shown[title] ?? "").not.toMatch(/^[\d.<]+ %$/);
    }
    // Each kind opened into its outcomes: the same as in the JSON, and as the command's page prints them.
    const opened = await page.locator("[data-outcome]").evaluateAll((found) => Object.fromEntries(found.map((one) => [one.getAttribute("data-outcome"), one.textContent])));
    expect(Object.keys(opened).sort()).toEqual([...scenario.outcomes.keys()].sort());
    for (const { name, probability } of solved.outcomes) expect(opened[name], name).toBe(scenario.outcomes.get(name)!.tags.includes(scenario.guarded!) ? "band only" : percentText(probability)); // the same scenario
    const page80 = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), "solve", "--link", link], { cwd: ROOT, encoding: "utf8" }).stdout;
    const lines = [...page80.matchAll(/^ {2}(\S.*?) {2,}([<>]?[\d.]+ %)$/gm)], named = new Map([...scenario.outcomes.values()].map(({ name, title }) => [title, name]));
    expect(lines.filter(([, title = ""]) => named.has(title)).length).toBeGreaterThan(10);
    for (const [, title = "", odds] of lines) if (named.has(title)) expect(opened[named.get(title)!], title).toBe(odds); // asked
    await page.getByRole("button", { name: "Put all back" }).click();
    await expect.poll(() => printed(page)).toEqual(before);
    there.expectNoErrors();

    const stranger = await there.open({ at: link.slice(link.indexOf("#") + 1) });
    await stranger.locator(".slider s").waitFor();
    await expect.poll(() => printed(stranger), { timeout: 10_000 }).toEqual(shown);
    expect(stranger.url()).not.toContain("link=");
    there.expectNoErrors();
  });

  it("says of a number outside its range that it is used as it is", async () => {
    const page = await there.open({ at: "/model", kept: { "excomm-state": JSON.stringify({ scenario: { kind: "known", name: "october-1962" }, changes: { set: { believed_passive: 0.95 } } }) } });
    await page.getByText("Soviet belief that Washington would do little = 0.95 lies outside the file's range, 0.1 to 0.7: it is shown and used as it is").waitFor();
    await page.locator(".slider s").waitFor();
    there.expectNoErrors();
  });

  it("leaves out a variant that there is not, and says so", async () => {
    const page = await there.open({ at: "/model", kept: { "excomm-state": JSON.stringify({ scenario: { kind: "known", name: "october-1962" }, changes: { variant: "__proto__" } }) } });
    await page.getByText('There is no variant "__proto__" of this scenario').waitFor();
    await page.locator(".slice svg").waitFor();
    await page.goto(`${there.address}#/play`);
    await page.getByRole("button", { name: "Begin" }).waitFor();
    there.expectNoErrors();
  });

  it("says why a move was made, and unfolds what is folded", async () => {
    const page = await there.open({ at: "/model" });
    await page.getByRole("button", { name: "Soviet Union 27 Oct: The two letters" }).click();
    await page.getByRole("heading", { name: "Why: Ask for the pledge and the Jupiters" }).waitFor();
    await page.getByText("Believes about United States:").waitFor();
    await page.getByRole("button", { name: "Show 3 more" }).press("Enter");
    await page.getByRole("button", { name: "Show fewer" }).waitFor();
    there.expectNoErrors();
  });

  it("lists all numbers, each reached by the hand that points at it, and says which are moved", async () => {
    const page = await there.open({ at: "/model" });
    await page.getByRole("button", { name: /^All \d+ numbers$/ }).click();
    await page.getByRole("switch").first().waitFor({ state: "attached" });
    const slider = page.locator(".slider input[type=range]").nth(8);
    await slider.scrollIntoViewIfNeeded();
    expect(await slider.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === element;
    })).toBe(true);
    await slider.press("ArrowRight");
    await page.getByText(/^You have changed: .* = /).waitFor();
    expect(await page.evaluate(() => (JSON.parse(localStorage.getItem("excomm-state") ?? "{}") as { readonly changes: { readonly set: object } }).changes.set)).not.toHaveProperty("normalise_us");
    there.expectNoErrors();
  });

  it("shows the whole tree: found by name, walked by keyboard, with beliefs at a point", async () => {
    const page = await there.open({ at: "/model" });
    await page.getByText("Whole tree, 42,589").click();
    const canvas = page.locator("canvas");
    await expect.poll(async () => Number(await canvas.getAttribute("data-drawn")), { timeout: 20_000 }).toBeGreaterThan(3000);
    await page.getByLabel("Find", { exact: false }).first().fill("quarantine");
    await page.getByRole("list", { name: "Points of the tree" }).getByRole("button").first().click();
    await page.locator(".why h2").waitFor();
    await canvas.focus();
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("heading", { name: "The week of the ExComm" }).waitFor();
    await page.getByText(/Cannot tell \d+ histories apart/).waitFor();
    await page.getByText("Believes about Soviet Union:").waitFor();
    there.expectNoErrors();
  });

  it("lists the equilibria of a small game with their flags, also on a phone", async () => {
    const page = await there.open({ at: "/scenarios", window: WINDOWS[2]! });
    await page.getByRole("button", { name: "Open Beer and quiche" }).click();
    await page.goto(`${there.address}#/model`);
    await page.getByRole("heading", { name: /equilibria/ }).waitFor();
    await page.getByText("All are listed.").waitFor();
    expect(await page.locator(".equilibria tbody tr").count()).toBeGreaterThan(1);
    there.expectNoErrors();
  });
});
