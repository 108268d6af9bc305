// excomm study and excomm merge as processes: the same bytes in one piece, in shards, on any number of threads, after a kill.

import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
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
    for (const part of ["60 draws of", "seed 5", "none unsolved", "2 of them were traced from precision 0 in full", "Where it ends", "manifest.json"]) expect(stdout.replace(/\s+/g, " ")).toContain(part);
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

  it("gives the numbers of a computation apart from it", () => {
    // In Python with SciPy, from the rules of the game written out by hand: the only unknown, the odds of a strike at the second choice,
    // is the root of one equation by Brent's method (there is one root in each draw); bands by numpy.quantile, the regression by
    // numpy.linalg.lstsq on scipy.stats.rankdata, the interval by scipy.stats.binomtest (Wilson).
    const asked = ["wagner-blockade", "--count", "60", "--seed", "5", "--lambda", "0.5..2"];
    const report = JSON.parse(excomm("study", ...asked, "--out", at("apart"), "--json").stdout) as { endings: { tag: string; band: Record<"low" | "median" | "high", number> }[]; leanings: { inputs: { name: string; coefficient: number; error: number }[]; rSquaredAdjusted: number } };
    const bands = { war: [0.04419873712490906, 0.08963056577001036, 0.10693773464389128], settlement: [0.0024766188096533954, 0.055424902280135274, 0.3736351090319891], strike: [0.2348464812834539, 0.3972015431054672, 0.4940586312721074] };
    for (const [tag, [low, median, high]] of Object.entries(bands)) {
      const { band } = report.endings.find((ending) => ending.tag === tag)!;
      for (const [got, want] of [[band.low, low!], [band.median, median!], [band.high, high!]] as const) expect(Math.abs(got - want)).toBeLessThan(1e-8); // the residual of a draw
    }
    const [heaviest] = report.leanings.inputs;
    expect(heaviest?.name).toBe("hardline");
    expect(heaviest?.coefficient).toBeCloseTo(0.72605516, 8);
    expect(heaviest?.error).toBeCloseTo(0.0850896, 7);
    expect(report.leanings.rSquaredAdjusted).toBeCloseTo(0.5927363638220566, 10);
    const [header = "", ...rows] = readFileSync(join(at("apart"), "draws.csv"), "utf8").trimEnd().split("\r\n").map((line) => line.split(","));
    const cell = (draw: number, name: string) => Number(rows[draw]![header.indexOf(name)]);
    const ends = ["acquiescence", "struck-at-once", "withdrawal", "acceptance", "struck-late", "war"];
    for (const [draw, hardline, precision, odds] of [
      [0, 0.21081135340161078, 1.9098907676480505, [0.5294260409119328, 0.23926055567951168, 0.007194065297900415, 0.06220972172029353, 0.07641262588643746, 0.08549699050392419]],
      [7, 0.200127937872215, 0.6727946159423601, [0.3513536170605585, 0.2454759839639068, 0.05051556733577709, 0.1377781884774084, 0.11816704371189328, 0.09670959945045599]],
      [31, 0.1910941185114401, 1.7810085227832957, [0.41884991364508056, 0.27152672630204155, 0.020651823309533215, 0.08017750697633265, 0.11447735940112291, 0.09431667036588902]],
    ] as const) {
      expect([cell(draw, "in:hardline"), cell(draw, "in:lambda")]).toEqual([hardline, precision]);
      ends.forEach((end, i) => expect(Math.abs(cell(draw, `outcome:${end}`) - odds[i]!)).toBeLessThan(1e-8));
    }
    writeFileSync(at("theses.yaml"), "excomm-theses: 1\ntitle: T\ntheses:\n  rare-war:\n    title: War is rare\n    claim: It is.\n    left: { tag: war }\n    below: 0.05\n    why: One in twenty.\n    no-flip: None.\n");
    const { theses: [thesis] } = JSON.parse(excomm("theses", "--scenario", ...asked, "--file", at("theses.yaml"), "--json").stdout) as { theses: { verdict: string; holds: number; told: number; interval: [number, number] }[] };
    expect(thesis).toMatchObject({ verdict: "contradicted", holds: 6, told: 60 });
    expect(thesis!.interval[0]).toBeCloseTo(0.04664283447388416, 12);
    expect(thesis!.interval[1]).toBeCloseTo(0.20149464723978772, 12);
  });

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

  it("waits for a process of another machine until it has been silent for ten minutes", () => {
    const asked = ["study", "wagner-blockade", "--count", "2", "--out", at("far")], lock = join(at("far"), "lock");
    mkdirSync(at("far"));
    writeFileSync(lock, "4321 on another-machine\n");
    const heardOf = (minutes: number) => utimesSync(lock, new Date(), new Date(Date.now() - 60_000 * minutes));
    heardOf(9);
    expect(excomm(...asked)).toMatchObject({ code: 2, stderr: expect.stringContaining("4321 on another-machine") });
    heardOf(11);
    expect(excomm(...asked).code).toBe(0);
    expect(readdirSync(at("far"))).not.toContain("lock");
  });

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
    [[...ASKED.map((word) => (word === "60" ? "61" : word)), "--out", "WHOLE"], "holds another study: it differs in count, draws"],
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

  it("says what could not be written, keeps what is finished, and goes on once that is mended", () => {
    expect(excomm(...ASKED, "--out", at("odd")).code).toBe(0);
    const refused = (said: string) => {
      const { code, stderr } = excomm(...ASKED, "--out", at("odd"));
      expect([code, stderr.split("\n")[0]]).toEqual([2, `error: "${said}`]);
      expect(stderr).toContain("= help:");
    };
    const before = bytes("odd");
    for (const name of ["draws.csv.part", "lock"]) {
      mkdirSync(join(at("odd"), name));
      refused(`${join(at("odd"), name)}" cannot be written: it is a folder`);
      rmSync(join(at("odd"), name), { recursive: true });
    }
    symlinkSync("/dev/full", join(at("odd"), "draws.parquet.part"));
    refused(`${join(at("odd"), "draws.parquet.part")}" cannot be written: the disk is full`);
    expect(bytes("odd")).toEqual(before); // the table that stood is not lost, and no draft is left
    expect(readdirSync(at("odd")).filter((name) => name.endsWith(".part"))).toEqual([]);
    // A limit on the size of files stands for a disk that fills while threads write.
    const limited = spawnSync("bash", ["-c", `ulimit -f 8; "${process.execPath}" src/cli/main.ts ${ASKED.join(" ")} --threads 2 --out "${at("limited")}"`], { cwd: ROOT, encoding: "utf8" });
    expect([limited.status, limited.stderr]).toEqual([2, expect.stringMatching(/^error: ".*part-\d\.ndjson" cannot be written: the file would be larger than the system allows\n {2}= help: finished draws are kept/)]);
    expect(excomm(...ASKED, "--out", at("limited")).stderr).toMatch(/^going on: [1-9]\d* of 60 draws are there/);
    expect(bytes("limited")).toEqual(bytes("whole"));
  });

  it("names the line that was changed by hand", () => {
    expect(excomm(...ASKED, "--out", at("changed")).code).toBe(0);
    const part = join(at("changed"), "part-0.ndjson");
    copyFileSync(part, `${part}.before`);
    writeFileSync(part, readFileSync(part, "utf8").replace('"status":"baseline"', '"status":"solved"'));
    const { code, stderr } = excomm(...ASKED, "--out", at("changed"));
    expect(code).toBe(2);
    expect(stderr).toMatch(/holds a line for draw \d+ that is not a draw of this study/);
    // A digit within a number is no mistake of form: the check sum of the line tells.
    writeFileSync(part, readFileSync(`${part}.before`, "utf8").replace(/("outputs":\[0\.\d)(\d)/, (_, head: string, digit: string) => `${head}${(Number(digit) + 1) % 10}`));
    expect(readFileSync(part, "utf8")).not.toBe(readFileSync(`${part}.before`, "utf8"));
    expect(excomm(...ASKED, "--out", at("changed"))).toMatchObject({ code: 2, stderr: expect.stringContaining("not a draw of this study") });
  });
});

function mkdirFull(): void {
  const path = at("full");
  try { readdirSync(path); } catch { excomm("study", "wagner-blockade", "--count", "1", "--out", path); rmSync(join(path, "manifest.json")); }
}
