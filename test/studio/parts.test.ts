// Parts and lenses in the studio: the engine's calls without a browser, the same numbers as the command's; and a researcher's way.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PLAIN_LINK, printLink, sha256, textWithParts, utilsText } from "../../src/index.ts";
import { type LensesAnswer, lensCalls } from "../../src/studio/worker/lenses.ts";
import { modelCalls } from "../../src/studio/worker/model.ts";
import { partCalls } from "../../src/studio/worker/parts.ts";
import { scenarioCalls } from "../../src/studio/worker/scenario.ts";
import { CHROMIUM, ROOT, seriousFindings, studio } from "./browser.ts";

const read = (path: string) => readFileSync(join(ROOT, "scenarios/october-1962", path), "utf8");
const part = (name: string) => ({ name, file: `parts/${name}.yaml`, text: read(`parts/${name}.yaml`) });
const text = read("scenario.yaml");
const request = (...parts: string[]) => ({ text, file: "october-1962.yaml", parts: parts.map(part), variant: null, commonPrior: false });
const printed = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args, "--json"], { encoding: "utf8", maxBuffer: 1e9 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
};
/** As it is after JSON, which has no NaN. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("parts and lenses", () => {
  const linkOf = (parts: string[], set: string[] = []) => printLink({ ...PLAIN_LINK, scenario: "october-1962", hash: sha256(textWithParts(text, parts.map(part))), parts, set });

  it("open as the command opens them, and tell how far they are", () => {
    const heard: number[] = [];
    const { id, view } = scenarioCalls.open(request("organizational"), (made, nodes) => heard.push(made / nodes));
    const { payoffs, regret } = modelCalls.solve({ id, set: { believed_passive: 0.5 }, lambda: null }).answer!; // it is solved
    const { game, profiles: [profile] } = printed("solve", "--link", linkOf(["organizational"], ["believed_passive=0.5"]));
    expect(view?.size).toEqual({ nodes: game.nodes, informationSets: game.informationSets, actions: game.actions });
    expect(view?.parts).toEqual([{ name: "organizational", title: "Organizations act" }]);
    expect(payoffs).toEqual(profile.payoffs);
    expect(regret).toEqual(profile.regret);
    expect(heard.length).toBeGreaterThan(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it("are counted before they are made, and refused in the words of the engine", () => {
    const set = {};
    for (const names of [[], ["organizational"], ["resolve"]]) expect(partCalls.partsSize({ ...request(...names), set }).nodes).toBe(scenarioCalls.open(request(...names)).view?.size.nodes);
    const { nodes, mistakes } = partCalls.partsSize({ ...request("governmental", "organizational"), set });
    expect(nodes).toBeNull();
    const { stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), "solve", "october-1962", "--with", "organizational,governmental"], { encoding: "utf8" });
    for (const said of mistakes.join("; ").split(/: |; /)) expect(stderr).toContain(said);
  });

  it("are held side by side with the numbers and sentences of excomm lenses, for the same link", async () => {
    const lenses = [{ name: "unitary", title: "Unitary players", part: null }, ...["organizational", "governmental"].map((name) => ({ name, title: scenarioCalls.open(request(name)).view!.parts[0]!.title, part: part(name) }))];
    const heard: LensesAnswer[] = [];
    const { report } = await lensCalls.lenses({ ...request(), lenses, set: { believed_passive: 0.5 }, seed: null, count: 2, made: "" }, () => undefined, async (answer) => void heard.push(answer));
    // What comes before any draw is what a solve of each lens says.
    expect(heard.map(({ isOwn, report: own }) => [isOwn, own.lenses.length])).toEqual([2, 3, 4, 5].map((count) => [true, count]));
    const solved = modelCalls.solve({ id: scenarioCalls.open(request("organizational")).id, set: { believed_passive: 0.5 }, lambda: null }).answer!; // it is solved
    for (const { tag, guarded, byLens } of heard[0]!.report.endings) if (!guarded) expect(byLens[1]!.median).toBeCloseTo(solved.odds[solved.endings.findIndex(({ name }) => name === tag)]!, 9);
    expect(plain(report)).toEqual(printed("lenses", "--rules", "--link", linkOf(["organizational"], ["believed_passive=0.5"]), "--count", "2"));
  }, 600_000);

  it("change where it ends by what two solves differ", () => {
    const { endings, nodes } = lensCalls.partChange(request(), request("organizational"), {}, null, () => undefined);
    const [without, withIt] = [[], ["organizational"]].map((names) => modelCalls.solve({ id: scenarioCalls.open(request(...names)).id, set: {}, lambda: null }).answer!); // both are solved
    expect(nodes[1]).toBeGreaterThan(nodes[0]);
    expect(endings.map(({ without }) => without)).toEqual(without!.odds);
    expect(endings.map((ending) => ending.with)).toEqual(withIt!.odds);
  });
});

describe.runIf(CHROMIUM !== null)("a researcher (needs Chromium: apt-get install chromium, or CHROMIUM=path)", () => {
  const there = studio();

  it("switches the organizational lens on, sees the bars change, and shares a link that gives the command's numbers", async () => {
    const page = await there.open({ at: "/model" });
    const odds = (of: typeof page) => of.locator("[data-ending]").allTextContents();
    await page.locator(".slice svg").waitFor();
    const before = await odds(page);
    await page.getByRole("button", { name: "Parts and lenses" }).click();
    await page.getByText("Then 382,645 nodes").waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("radio", { name: /Organizations act/ }).check({ force: true });
    await page.keyboard.press("Escape");
    await page.getByText("without the parts and lenses that are on").waitFor({ timeout: 60_000 });
    expect(await page.evaluate("document.activeElement?.textContent")).toContain("Parts and lenses: 1");
    const after = await odds(page);
    expect(after).not.toEqual(before);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Copied", { exact: true }).first().waitFor();
    const link = await page.evaluate<string>("window.copied");

    const stranger = await there.open({ at: link.slice(link.indexOf("#") + 1) });
    await stranger.getByText("With Organizations act").waitFor({ timeout: 60_000 });
    await expect.poll(() => odds(stranger)).toEqual(after);
    const { profiles: [profile] } = printed("solve", "--link", link);
    const shown = await stranger.locator(".standing").textContent();
    for (const payoff of profile.payoffs) expect(shown).toContain(utilsText(payoff, 2).replace("-", "−"));
    there.expectNoErrors();
  });

  it("switches a lens off, and the variant that came with it goes too", async () => {
    const state = (changes: object) => ({ "excomm-state": JSON.stringify({ scenario: { kind: "known", name: "october-1962" }, changes: { set: {}, variant: null, commonPrior: false, lambda: null, seed: null, ...changes } }) });
    const page = await there.open({ at: "/scenarios", kept: state({ parts: ["governmental"], variant: "by-majority" }) });
    await page.getByRole("button", { name: "Parts and lenses" }).click();
    await page.getByRole("radio", { name: /Unitary players/ }).check({ force: true });
    await page.getByRole("link", { name: "Model" }).click();
    await page.getByRole("heading", { name: "Where it ends" }).waitFor({ timeout: 60_000 });
    there.expectNoErrors();
  });
});
