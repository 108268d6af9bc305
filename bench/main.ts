// npm run bench: measures the engine on its large tree, each task in fresh processes, beside a C program that does the same
// sweeps over the same arrays. Prints medians; figures depend on the machine and its load, which is printed too.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Figures, LAMBDA } from "./tasks.ts";

const RUNS = 5;
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "excomm-bench-"));

function run(task: string, ...files: string[]): Figures {
  return JSON.parse(execFileSync(process.execPath, [here("tasks.ts"), task, ...files], { encoding: "utf8" })) as Figures; // what tasks.ts prints
}

/** Median of each figure over fresh processes. */
function measure(task: string, runs = RUNS): Figures {
  const all = Array.from({ length: runs }, () => run(task));
  return Object.fromEntries(Object.keys(all[0]!).map((name) => [name, all.map((figures) => figures[name]!).sort((a, b) => a - b)[runs >> 1]!])); // runs >= 1, all of one shape
}

function line(what: string, figure: string, note = ""): void {
  console.log(`${what.padEnd(58)}${figure.padStart(12)}  ${note}`.trimEnd());
}

const ms = (time: number) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

/** The fastest time of the C program for as many passes, or the reason why there is none. */
function measureC(arrays: string, result: string, passes: number): number | string {
  const program = join(folder, "sweep");
  try {
    execFileSync("cc", ["-O3", "-march=native", "-o", program, here("sweep.c"), "-lm"], { stdio: "pipe" });
  } catch {
    return "no C compiler called cc here: nothing to compare with";
  }
  const [time, ...probabilities] = execFileSync(program, [arrays, String(LAMBDA), String(passes), "300"], { encoding: "utf8" }).trim().split("\n").map(Number);
  const own = JSON.parse(readFileSync(result, "utf8")) as number[]; // what tasks.ts wrote
  const apart = own.reduce((worst, probability, slot) => Math.max(worst, Math.abs(probability - probabilities[slot]!)), 0);
  return apart < 1e-12 && own.length === probabilities.length ? time! : `the C program computes something else: largest difference ${apart}`;
}

try {
  console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; medians of ${RUNS} fresh processes\n`);
  const parse = measure("parse");
  line(`read and parse the tree of ${parse["nodes"]!.toLocaleString("en")} nodes, 2 MB .efg`, ms(parse["first"]!));
  const compiled = measure("compile");
  line(`read the flagship scenario, ${compiled["nodes"]!.toLocaleString("en")} nodes`, ms(compiled["read"]!));
  line("  unfold it into a game", ms(compiled["unfold"]!), `together ${ms(compiled["both"]!)}`);
  line(`  solve it to lambda ${LAMBDA}`, ms(compiled["solved"]!), `all in one fresh process, ${compiled["memory"]!.toFixed(0)} MB`);
  line("  unfold again, warm", ms(compiled["warm"]!));
  line("  revalue after a parameter moved, warm", ms(compiled["revalue"]!));
  const solved = measure("solve");
  line(`quantal response to lambda ${LAMBDA}, first in the process`, ms(solved["first"]!), `${solved["passes"]} passes over the tree`);
  line("  the same, warm", ms(solved["warm"]!));
  line("  from the solution at lambda 1 % lower, warm", ms(solved["near"]!));
  line("  memory of that process, largest", `${solved["memory"]!.toFixed(0)} MB`);
  const arrays = join(folder, "arrays.bin"), result = join(folder, "result.json");
  const sweep = run("sweep", arrays, result), passes = sweep["passes"]!;
  line(`${passes} sweeps from uniform, folded tree, first in the process`, ms(sweep["first"]!), `folding ${ms(sweep["fold"]!)}`);
  line("  the same, warm", ms(sweep["warm"]!), `${(sweep["warm"]! / passes).toFixed(3)} ms a sweep`);
  const c = measureC(arrays, result, passes);
  if (typeof c === "string") console.log(`  ${c}`);
  else {
    line("  the same in C (cc -O3 -march=native)", ms(c), `${(c / passes).toFixed(3)} ms a sweep`);
    line("  ratio to C, warm", (sweep["warm"]! / c).toFixed(2));
  }
  const cfr = measure("cfr", 3);
  line("CFR+ on the tree made zero-sum, one iteration", ms(cfr["iteration"]!), `regret ${cfr["regret"]!.toExponential(1)} after 300`);
  const precise = measure("precise", 1);
  line("quantal response to lambda 100, by arclength", ms(precise["first"]!), `${precise["passes"]} passes`);
  if (process.argv.includes("--deep")) {
    const limit = measure("limit", 1);
    line("limit of the branch", ms(limit["first"]!), `${limit["passes"]} passes, regret ${limit["regret"]!.toExponential(1)}`);
  } else console.log("\n--deep also follows the branch to its limit");
} finally {
  rmSync(folder, { recursive: true });
}
