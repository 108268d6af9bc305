// The whole test run: type checks, then vitest once, then one line of totals alone at the end.
// usage: npm test [-- [--deep] [part of a test file's path ...]]
//        npm run test:deep -- --catalogue DIR [--seconds N]    every game file of a folder through every solver

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addTotals, sayTotals, type Totals } from "./totals.ts";

const root = join(import.meta.dirname, "..");
const { values: { deep: isDeep, catalogue, seconds }, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: { deep: { type: "boolean", default: false }, catalogue: { type: "string" }, seconds: { type: "string", default: "10" } },
});

/** Runs a program of node_modules under this Node and waits; its words go straight to the terminal. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
  const settings = { cwd: root, stdio: "inherit", env: { ...process.env, ...plain, ...env } } as const;
  return spawnSync(process.execPath, [join(root, "node_modules", script), ...args], settings).status === 0;
}

/** One type check counts as one test: passed, or failed however many mistakes it found. */
function checkTypes(project: string, what: string): Totals {
  const isRight = run("typescript/bin/tsc", ["-p", project, "--pretty", "false"]);
  console.log(`${isRight ? "ok    " : "FAILED"} type check: ${what}`);
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: 0 };
}

/** The studio's tests drive a browser: Debian's, installed where this user may. */
function requireChromium(): void {
  const isThere = existsSync(process.env["CHROMIUM"] ?? "/usr/bin/chromium") || existsSync("/usr/bin/chromium-browser");
  if (isThere) return;
  const mayInstall = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    console.log("Installing Chromium for the studio's tests (apt-get install chromium) ...");
    const install = (...args: string[]) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
    if (install("update", "-qq") && install("install", "-y", "-qq", "--no-install-recommends", "chromium")) return;
  }
  console.log("The tests of the studio are skipped: there is no Chromium. Run: apt-get install chromium, or set CHROMIUM to the path of one.");
}

function runVitest(): Totals {
  const folder = mkdtempSync(join(tmpdir(), "excomm-test-"));
  const path = join(folder, "totals.json");
  try {
    const isRight = run("vitest/vitest.mjs", ["run", ...(isDeep ? ["--mode", "deep"] : []), ...filters], { EXCOMM_TOTALS: path });
    const totals = JSON.parse(readFileSync(path, "utf8")) as Totals; // written by totals.ts
    return isRight || totals.failed > 0 ? totals : { ...totals, failed: 1 };
  } catch {
    console.log("FAILED vitest did not finish; its last words are above");
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (catalogue !== undefined) {
  const { runCatalogue } = await import("../test/deep/catalogue.ts");
  process.exitCode = (await runCatalogue(catalogue, Number(seconds))) ? 0 : 1;
} else {
  requireChromium();
  const totals = [
    checkTypes("tsconfig.engine.json", "the engine, without Node or DOM"),
    checkTypes("tsconfig.json", "everything that runs in Node"),
    checkTypes("tsconfig.studio.json", "the studio"),
    runVitest(),
  ].reduce(addTotals);

  console.log(`\n${sayTotals(totals)}`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
}
