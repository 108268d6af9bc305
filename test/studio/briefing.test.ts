// Briefing and Balance in a browser: the reader moves, and the numbers are those of the commands.

import { describe, expect, it } from "vitest";
import { excomm } from "../faces/excomm.ts";
import { CHROMIUM, studio } from "./browser.ts";

const NEEDS = "(needs Chromium: apt-get install chromium, or CHROMIUM=path)";
const json = <Answer>(...args: string[]): Answer => JSON.parse(excomm(...args, "--json").stdout) as Answer; // as docs/json.md has it

interface Reach {
  readonly systems: readonly { readonly launchers: { readonly ready: number }; readonly ranges: readonly { readonly ready: { readonly people: number; readonly bases: number } }[] }[];
}
interface Balance {
  readonly salvos: readonly { readonly side: string; readonly state: string; readonly arriving: { readonly value: number }; readonly emt: { readonly value: number } }[];
  readonly struck: readonly { readonly share: { readonly value: number } }[];
}

describe.runIf(CHROMIUM !== null)(`the briefing ${NEEDS}`, () => {
  const there = studio();

  it("follows the day by keyboard, counts what the command counts, and opens the source of an event", async () => {
    const page = await there.open({ at: "/briefing" });
    const slider = page.getByRole("slider", { name: "Day of October 1962" });
    await slider.focus();
    for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowLeft");
    await page.getByRole("heading", { name: "Saturday 20 October" }).waitFor();
    const [system] = json<Reach>("reach", "--missile", "r12_cuba", "--date", "1962-10-20").systems, millions = system!.ranges.map(({ ready }) => (ready.people / 1e6).toFixed(1));
    expect(await page.locator(".share-bar").getAttribute("aria-label")).toContain(millions.join(", "));
    expect(await page.locator(".counts").textContent()).toContain(system!.ranges.map(({ ready }) => ready.bases).join(", "));
    const { events } = json<{ events: readonly { text: string; sources: readonly { author: string; title: string }[] }[] }>("timeline", "--date", "1962-10-20");
    expect(await page.locator(".event-item").count()).toBe(events.length);
    const { text, sources } = events.find((event) => event.sources.length > 0)!;
    await page.getByText(text).click();
    await page.getByText(sources[0]!.title, { exact: false }).first().waitFor();
    await page.keyboard.press("Tab");
    there.expectNoErrors();
  });

  it("shows the map from Moscow and from Havana, and keeps the day", async () => {
    const page = await there.open({ at: "/briefing" });
    await page.getByRole("radio", { name: "Moscow" }).check({ force: true });
    const { cities } = json<{ cities: readonly { title: string; nearest: readonly { km: number }[] }[] }>("reach", "--view", "moscow"), km = Math.min(...cities.find(({ title }) => title === "Moscow")!.nearest.map((one) => one.km));
    await page.getByRole("heading", { name: new RegExp(`Moscow lies ${Math.round(km).toLocaleString("en")}\\skm from a Jupiter`) }).waitFor();
    await page.getByRole("radio", { name: "Havana" }).check({ force: true });
    await page.getByRole("heading", { name: /Open to Havana: \d+ of \d+/ }).waitFor();
    await page.getByRole("heading", { name: "Saturday 27 October" }).waitFor();
    there.expectNoErrors();
  });

  it("has the numbers of every figure as a table and as files", async () => {
    const page = await there.open({ at: "/briefing" });
    // A button that is pressed has another name.
    for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "Table" }).first().click();
    expect(await page.getByRole("table").count()).toBe(3);
    await page.getByRole("button", { name: "Figure only" }).first().click();
    for (const kind of ["CSV", "SVG", "PNG"]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Download ${kind}: launchers-ready` }).click()]);
      expect(download.suggestedFilename()).toBe(`launchers-ready.${kind.toLowerCase()}`);
    }
    there.expectNoErrors();
  });
});

describe.runIf(CHROMIUM !== null)(`the balance ${NEEDS}`, () => {
  const there = studio();

  it("follows a slider to what `excomm balance --set` prints, and puts it back", async () => {
    const page = await there.open({ at: "/balance" });
    const figure = page.locator("figure").filter({ hasText: "Soviet first salvo" });
    await figure.getByRole("button", { name: "Table" }).click();
    const column = async (index: number) => (await figure.locator("tbody tr").all()).length === 0 ? [] : Promise.all((await figure.locator("tbody tr").all()).map((row) => row.locator("td").nth(index).textContent()));
    const arriving = ({ salvos }: Balance) => salvos.map((one) => String(Number(one.arriving.value.toPrecision(6))));
    await expect.poll(() => column(3)).toEqual(arriving(json<Balance>("balance", "--draws", "0")));
    await page.getByLabel("Find a number").fill("r16.reliability");
    const slider = page.getByRole("slider", { name: /reliability/ }).first();
    await slider.focus();
    await page.keyboard.press("Home");
    const command = (await page.locator(".command code").textContent()) ?? "";
    expect(command).toMatch(/^npm run -s excomm -- balance --draws \d+ --seed 1 --set r16\.reliability=/);
    await expect.poll(() => column(3)).toEqual(arriving(json<Balance>("balance", "--draws", "0", ...command.slice(command.indexOf("--set")).split(" "))));
    await page.getByRole("button", { name: "Put the one you moved back" }).click();
    await expect.poll(() => column(3)).toEqual(arriving(json<Balance>("balance", "--draws", "0")));
    there.expectNoErrors();
  });
});
