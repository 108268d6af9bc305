// npm run bench: measures the engine topic by topic and prints tables. Figures depend on the machine and its load.
// usage: npm run bench [-- [topic ...] [--deep] [--json FILE] [--record]]

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Machine, machineText, page, type Results, tableText } from "./print.ts";
import type { Bench, Figures, Table, Topic } from "./topic.ts";

/** Files of topics/, in the order of the page. */
const TOPICS = [
  "reading",
  "quantal",
  "regret",
  "lemke",
  "all-equilibria",
  "studio",
];

const here = import.meta.dirname;
const { values: options, positionals: chosen } = parseArgs({
  allowPositionals: true,
  options: { deep: { type: "boolean", default: false }, json: { type: "string" }, record: { type: "boolean", default: false }, task: { type: "string" } },
});

function isMeant(name: string): boolean {
  if (TOPICS.includes(name)) return true;
  console.error(`there is no topic "${name}"; topics: ${TOPICS.join(", ")}`);
  return false;
}

const load = async (name: string) => ((await import(`./topics/${name}.ts`)) as { topic: Topic }).topic; // what each file there exports

function machine(): Machine {
  let compiler: string | null = null;
  try {
    compiler = execFileSync("cc", ["--version"], { encoding: "utf8" }).split("\n")[0]!; // split gives at least one
  } catch { /* there is none */ }
  return { node: process.version, processor: cpus()[0]?.model ?? "unknown processor", cores: cpus().length, load: loadavg()[0]!, compiler }; // three averages
}

function benchOf(name: string, folder: string): Bench {
  const run = (task: string, ...texts: string[]): Figures =>
    JSON.parse(execFileSync(process.execPath, [join(here, "main.ts"), name, "--task", task, "--", ...texts], { encoding: "utf8", maxBuffer: 1 << 26 })) as Figures; // what `runTask` prints
  return {
    deep: options.deep,
    run,
    median(task, runs, ...texts) {
      const all = Array.from({ length: runs }, () => run(task, ...texts));
      return Object.fromEntries(Object.keys(all[0]!).map((figure) => [figure, all.map((figures) => figures[figure]!).sort((a, b) => a - b)[runs >> 1]!])); // runs >= 1, all of one shape
    },
    file: (file) => join(folder, file),
    compileC(source, flags) {
      const program = join(folder, `${source}${flags.join("")}`);
      try {
        execFileSync("cc", [...flags, "-o", program, join(here, "topics", source), "-lm"], { stdio: "pipe" });
        return program;
      } catch {
        return null;
      }
    },
  };
}

async function runTask([name, ...texts]: readonly string[], task: string): Promise<void> {
  const { tasks } = await load(name!); // named by `benchOf`
  console.log(JSON.stringify(await tasks[task]!(...texts)));
}

async function measureAll(names: readonly string[]): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), "excomm-bench-"));
  const where = machine(), topics: { topic: string; tables: Table[] }[] = [];
  console.log(machineText(where));
  try {
    for (const name of names) {
      const tables: Table[] = [];
      for (const table of (await load(name)).tables(benchOf(name, folder))) {
        console.log(`\n${tableText(table)}`);
        tables.push(table);
      }
      topics.push({ topic: name, tables });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { machine: where, topics };
}

if (options.task !== undefined) await runTask(chosen, options.task);
else if (!chosen.every(isMeant)) process.exitCode = 2;
else if (options.record && chosen.length > 0) {
  console.error("--record writes the page of all topics: leave the topics out");
  process.exitCode = 2;
} else {
  const results = await measureAll(chosen.length > 0 ? chosen : TOPICS);
  const text = `${JSON.stringify(results, null, 1)}\n`;
  if (options.json !== undefined) writeFileSync(options.json, text);
  if (options.record) {
    writeFileSync(join(here, "results.json"), text);
    writeFileSync(join(here, "../docs/benchmarks.md"), page(JSON.parse(readFileSync(join(here, "results.json"), "utf8")) as Results)); // just written
  }
}
