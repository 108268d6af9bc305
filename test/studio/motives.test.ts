// Motives: the numbers of the worker are the command's; a reader's way through the page.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { worksBeside } from "../../src/cli/data.ts";
import type { InferenceReport } from "../../src/index.ts";
import { alongLambda, weigh } from "../../src/studio/pages/motives/weigh.ts";
import { type MotivesAnswer, motivesCalls, type MotivesRequest } from "../../src/studio/worker/motives.ts";
import { excomm } from "../faces/excomm.ts";
import { CHROMIUM, ROOT, studio } from "./browser.ts";

const read = (name: string) => readFileSync(join(ROOT, "scenarios/october-1962", name), "utf8");
const REQUEST: MotivesRequest = { text: read("scenario.yaml"), file: "october-1962.yaml", theses: read("theses.yaml"), works: Object.fromEntries(worksBeside("october-1962")), set: { detect_late_full: 0.2 }, parts: [], variant: null, commonPrior: false, lambda: null, seed: null, count: 24 };

describe("the motives of the worker", () => {
  it("are those of the command, and documents weigh the same", async () => {
    const answer = await motivesCalls.motives(REQUEST, () => undefined, async () => undefined);
    const said = JSON.parse(excomm("infer", "october-1962", "--count", "24", "--set", "detect_late_full=0.2", "--documents", "--json").stdout) as InferenceReport;
    const [soviet] = answer.players;
    expect(soviet!.report.posterior).toEqual(said.posterior);
    expect(soviet!.report.limits).toEqual(said.limits);
    const all = { hasMoves: true, documents: new Set(soviet!.documents.map(({ id }) => id)), near: null, type: 0, against: null };
    const weighed = weigh(answer, soviet!, { ...all, documents: new Set() })!;
    weighed.after.odds.forEach((p, t) => expect(p).toBeCloseTo(said.posterior[t]!, 12));
    said.moves.forEach(({ logFactors }, k) => expect(weighed.pieces[k]!.value).toBeCloseTo(logFactors[0]!, 12));
    weigh(answer, soviet!, all)!.after.odds.forEach((p, t) => expect(p).toBeCloseTo(said.documents.at(-1)!.posterior[t]!, 12));
    const before = weigh(answer, soviet!, { ...all, hasMoves: false, documents: new Set() })!;
    expect(before.after.odds).toEqual(before.before.odds);
    expect(weigh(answer, soviet!, { ...all, near: 1000 })).toBeNull();
    expect(alongLambda(answer, soviet!, all, 3).map(({ odds }) => odds.odds.reduce((a, b) => a + b, 0))).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 12) as number));
  }, 60_000);

  it("come first from few draws, and say what is wrong with the reader's numbers", async () => {
    const pictures: MotivesAnswer[] = [];
    const wagner = { ...REQUEST, text: readFileSync(join(ROOT, "scenarios/textbook/wagner-blockade.yaml"), "utf8").replace("sources:", "record:\n  - { stage: choice, took: blockade }\n  - { stage: answer, took: stay }\nsources:"), theses: null, set: {}, count: 100 };
    const last = await motivesCalls.motives(wagner, () => undefined, async (picture) => void pictures.push(picture));
    expect(pictures.map(({ draws }) => draws)).toEqual([40, 60, 90]);
    expect(last.draws).toBe(100);
    expect(last.players[0]!.documents).toEqual([]);
    await expect(motivesCalls.motives({ ...wagner, set: { nothing: 1 } }, () => undefined, async () => undefined)).rejects.toThrow('there is no number "nothing"');
    await expect(motivesCalls.motives({ ...wagner, set: { hardline: 2 } }, () => undefined, async () => undefined)).rejects.toThrow(/error: /);
  });
});

describe.runIf(CHROMIUM !== null)("the page Motives", () => {
  const there = studio();

  it("shows what few draws say while it makes more, can be stopped, and weighs what the reader counts", async () => {
    const page = await there.open({ at: "/motives" });
    await page.getByRole("heading", { name: "Soviet Union: what it may be after, before any evidence" }).waitFor({ timeout: 30_000 });
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("heading", { name: "What did the Soviet Union want?" }).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Stop here" }).click();
    await page.getByText("Stopped before all draws were made.").waitFor();
    const odds = page.getByRole("img", { name: /Defence of Cuba: \d+ % before/ });
    const before = await odds.getAttribute("aria-label");
    await page.getByRole("switch", { name: /^Cruise missiles/ }).click({ force: true });
    expect(await odds.getAttribute("aria-label")).not.toBe(before);
    await page.getByRole("switch", { name: /^Cruise missiles/ }).click({ force: true });
    expect(await odds.getAttribute("aria-label")).toBe(before);
    await page.getByRole("combobox", { name: "against" }).selectOption({ label: "Strategic balance" });
    await page.getByRole("img", { name: /^Evidence towards Defence of Cuba and away from it, towards Strategic balance/ }).waitFor();
    await page.getByRole("switch", { name: "Only draws near one λ" }).click({ force: true });
    await page.getByRole("slider", { name: "Precision λ" }).press("ArrowRight");
    await page.getByRole("radio", { name: "United States" }).check({ force: true });
    await page.getByRole("heading", { name: "What did the United States want?" }).waitFor();
    there.expectNoErrors();
  }, 120_000);

  it("says what a scenario without a record lacks", async () => {
    const page = await there.open({ at: "/motives", kept: { "excomm-state": JSON.stringify({ scenario: { kind: "known", name: "chicken" }, changes: {} }) } });
    await page.getByText("This scenario has no record of what happened").waitFor({ timeout: 30_000 });
    there.expectNoErrors();
  }, 60_000);
});
