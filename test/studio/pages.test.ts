// What holds for every page of the studio.

import { describe, expect, it } from "vitest";
import { PAGES } from "../../src/studio/app/pages.ts";
import { CHROMIUM, seriousFindings, studio, WINDOWS } from "./browser.ts";

const NEEDS = "(needs Chromium: apt-get install chromium, or CHROMIUM=path)";

describe.runIf(CHROMIUM !== null)(`every page ${NEEDS}`, () => {
  const there = studio();

  it.each(PAGES.flatMap(({ path }) => (["light", "dark"] as const).map((theme) => ({ path, theme }))))("$path in $theme has a heading, no error, nothing that axe-core finds serious, and fits its width", async ({ path, theme }) => {
    for (const window of WINDOWS) {
      const page = await there.open({ window, theme, at: path });
      await page.locator("h1").first().waitFor();
      await page.locator(".busy").first().waitFor({ state: "detached", timeout: 20_000 });
      expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      if (window !== WINDOWS[1]) expect(await seriousFindings(page)).toEqual([]);
      await page.context().close();
    }
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
