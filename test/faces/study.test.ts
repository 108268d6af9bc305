// excomm study and excomm merge as processes: the same bytes in one piece, in shards, on any number of threads, after a kill.

import { spawn } from "node:child_process";
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { excomm, ROOT } from "./excomm.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-study-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLES = ["draws.csv", "draws.ndjson", "draws.parquet", "codebook.csv"];
const at = (name: string) => join(folder, name);
const bytes = (name: string) => TABLES.map((table) => readFileSync(join(at(name), table)));
const ASKED = ["study", "wagner-blockade", "--count", "60", "--seed", "5"];

describe("excomm study", () => {
  beforeAll(() => {
    const { code, stdout, stderr } = excomm(...ASKED, "--out", at("whole"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    for (const part of ["60 draws of", "seed 5", "none unsolved", "2 of them were solved from precision 0", "Where it ends", "manifest.json"]) expect(stdout.replace(/\s+/g, " ")).toContain(part);
  });

  it("gives the same bytes on one thread as on two", () => {
    expect(excomm(...ASKED, "--threads", "1", "--out", at("one")).code).toBe(0);
    expect(excomm(...ASKED, "--threads", "2", "--out", at("two")).code).toBe(0);
    expect(bytes("one")).toEqual(bytes("whole"));
    expect(bytes("two")).toEqual(bytes("whole"));
  });

  it("gives the same bytes from seven shards", () => {
    const shards = [1, 2, 3, 4, 5, 6, 7].map((k) => {
      expect(excomm(...ASKED, "--shard", `${k}/7`, "--out", at(`shard-${k}`)).code).toBe(0);
      return at(`shard-${k}`);
    });
    const partial = excomm("merge", shards[0]!, "--out", at("partial"));
    const rows = readFileSync(join(at("partial"), "draws.ndjson"), "utf8").trim().split("\n").map((line) => (JSON.parse(line) as { draw: number }).draw);
    expect(partial.stderr).toContain(`missing: draws ${Math.max(...rows) + 1} to `);
    const { code, stderr } = excomm("merge", ...shards.reverse(), "--out", at("merged"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(bytes("merged")).toEqual(bytes("whole"));
    expect(readFileSync(join(at("merged"), "manifest.json"))).toEqual(readFileSync(join(at("whole"), "manifest.json")));
  });

  it("goes on after a kill without losing a finished draw", async () => {
    const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), "study", "brinkmanship", "--count", "4000", "--out", at("killed")], { cwd: ROOT, stdio: "ignore" });
    const parts = () => { try { return readdirSync(at("killed")).filter((name) => name.startsWith("part-")).map((name) => join(at("killed"), name)); } catch { return []; } };
    const written = () => parts().reduce((sum, path) => sum + statSync(path).size, 0);
    for (let waits = 0; written() < 20_000 && waits < 1000; waits++) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("exit", resolve));
    const finished = parts().flatMap((path) => readFileSync(path, "utf8").split("\n").slice(0, -1));
    expect(finished.length).toBeGreaterThan(10);
    appendFileSync(parts()[0]!, '{"number":1,"status":"basel'); // as if the kill had come in the middle of a line
    const { code, stderr } = excomm("study", "brinkmanship", "--count", "4000", "--out", at("killed"));
    expect(code).toBe(0);
    if (finished.length < 4000) expect(stderr).toContain(`going on: ${finished.length} of 4000 draws are there`);
    expect(parts().flatMap((path) => readFileSync(path, "utf8").split("\n")).filter((line) => finished.includes(line)).length).toBeGreaterThanOrEqual(finished.length);
    expect(excomm("study", "brinkmanship", "--count", "4000", "--out", at("unkilled")).code).toBe(0);
    expect(bytes("killed")).toEqual(bytes("unkilled"));
  }, 120_000);

  it("lets one process at a time write into a folder, and takes over from one that was killed", async () => {
    const asked = ["study", "brinkmanship", "--count", "20000", "--out", at("shared")];
    const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), ...asked], { cwd: ROOT, stdio: "ignore" });
    const parts = () => { try { return readdirSync(at("shared")).filter((name) => name.startsWith("part-")).length; } catch { return 0; } };
    const moreParts = async (than: number) => { for (let waits = 0; parts() <= than && waits < 1000; waits++) await new Promise((resolve) => setTimeout(resolve, 20)); };
    await moreParts(0);
    const { code, stderr } = excomm(...asked);
    expect([code, stderr.replace(/\s+/g, " ")]).toEqual([2, expect.stringMatching(new RegExp(`another process is writing into ".*shared": ${child.pid} on`))]);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("exit", resolve));
    expect(readdirSync(at("shared"))).toContain("lock");
    const left = parts();
    const next = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), ...asked], { cwd: ROOT, stdio: "ignore" });
    await moreParts(left);
    next.kill("SIGINT");
    await new Promise((resolve) => next.on("exit", resolve));
    expect(readdirSync(at("shared"))).not.toContain("lock");
  }, 60_000);

  it("writes the same numbers to CSV, JSON and Parquet, and names every column in the codebook", async () => {
    const [header = "", ...lines] = readFileSync(join(at("whole"), "draws.csv"), "utf8").trimEnd().split("\r\n");
    const names = header.split(",");
    const fromCsv = lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i], cell])));
    const asText = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null || value === undefined ? "" : String(value)]));
    const fromJson = readFileSync(join(at("whole"), "draws.ndjson"), "utf8").trimEnd().split("\n").map((line) => asText(JSON.parse(line)));
    const file = readFileSync(join(at("whole"), "draws.parquet"));
    const fromParquet = (await parquetReadObjects({ file: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) })).map(asText);
    expect(fromCsv.length).toBe(60);
    expect(fromJson).toEqual(fromCsv);
    expect(fromParquet).toEqual(fromCsv);
    const codebook = readFileSync(join(at("whole"), "codebook.csv"), "utf8").trimEnd().split("\r\n").slice(1).map((line) => line.split(",")[0]);
    expect(codebook).toEqual(names);
    // Ends and odds of the first draw add up.
    const sum = names.reduce((total, name) => (name.startsWith("outcome:") ? total + Number(fromCsv[0]![name]) : total), 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  it.each([
    [["study"], "study needs a folder"],
    [[...ASKED, "--count", "61", "--out", "WHOLE"], "holds another study: it differs in count, draws"],
    [[...ASKED, "--out", "FULL"], "is not empty and holds no study"],
    [["study", "--out", "X", "--shard", "4/3"], "--shard takes K/N"],
    [["study", "--out", "X", "--lambda", "6..3"], "--lambda takes a number or LOW..HIGH"],
    [["study", "--out", "X", "--design", "random"], "--design takes latin or sobol"],
    [["merge", "FULL", "--out", "X"], "is not the folder of a study"],
    [["merge", "WHOLE", "--scenario", "chicken", "--out", "X"], "the shards are of another text"],
  ])("refuses %j", (args, said) => {
    mkdirFull();
    const { code, stderr } = excomm(...args.map((arg) => ({ WHOLE: at("whole"), FULL: at("full"), X: at("x") })[arg] ?? arg));
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it("names the line that was changed by hand", () => {
    expect(excomm(...ASKED, "--out", at("changed")).code).toBe(0);
    const part = join(at("changed"), "part-0.ndjson");
    copyFileSync(part, `${part}.before`);
    writeFileSync(part, readFileSync(part, "utf8").replace('"status":"baseline"', '"status":"solved"'));
    const { code, stderr } = excomm(...ASKED, "--out", at("changed"));
    expect(code).toBe(2);
    expect(stderr).toMatch(/holds a line for draw \d+ that is not a draw of this study/);
  });
});

function mkdirFull(): void {
  const path = at("full");
  try { readdirSync(path); } catch { excomm("study", "wagner-blockade", "--count", "1", "--out", path); rmSync(join(path, "manifest.json")); }
}
