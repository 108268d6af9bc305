// The studio in Chromium, as a reader meets it: loading, a dragged slider, the whole tree panned. Times by the clock, and of the page's own
// thread the processor time of its tasks, which other programs on the machine do not lengthen.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { buildStudio } from "../../scripts/studio.ts";
import { serveStudio } from "../../src/cli/studio-server.ts";
import type { Bench, Figure, Figures, Topic, Unit } from "../topic.ts";

const CHROMIUM = [process.env["CHROMIUM"] ?? "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)) ?? null;
const FOLDER = join(import.meta.dirname, "../../dist/studio");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const quantile = (values: readonly number[], share: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Does something with a browser and the studio, and ends both. */
async function withStudio(work: (browser: Browser, address: string) => Promise<Figures>): Promise<Figures> {
  await buildStudio(FOLDER, true);
  const server = await serveStudio(FOLDER, 21_000), browser = await chromium.launch({ executablePath: CHROMIUM!, args: FLAGS }); // asked before
  try {
    return { ...(await work(browser, server.address)), load: loadavg()[0]! }; // three averages
  } finally {
    await browser.close();
    await server.close();
  }
}

async function freshPage(browser: Browser, kept: object | null = null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1100 }, serviceWorkers: "block" });
  if (kept !== null) await context.addInitScript((state) => localStorage.setItem("excomm-state", state), JSON.stringify(kept));
  return context.newPage();
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Tasks of the page's thread while `work` runs, in milliseconds: by the clock and of the processor. */
async function tasksDuring(session: CDPSession, work: () => Promise<void>): Promise<{ readonly clock: readonly number[]; readonly processor: readonly number[] }> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "devtools.timeline"] } });
  await work();
  const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await done;
  const main = new Set(events.flatMap(({ name, args, pid, tid }) => (name === "thread_name" && args?.name === "CrRendererMain" ? [`${pid} ${tid}`] : [])));
  const tasks = events.filter(({ name, ph, pid, tid }) => ph === "X" && name === "RunTask" && main.has(`${pid} ${tid}`));
  return { clock: tasks.map(({ dur = 0 }) => dur / 1000), processor: tasks.map(({ tdur = 0 }) => tdur / 1000) };
}

const measure = {
  /** From the address to a heading, with the processor slowed down four times. */
  loading: (path: string) => withStudio(async (browser, address) => {
    const times: number[] = [], names: string[] = [];
    for (let run = 0; run < 5; run++) {
      const page = await freshPage(browser), session = await page.context().newCDPSession(page);
      if (run === 0) page.on("response", (response) => { if (/\/assets\/[^/]+\.js$/.test(response.url()) && !response.url().includes("worker")) names.push(response.url().split("/").at(-1)!); }); // a path has a last part
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await page.goto(`${address}#${path}`, { waitUntil: "commit" });
      await page.locator("h1").first().waitFor();
      times.push(await page.evaluate<number>("performance.now()"));
      await page.context().close();
    }
    const assets = readdirSync(join(FOLDER, "assets")), bytes = sum(names.filter((name) => assets.includes(name)).map((name) => gzipSync(readFileSync(join(FOLDER, "assets", name))).length));
    return { best: Math.min(...times), median: quantile(times, 0.5), bytes };
  }),

  dragging: () => withStudio(async (browser, address) => {
    const page = await freshPage(browser), session = await page.context().newCDPSession(page);
    await page.goto(`${address}#/model`);
    await page.locator(".slice svg").waitFor();
    // The draws in the background take threads of their own; what is measured is the page and the thread that answers.
    await page.locator(".legend", { hasText: "drawing" }).waitFor({ state: "detached", timeout: 600_000 });
    const track = (await page.locator(".slider .track").first().boundingBox())!; // it is there
    const drag = async (moves: number) => {
      await page.mouse.move(track.x + track.width / 2, track.y + 20);
      await page.mouse.down();
      for (let i = 0; i < moves; i++) await page.mouse.move(track.x + track.width * (0.5 + 0.4 * Math.sin(i / 25)), track.y + 20);
      await page.mouse.up();
    };
    await drag(40);
    await page.waitForTimeout(1500);
    await page.evaluate("performance.clearMarks()");
    const { clock, processor } = await tasksDuring(session, () => drag(400));
    const gaps = await page.evaluate<number[]>("performance.getEntriesByName('live answer').map((entry) => entry.startTime).map((time, i, all) => time - (all[i - 1] ?? NaN)).slice(1)");
    return { answers: gaps.length + 1, median: quantile(gaps, 0.5), slow: quantile(gaps, 0.95), longest: Math.max(...clock), longestProcessor: Math.max(...processor), eachProcessor: sum(processor) / (gaps.length + 1) };
  }),

  panning: (...parts: string[]) => withStudio(async (browser, address) => {
    const page = await freshPage(browser, { scenario: { kind: "known", name: "october-1962" }, changes: { parts } }), session = await page.context().newCDPSession(page);
    await page.goto(`${address}#/model`);
    await page.locator("label", { hasText: "Whole tree" }).click({ timeout: 120_000 });
    await page.locator("canvas[data-drawn]").waitFor({ timeout: 120_000 });
    await page.locator(".legend", { hasText: "drawing" }).waitFor({ state: "detached", timeout: 600_000 });
    const canvas = (await page.locator("canvas").boundingBox())!; // it is there
    await page.evaluate("window.frames_ = []; window.running = true; (function frame(time) { window.frames_.push(time); if (window.running) requestAnimationFrame(frame); })(performance.now())");
    const { processor } = await tasksDuring(session, async () => {
      await page.mouse.move(canvas.x + 400, canvas.y + 200);
      await page.mouse.down();
      for (let i = 0; i < 200; i++) await page.mouse.move(canvas.x + 400 + 60 * Math.sin(i / 15), canvas.y + 200 + 60 * Math.cos(i / 20));
      await page.mouse.up();
    });
    const gaps = await page.evaluate<number[]>("(() => { window.running = false; return window.frames_.slice(2).map((time, i) => time - window.frames_[i + 1]); })()");
    const drawn = Number(await page.locator("canvas").getAttribute("data-drawn"));
    const nodes = Number((await page.locator("canvas").getAttribute("aria-label"))?.match(/\d+/)?.[0] ?? NaN);
    return { nodes, drawn, median: quantile(gaps, 0.5), slow: quantile(gaps, 0.95), longestProcessor: Math.max(...processor) };
  }),
};

