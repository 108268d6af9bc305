// node bench/studio.ts: the studio in Chromium on this machine, as a reader meets it. Figures depend on the machine and its load.

import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { buildStudio } from "../scripts/studio.ts";
import { serveStudio } from "../src/cli/studio-server.ts";

const folder = join(import.meta.dirname, "../dist/studio");
await buildStudio(folder, true);
const server = await serveStudio(folder, 21_000);
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const quantile = (values: readonly number[], share: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;
const say = (what: string, figure: string) => console.log(`${what.padEnd(64)}${figure}`);
const load = () => `load ${loadavg()[0]!.toFixed(1)}`; // three averages

async function freshPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  return context.newPage();
}

/** Scripts that the first page needs, compressed. */
async function firstScripts(): Promise<void> {
  const page = await freshPage(), names: string[] = [];
  page.on("response", (response) => { if (/\/assets\/[^/]+\.js$/.test(response.url()) && !response.url().includes("worker")) names.push(response.url().split("/").at(-1)!); }); // a path has a last part
  await page.goto(server.address);
  await page.locator("h1").first().waitFor();
  const bytes = names.filter((name) => readdirSync(join(folder, "assets")).includes(name)).reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, "assets", name))).length, 0);
  say("scripts of the first page, gzip", `${Math.round(bytes / 1000)} kB in ${names.length} files`);
  await page.context().close();
}

/** From the address to a heading and a control that answers, with the processor slowed down. */
async function firstLoad(path: string, slow: number): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const page = await freshPage(), session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.goto(`${server.address}#${path}`, { waitUntil: "commit" });
    await page.locator("h1").first().waitFor();
    times.push(await page.evaluate<number>("performance.now()"));
    await page.context().close();
  }
  say(`${path}: to its heading, processor ${slow} times slower`, `${Math.round(Math.min(...times))} ms at best, median ${Math.round(quantile(times, 0.5))} (${load()})`);
}

async function dragging(): Promise<void> {
  const page = await freshPage();
  await page.goto(`${server.address}#/model`);
  await page.locator(".slice svg").waitFor();
  // The draws in the background take a thread of their own; what is measured is the page and the thread that answers.
  await page.locator(".legend", { hasText: "drawing" }).waitFor({ state: "detached", timeout: 300_000 });
  const track = (await page.locator(".slider .track").first().boundingBox())!; // it is there
  await page.evaluate("performance.clearMarks(); window.long = []; new PerformanceObserver((list) => window.long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })");
  await page.mouse.move(track.x + track.width / 2, track.y + 20);
  await page.mouse.down();
  for (let i = 0; i < 400; i++) await page.mouse.move(track.x + track.width * (0.5 + 0.4 * Math.sin(i / 25)), track.y + 20);
  await page.mouse.up();
  const gaps = await page.evaluate<number[]>("performance.getEntriesByName('live answer').map((entry) => entry.startTime).map((time, i, all) => time - (all[i - 1] ?? NaN)).slice(1)");
  const long = await page.evaluate<number[]>("window.long");
  say("a dragged slider: answers a second", `median ${Math.round(1000 / quantile(gaps, 0.5))}, 95th percentile ${Math.round(1000 / quantile(gaps, 0.95))} (${gaps.length + 1} answers, ${load()})`);
  say("the same: tasks of the page over 50 ms", `${long.length}${long.length === 0 ? "" : `, the longest ${Math.round(Math.max(...long))} ms`}`);
  await page.context().close();
}

async function panning(): Promise<void> {
  const page = await freshPage();
  await page.goto(`${server.address}#/model`);
  await page.locator("label", { hasText: "Whole tree" }).click();
  await page.locator("canvas[data-drawn]").waitFor({ timeout: 60_000 });
  await page.locator(".legend", { hasText: "drawing" }).waitFor({ state: "detached", timeout: 300_000 });
  const canvas = (await page.locator("canvas").boundingBox())!; // it is there
  await page.evaluate("window.frames_ = []; window.running = true; (function frame(time) { window.frames_.push(time); if (window.running) requestAnimationFrame(frame); })(performance.now())");
  await page.mouse.move(canvas.x + 400, canvas.y + 200);
  await page.mouse.down();
  for (let i = 0; i < 200; i++) await page.mouse.move(canvas.x + 400 + 60 * Math.sin(i / 15), canvas.y + 200 + 60 * Math.cos(i / 20));
  await page.mouse.up();
  const gaps = await page.evaluate<number[]>("(() => { window.running = false; return window.frames_.slice(2).map((time, i) => time - window.frames_[i + 1]); })()");
  say("the whole tree panned: frames a second", `median ${Math.round(1000 / quantile(gaps, 0.5))}, 95th percentile ${Math.round(1000 / quantile(gaps, 0.95))} (${await page.locator("canvas").getAttribute("data-drawn")} branches drawn of 42,588 in sight, ${load()})`);
  await page.context().close();
}

await firstScripts();
await firstLoad("/briefing", 4);
await firstLoad("/model", 4);
await dragging();
await panning();
await browser.close();
await server.close();
