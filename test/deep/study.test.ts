// A study killed twenty times at random moments loses no finished draw and ends with the bytes of one that was left alone.

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import { excomm, ROOT } from "../faces/excomm.ts";

it("survives twenty kills", async () => {
  const folder = mkdtempSync(join(tmpdir(), "excomm-kills-"));
  const asked = ["study", "october-1962", "--count", "400", "--retrace", "0", "--lambda", "6"];
  const killed = join(folder, "killed"), whole = join(folder, "whole");
  const random = seededRandom(7);
  const parts = () => { try { return readdirSync(killed).filter((name) => name.startsWith("part-")).map((name) => join(killed, name)); } catch { return []; } };
  const size = () => parts().reduce((sum, path) => sum + statSync(path).size, 0);
  const finished = () => new Set(parts().flatMap((path) => readFileSync(path, "utf8").split("\n").slice(0, -1)).filter((line) => line.endsWith("}")));
  let before = new Set<string>(), kills = 0;
  try {
    for (; kills < 20; kills++) {
      const start = size();
      const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), ...asked, "--out", killed], { cwd: ROOT, stdio: "ignore" });
      const ended = new Promise((resolve) => child.on("exit", resolve));
      // Somewhere after the first new draw of this run.
      for (let waits = 0; size() === start && child.exitCode === null && waits < 3000; waits++) await new Promise((resolve) => setTimeout(resolve, 10));
      await new Promise((resolve) => setTimeout(resolve, 200 * random()));
      child.kill("SIGKILL");
      await ended;
      const now = finished();
      for (const line of before) expect(now.has(line)).toBe(true);
      before = now;
    }
    expect(excomm(...asked, "--out", killed).code).toBe(0);
    expect(excomm(...asked, "--out", whole).code).toBe(0);
    for (const table of ["draws.csv", "draws.ndjson", "draws.parquet", "codebook.csv"]) expect(readFileSync(join(killed, table))).toEqual(readFileSync(join(whole, table)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 900_000);
