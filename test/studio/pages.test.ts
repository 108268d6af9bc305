// What holds for every page of the studio.

import { describe, expect, it } from "vitest";
import { PAGES } from "../../src/studio/app/pages.ts";
import { CHROMIUM, findingsEverywhere, seriousFindings, studio, WINDOWS } from "./browser.ts";

const NEEDS = "(needs Chromium: apt-get install chromium, or CHROMIUM=path)";

describe.runIf(CHROMIUM !== null)(`every page ${NEEDS}`, () => {
  const there = studio();

  it.each(PAGES)("$path has a heading, no error, nothing that axe-core finds serious, and fits the three widths in both themes", async ({ path }) => {
    const page = await there.open({ at: path });
    await page.locator("h1").first().waitFor();
    await page.locator(".busy").first().waitFor({ state: "detached", timeout: 30_000 });
    for (const window of WINDOWS) {
      await page.setViewportSize(window);
      await expect.poll(() => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        if (window !== WINDOWS[1]) expect(await seriousFindings(page)).toEqual([]);
      }
    }
    there.expectNoErrors();
  });

  it.each(["Moscow", "Havana"])("the briefing as seen from %s has nothing that axe-core finds serious", async (capital) => {
    const page = await there.open({ at: "/briefing" });
    await page.locator("label", { hasText: capital }).first().click();
    await page.getByRole("radio", { name: capital }).and(page.locator(":checked")).waitFor({ state: "attached" });
    await page.locator("figure svg").first().waitFor();
    expect(await findingsEverywhere(page)).toEqual([]);
    there.expectNoErrors();
  });

  it("Model with the whole tree, a kind of ending opened and a table has nothing that axe-core finds serious", async () => {
    const page = await there.open({ at: "/model" });
    await page.getByText("Whole tree, 42,589").click();
    await page.locator("canvas[data-drawn]").waitFor({ timeout: 30_000 });
    await page.locator(".opened summary").first().click();
    await page.getByRole("button", { name: "Table" }).first().click();
    expect(await findingsEverywhere(page)).toEqual([]);
    there.expectNoErrors();
  });

  it("are all in the menu, by mouse and by keyboard, and the way to the page skips it", async () => {
    const page = await there.open();
    for (const { title, path } of PAGES) {
      await page.getByRole("link", { name: title, exact: true }).click();
      await page.waitForURL(`**/#${path}`);
    }
    await page.reload();
    await page.locator("h1").first().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("page");
    there.expectNoErrors();
  });
});
