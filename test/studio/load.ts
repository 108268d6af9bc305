// How long a page takes from nothing until it can be used: by the clock with a processor slowed down, and in the page's own processor time.
// usage: node test/studio/load.ts [page] [selector]    such as: node test/studio/load.ts briefing '.event-item'

import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildStudio } from "../../scripts/studio.ts";
import { serveStudio } from "../../src/cli/studio-server.ts";

const [path = "briefing", selector = ".day-chart input"] = process.argv.slice(2);
const RUNS = 5, SLOWDOWN = 4;
await buildStudio(undefined, true);
const server = await serveStudio(join(import.meta.dirname, "../../dist/studio"), 22_962);
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });

interface Load {
  /** Until the frame after the selector is there, ms. */
  readonly usable: number;
  /** Of the page's main thread, ms; the clock where the processor is slowed. */
  readonly busy: number;
  /** Of scripts, bytes before compression. */
  readonly script: number;
}

async function load(slowdown: number): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage(), session = await context.newCDPSession(page);
  if (slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  else {
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
  }
  await page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelector(wanted) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => performance.mark("usable")));
    };
    requestAnimationFrame(look);
  }, selector);
  await page.goto(`${server.address}#/${path}`);
  let usable = 0;
  while (usable === 0) {
    await page.waitForTimeout(150); // to ask costs the page time too
    usable = await page.evaluate<number>("performance.getEntriesByName('usable')[0]?.startTime ?? 0");
  }
  const metrics = slowdown > 1 ? [] : (await session.send("Performance.getMetrics")).metrics;
  const script = await page.evaluate<number>("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)");
  await context.close();
  return { usable, busy: 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN), script };
}

const least = (list: readonly number[]) => Math.round(Math.min(...list));
const plain: Load[] = [], slowed: Load[] = [];
for (let run = 0; run < RUNS; run++) plain.push(await load(1));
for (let run = 0; run < RUNS; run++) slowed.push(await load(SLOWDOWN));
console.log(`/${path}, until ${selector} stands, least of ${RUNS} runs`);
console.log(`  ${least(plain.map(({ usable }) => usable))} ms, of which ${least(plain.map(({ busy }) => busy))} ms of the page's processor time`);
console.log(`  ${least(slowed.map(({ usable }) => usable))} ms with the processor ${SLOWDOWN} times slower`);
console.log(`  ${Math.round((plain[0]?.script ?? 0) / 1000)} kB of script before compression`);
await browser.close();
await server.close();
