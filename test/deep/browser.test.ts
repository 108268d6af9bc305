// October 1962 in a web worker of a real browser: the same bytes as in Node.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { leducHoldem } from "../../bench/games/leduc.ts";
import * as excomm from "../../src/index.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "scenarios/october-1962/scenario.yaml"), "utf8");

/** Its arguments alone: its text runs in the worker too. */
function solveToText({ requireScenario, compile, solve, regret, logitResidual, outcomeDistribution }: typeof excomm, scenario: string): string {
  const { game } = compile(requireScenario(scenario, "scenario.yaml"));
  const [found] = solve(game, { solver: "qre", lambda: 6 }).profiles;
  const profile = found!.probabilities;
  return JSON.stringify({ profile: [...profile], regret: [...regret(game, profile)], residual: logitResidual(game, profile, 6), outcomes: [...outcomeDistribution(game, profile)] });
}

const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);

const NEEDS = "(needs chromium on the path: apt-get install chromium)";

/** What a program says that runs in a worker of the browser beside the engine; it posts a text. */
async function inChromium(program: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "excomm-browser-"));
  try {
    const { outputFiles } = await build({ entryPoints: [join(root, "src/index.ts")], bundle: true, write: false, platform: "browser", format: "iife", globalName: "excomm", target: "es2023" });
    const worker = `${outputFiles[0]!.text}\n${program}`;
    const page = `<!doctype html><meta charset="utf-8"><pre></pre><script>
      const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(worker).replaceAll("</", "<\\/")}])));
      worker.onmessage = ({ data }) => { document.querySelector("pre").textContent = data; document.title = "done"; };
      worker.onerror = (error) => { document.querySelector("pre").textContent = "error: " + error.message; };
    </script>`;
    writeFileSync(join(folder, "page.html"), page);
    const dom = execFileSync(chromium!, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", `--user-data-dir=${join(folder, "profile")}`, "--virtual-time-budget=60000", "--dump-dom", pathToFileURL(join(folder, "page.html")).href], { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "ignore"] });
    return (/<pre>([^]*?)<\/pre>/.exec(dom)?.[1] ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectSame(there: string, here: string): void {
  const digest = (said: string) => createHash("sha256").update(said).digest("hex");
  expect(there.slice(0, 60)).toBe(here.slice(0, 60));
  expect(digest(there)).toBe(digest(here));
}

it.runIf(chromium !== undefined)(`prints the same bytes in Chromium as in Node ${NEEDS}`, async () => {
  expectSame(await inChromium(`postMessage((${solveToText.toString()})(excomm, ${JSON.stringify(text)}));`), solveToText(excomm, text));
}, 180_000);

/** Its arguments alone, as above. */
function regretToText({ parseEfg, gameFromEfg, solve }: typeof excomm, game: string): string {
  return JSON.stringify(["cfr+", "mccfr"].map((solver) => [...solve(gameFromEfg(parseEfg(game, "game.efg").document!), { solver, iterationsMax: 200, tolerance: 0, finish: false }).profiles[0]!.probabilities])); // one profile
}

it.runIf(chromium !== undefined)(`minimises regret in Chromium as in Node ${NEEDS}`, async () => {
  const game = excomm.printEfg(excomm.efgFromGame(leducHoldem()));
  expectSame(await inChromium(`postMessage((${regretToText.toString()})(excomm, ${JSON.stringify(game)}));`), regretToText(excomm, game));
}, 180_000);

const data = Object.fromEntries(excomm.DOSSIER_PARTS.map((part) => [part, { name: part, text: readFileSync(join(root, `scenarios/october-1962/data/${part}.yaml`), "utf8") }]));
const atlas = readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8");

/** Its arguments alone, as above. */
function mapToText({ requireDossier, reachReport, reachSvg, reachJson }: typeof excomm, files: typeof data, world: string): string {
  const dossier = requireDossier(files);
  return ["cuba", "moscow"].map((view) => {
    const report = reachReport(dossier, { view, date: "1962-10-20", missile: null, site: null, rangeKm: null, errorKm: 20 });
    return reachSvg({ dossier, report, atlas: JSON.parse(world), engine: "Excomm", width: 720 }) + JSON.stringify(reachJson(report));
  }).join("\n");
}

it.runIf(chromium !== undefined)(`measures and draws the same in Chromium as in Node ${NEEDS}`, async () => {
  expectSame(await inChromium(`postMessage((${mapToText.toString()})(excomm, ${JSON.stringify(data)}, ${JSON.stringify(atlas)}));`), mapToText(excomm, data, atlas));
}, 180_000);
