// The studio in Debian's Chromium: built when its sources have changed, served as the command serves it, watched for every error.

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { buildStudio } from "../../scripts/studio.ts";
import { serveStudio, type StudioServer } from "../../src/cli/studio-server.ts";

export const ROOT = join(import.meta.dirname, "../..");
/** Where the browser is, or null; scripts/test.ts installs it where it may. */
export const CHROMIUM = [process.env["CHROMIUM"] ?? "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)) ?? null;

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** What the browser says of a page without a network, and of nothing that the page did. */
const HARMLESS = /net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION_REFUSED/;

export interface Window {
  readonly width: number;
  readonly height: number;
}
/** The three widths at which every page is complete. */
export const WINDOWS: readonly Window[] = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];

export interface PageOptions {
  readonly window?: Window;
  readonly theme?: "light" | "dark";
  /** What stands behind `#`, such as "/model". */
  readonly at?: string;
  /** What localStorage holds beforehand. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly locale?: string;
}

export interface Studio {
  readonly address: string;
  /** A new visitor's page, which fails its test on any error in the console. */
  open(options?: PageOptions): Promise<Page>;
  /** Fails with what any page has complained of since the last time. */
  expectNoErrors(): void;
}

/** For a test file: a studio to open pages of, there before its tests and gone after them. */
export function studio(): Studio {
  const errors: string[] = [];
  const contexts: BrowserContext[] = [];
  const folder = mkdtempSync(join(tmpdir(), "excomm-studio-"));
  let server: StudioServer | null = null, browser: BrowserContext | null = null;
  const close = async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  beforeAll(async () => {
    if (CHROMIUM === null) return;
    await buildStudio(undefined, true);
    server = await serveStudio(join(ROOT, "dist/studio"), 20_000 + (process.pid % 20_000));
    browser = await chromium.launchPersistentContext(folder, { executablePath: CHROMIUM, args: FLAGS });
  }, 120_000);
  afterAll(close, 30_000);
  const expectNoErrors = () => expect(errors.splice(0)).toEqual([]);
  return {
    get address() {
      return server!.address; // there is one before any test runs
    },
    expectNoErrors,
    async open({ window = WINDOWS[0]!, theme = "light", at = "/", kept = {}, locale = "en-GB" } = {}) {
      const context = await browser!.browser()!.newContext({ viewport: window, colorScheme: theme, locale, reducedMotion: "reduce", acceptDownloads: true, hasTouch: window.width < 700 }); // as above
      contexts.push(context);
      // What is copied stays in the page, for tests to read.
      await context.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });");
      await context.addInitScript((items) => { for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value); }, kept);
      const page = await context.newPage();
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !HARMLESS.test(message.text())) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
      await page.goto(`${server!.address}#${at}`);
      return page;
    },
  };
}

/** What axe-core finds serious at 1440 and 390 pixels, in both themes; empty when nothing is. */
export async function findingsEverywhere(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const window of [WINDOWS[2]!, WINDOWS[0]!]) {
    await page.setViewportSize(window);
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await seriousFindings(page)).map((finding) => `${window.width} ${colorScheme}: ${finding}`));
    }
  }
  return found;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds serious on the page as it is now; empty when nothing is. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const findings = await page.evaluate<readonly Finding[]>("axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)");
  return findings.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(" | ")}`);
}
