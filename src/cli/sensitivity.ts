// excomm sensitivity: which numbers an answer leans on, by screening or by shares of variance.

import { rmSync } from "node:fs";
import { type SensitivityReport, sensitivityReport, sensitivityText, suggest } from "../index.ts";
import { changeOptions } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, Interrupted, UserError } from "./command.ts";
import { temporaryFolder } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { GAME_OPTIONS, JSON_OPTION, readInteger, SEED_OPTION } from "./options.ts";
import { readLambda } from "./study.ts";
import { finishedDraws } from "./study-folder.ts";
import { type PlannedStudy, planStudy, runStudy, type StudyAsk } from "./study-run.ts";
import type { Terminal } from "./terminal.ts";

interface SensitivityFlags extends StudyAsk {
  readonly method?: "morris" | "sobol";
  readonly output?: string;
  readonly trajectories?: number;
  readonly rows?: number;
  readonly top?: number;
  readonly out?: string;
  readonly json?: boolean;
}

const TRAJECTORIES = 10, ROWS = 256, TOP = 10, ROWS_SHOWN = 15;

export const sensitivityCommand: Command<SensitivityFlags> = {
  about: "Morris's screening moves every number through its range in turn, from many starting points. Sobol indices then divide the variance among the heaviest of them, alone and in interplay. Probabilities are taken as log-odds.",
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--method <name>", about: "morris (default), or sobol: shares of variance of the numbers that a screening finds heaviest", parse: readMethod },
    { flags: "--output <name>", about: "the answer, by its column in a study: tag:war, outcome:NAME, payoff:PLAYER ... (default: the scenario's headline)" },
    { flags: "--trajectories <integer>", about: `of the screening (default ${TRAJECTORIES})`, parse: (text) => readInteger(text, "--trajectories", 2, 100_000) },
    { flags: "--rows <integer>", about: `of the Sobol design, a power of 2 (default ${ROWS}; 1024 and more for figures that hold)`, parse: readRows },
    { flags: "--top <integer>", about: `numbers that sobol divides the variance among (default ${TOP})`, parse: (text) => readInteger(text, "--top", 1, 500) },
    { flags: "-l, --lambda <range>", about: "precision of choice, a number or LOW..HIGH (default: from half to twice the scenario's)", parse: readLambda },
    { flags: "--out <folder>", about: "keep the points of a screening in this folder, to go on with after a stop" },
    SEED_OPTION, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["sensitivity wagner-blockade --trajectories 20", "a screening"],
    ["sensitivity wagner-blockade --method sobol --rows 64", "shares of variance"],
  ],
  async run([asked = DEFAULT_SCENARIO], flags, terminal) {
    if (flags.method === "sobol" && flags.out !== undefined) throw new UserError("--out goes with a screening", "leave it out");
    const screening = planStudy(asked, { ...flags, retrace: 0, repeats: flags.trajectories ?? TRAJECTORIES, design: "morris" }, terminal);
    const output = outputOf(screening, flags.output);
    let { report, complete } = await analyse(screening, output, flags.out, terminal);
    if (complete && flags.method === "sobol" && report !== null) {
      const heavy = new Set(report.inputs.slice(0, flags.top ?? TOP).flatMap(({ names }) => names));
      terminal.note(`screened ${report.inputs.length} numbers and groups; dividing the variance among ${Math.min(report.inputs.length, flags.top ?? TOP)}, the others held`);
      const others = screening.manifest.inputs.filter((name) => !heavy.has(name));
      const { lambda } = screening.manifest;
      const fixed = typeof lambda !== "number" && !heavy.has("lambda") ? { lambda: screening.manifest.baselineLambda } : {};
      const plan = planStudy(asked, { ...flags, ...fixed, retrace: 0, repeats: flags.rows ?? ROWS, design: "saltelli", alsoHold: others }, terminal);
      ({ report, complete } = await analyse(plan, output, undefined, terminal));
    }
    if (report === null) throw new Interrupted("stopped before there were points enough to tell");
    const { scenario } = screening.compiled;
    if (flags.json === true) terminal.write(`${JSON.stringify({ options: changeOptions(scenario, flags), seed: screening.manifest.seed, ...report }, null, 2)}\n`);
    else terminal.write(sensitivityText(report, { width: terminal.columns, ink: terminal.ink, rows: ROWS_SHOWN }));
    return complete ? EXIT_DONE : EXIT_INTERRUPTED;
  },
};

async function analyse(plan: PlannedStudy, output: string, out: string | undefined, terminal: Terminal): Promise<{ report: SensitivityReport | null; complete: boolean }> {
  const folder = out ?? temporaryFolder("sensitivity");
  try {
    const complete = await runStudy(plan, folder, null, terminal);
    const { manifest, compiled, hold } = plan;
    const at = manifest.outputs.findIndex(({ name }) => name === output);
    const finished = finishedDraws([folder]);
    const outputs = Float64Array.from({ length: manifest.count }, (_, number) => (finished.has(number) ? finished.read(number, manifest.outputs.length).outputs[at]! : NaN));
    finished.close();
    // Half a screening says something of the numbers that both ends of a step are there for; shares of variance need all their rows.
    const isTold = complete || (manifest.design === "morris" && outputs.some(Number.isFinite));
    const report = isTold ? sensitivityReport(compiled, manifest, hold, output, outputs) : null;
    return { report: report === null || complete || report.inputs.some(({ effect }) => Number.isFinite(effect?.meanAbsolute)) ? report : null, complete };
  } finally {
    if (out === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function outputOf({ manifest: { outputs }, compiled: { scenario } }: PlannedStudy, asked: string | undefined): string {
  const name = asked ?? (scenario.headline === null ? undefined : `tag:${scenario.headline}`);
  const names = outputs.filter(({ kind }) => kind !== "trace").map((output) => output.name);
  if (name === undefined) throw new UserError("the scenario has no headline", `name an answer with --output: ${names.slice(0, 6).join(", ")} ...`);
  if (!names.includes(name)) throw new UserError(`there is no answer "${name}"`, suggest(name, names) || `such as ${names.slice(0, 6).join(", ")}`);
  return name;
}

function readMethod(text: string): "morris" | "sobol" {
  if (text !== "morris" && text !== "sobol") throw new UserError(`--method takes morris or sobol, got "${text}"`);
  return text;
}

function readRows(text: string): number {
  const rows = readInteger(text, "--rows", 2, 2 ** 24);
  if ((rows & (rows - 1)) !== 0) throw new UserError(`--rows takes a power of 2, got ${rows}`, `${2 ** Math.round(Math.log2(rows))} is near`);
  return rows;
}
