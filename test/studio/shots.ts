// Pictures of every page at the three widths in both themes, to look at.
// usage: node test/studio/shots.ts FOLDER [page ...]

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildStudio } from "../../scripts/studio.ts";
import { serveStudio } from "../../src/cli/studio-server.ts";
import { PAGES } from "../../src/studio/app/pages.ts";

const [folder = "", ...wanted] = process.argv.slice(2);
if (folder === "") throw new Error("usage: node test/studio/shots.ts FOLDER [page ...]");
mkdirSync(folder, { recursive: true });
await buildStudio(undefined, true);
const server = await serveStudio(join(import.meta.dirname, "../../dist/studio"), 21_962);
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
for (const { path, title } of PAGES.filter((page) => wanted.length === 0 || wanted.includes(page.path.slice(1)))) {
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
    for (const theme of ["light", "dark"] as const) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce" });
      const page = await context.newPage();
      page.on("console", (message) => { if (message.type() === "error") console.error(`${title}: ${message.text()}`); });
      await page.goto(`${server.address}#${path}`);
      await page.locator("h1").first().waitFor();
      await page.locator(".busy").first().waitFor({ state: "detached", timeout: 30_000 }).catch(() => console.error(`${title}: still busy`));
      await page.locator(".legend", { hasText: "drawing" }).waitFor({ state: "detached", timeout: 90_000 }).catch(() => console.error(`${title}: still drawing`));
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${path.slice(1)}-${width}-${theme}.png`), fullPage: width === 390 });
      await context.close();
    }
  }
}
await browser.close();
await server.close();