const MISSING = "Not measured: there is no Chromium here (apt-get install chromium, or CHROMIUM=path).";
const of = (value: number | null | undefined, unit: Unit): Figure | null => (value === undefined || value === null || Number.isNaN(value) ? null : { value, unit });
const loadNote = (load: number) => `Load ${load.toFixed(1)} at the time.`;

export const topic: Topic = {
  tasks: { loading: (path = "") => measure.loading(path), dragging: () => measure.dragging(), panning: (...parts) => measure.panning(...parts) },
  *tables({ run }: Bench) {
    if (CHROMIUM === null) {
      yield { title: "The studio", columns: [""], rows: [], notes: [MISSING] };
      return;
    }
    const pages = ["/briefing", "/model"].map((path) => [path, run("loading", path)] as const);
    yield {
      title: "The studio: from the address to a heading", columns: ["best", "median", "bytes of scripts, gzip"],
      rows: pages.map(([path, { best, median, bytes }]) => ({ of: path, figures: [of(best, "ms"), of(median, "ms"), of(bytes, "count")] })),
      notes: ["Five times, each in a fresh browser context, the processor slowed down four times.", loadNote(pages[0]![1]["load"]!)],
    };
    const drag = run("dragging");
    yield {
      title: "The studio: a slider dragged over October 1962", columns: [""],
      rows: [
        { of: "answers", figures: [of(drag["answers"], "count")] }, { of: "between two answers, median", figures: [of(drag["median"], "ms")] }, { of: "the same, 95th percentile", figures: [of(drag["slow"], "ms")] },
        { of: "longest task of the page, by the clock", figures: [of(drag["longest"], "ms")] }, { of: "the same, processor time", figures: [of(drag["longestProcessor"], "ms")] }, { of: "processor time of the page for an answer", figures: [of(drag["eachProcessor"], "ms")] },
      ],
      notes: ["30 answers a second are 33 ms.", loadNote(drag["load"]!)],
    };
    const trees = [[], ["signals"], ["signals", "organizational"]].map((parts) => [parts, run("panning", ...parts)] as const);
    yield {
      title: "The studio: the whole tree panned", columns: ["nodes", "drawn", "median", "95th percentile", "longest task"],
      rows: trees.map(([parts, { nodes, drawn, median, slow, longestProcessor }]) => ({ of: parts.length === 0 ? "October 1962" : `+ ${parts.join(" + ")}`, figures: [of(nodes, "count"), of(drawn, "count"), of(median, "ms"), of(slow, "ms"), of(longestProcessor, "ms")] })),
      notes: ["From one frame to the next, 33 ms for 30 a second; the longest task of the page in processor time. All of the tree in sight. Of branches that fall into the same third of a pixel one is drawn.", loadNote(trees[0]![1]["load"]!)],
    };
  },
};
