// excomm study: an ensemble over every uncertain number, kept draw by draw in a folder, so that it can be stopped, gone on with,
// and divided among machines. excomm merge puts the shards together.

import { type Compiled, type DesignKind, DESIGNS, type LambdaRange, studyReport, studyText } from "../index.ts";
import { changeOptions } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, type Option, UserError } from "./command.ts";
import { lockFolder } from "./folder-lock.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { loadCompiled } from "./load.ts";
import { wholeText } from "./part-files.ts";
import { PART_OPTIONS } from "./parts.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, readInteger, readNumber, SEED_OPTION } from "./options.ts";
import { finishedDraws, type Manifest, openFolder, readManifest, scenarioIn, sha256 } from "./study-folder.ts";
import { heldBy, numbersOf, planStudy, runStudy, type Shard, STUDY_DEFAULTS, type StudyAsk } from "./study-run.ts";
import { TABLE_FILES, writeTables } from "./study-tables.ts";
import { baselineOf, sessionOf } from "./study-threads.ts";
import type { Terminal } from "./terminal.ts";

interface StudyFlags extends StudyAsk {
  readonly out?: string;
  readonly threads?: number;
  readonly json?: boolean;
}

const COUNT_MAX = 100_000_000;

const OUT_OPTION: Option = { flags: "--out <folder>", about: "where the results go; a folder begun with the same options is gone on with" };

export const studyCommand: Command<StudyFlags> = {
  about: "Every number with a range, every group of weights and the precision of choice are drawn at once; each draw is solved by itself, from the scenario's own solution. A draw is kept as soon as it is solved: stop at any time and give the same command to go on. The folder holds the draws as CSV, lines of JSON and Parquet, a codebook and a manifest.",
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [
    OUT_OPTION,
    { flags: "-n, --count <integer>", about: `number of draws (default ${STUDY_DEFAULTS.count})`, parse: (text) => readInteger(text, "--count", 1, COUNT_MAX) },
    { flags: "--design <kind>", about: "how the draws are spread: latin (hypercube, default) or sobol (scrambled; use a power of 2)", parse: readDesign },
    { flags: "-l, --lambda <range>", about: `precision of choice, a number or LOW..HIGH, drawn evenly in its logarithm (default: from half to twice the scenario's)`, parse: readLambda },
    { flags: "--shard <k/n>", about: "solve the k-th of n parts only; `excomm merge` puts them together", parse: readShard },
    { flags: "--retrace <integer>", about: `solve every so many draws from precision 0 too, to find branch changes (default ${STUDY_DEFAULTS.retraceEvery}; 0: none)`, parse: (text) => readInteger(text, "--retrace", 0, COUNT_MAX) },
    { flags: "--threads <integer>", about: "threads to use (default: one a processor)", parse: (text) => readInteger(text, "--threads", 1, 64) },
    SEED_OPTION, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["study --count 10000 --out results", "October 1962 under 10,000 draws"],
    ["study --count 10000 --shard 3/10 --out shard-3", "one job of ten"],
  ],
  async run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const folder = flags.out;
    if (folder === undefined) throw new UserError("study needs a folder for its results", "add --out FOLDER");
    const plan = planStudy(asked, flags, terminal);
    const complete = await runStudy(plan, folder, flags.threads ?? null, terminal);
    await tell(folder, plan.compiled, plan.manifest, [folder], plan.session, flags, terminal);
    if (!complete) terminal.note("stopped early: give the same command to go on");
    return complete ? EXIT_DONE : EXIT_INTERRUPTED;
  },
};

interface MergeFlags {
  readonly out?: string;
  readonly scenario?: string;
  readonly json?: boolean;
}

export const mergeCommand: Command<MergeFlags> = {
  about: "The shards must be of one study: same scenario, version, design, seed and options. The tables are the same bytes as those of the study solved in one piece.",
  arguments: ["folders of the shards"],
  options: [OUT_OPTION, ...PART_OPTIONS, { flags: "--scenario <scenario>", about: "the scenario of the study (default: the text kept in the shards' folders)" }, JSON_OPTION],
  examples: [["merge shard-3 --out merged", "name all the shards there are"]],
  async run([given], flags, terminal) {
    const folders = given as unknown as readonly string[]; // the parser gives a list for an argument with dots
    const folder = flags.out;
    if (folder === undefined) throw new UserError("merge needs a folder for the whole", "add --out FOLDER");
    const manifests = folders.map(readManifest);
    const [first] = manifests;
    if (first === undefined) throw new UserError("merge needs the folders of the shards", "excomm merge shard-* --out results");
    const whole: Manifest = { ...first, draws: { from: 0, to: first.count } };
    manifests.forEach((manifest, i) => {
      const differing = (Object.keys(first) as (keyof Manifest)[]).filter((key) => key !== "draws" && JSON.stringify(first[key]) !== JSON.stringify(manifest[key]));
      if (differing.length > 0) throw new UserError(`"${folders[i]}" is a shard of another study than "${folders[0]}": they differ in ${differing.join(", ")}`, "merge shards that were begun with the same options");
    });
    const kept = folders.flatMap((from) => scenarioIn(from, first) ?? [])[0];
    const asked = flags.scenario ?? kept;
    if (asked === undefined) throw new UserError(`no folder holds the text that the shards study, "${first.scenario.title}"`, "name its file with --scenario");
    const { set, variant, commonPrior } = first.changes;
    const gameFlags: GameFlags = { ...(set.length === 0 ? {} : { set }), ...(variant === null ? {} : { variant }), ...(commonPrior ? { commonPrior } : {}) };
    if (sha256(wholeText(asked)) !== first.scenario.sha256) throw new UserError(`the shards are of another text than "${asked}"`, `they study "${first.scenario.title}"; name its file with --scenario, or leave that out`);
    const compiled = loadCompiled(asked, gameFlags, terminal.note);
    openFolder(folder, whole, asked);
    const session = sessionOf(compiled, whole, heldBy(compiled, gameFlags), baselineOf(compiled, whole.solver, whole.baselineLambda));
    await tell(folder, compiled, whole, [...folders, folder], session, { ...gameFlags, ...(flags.json === undefined ? {} : { json: flags.json }) }, terminal);
    const missing = missingText(whole, [...folders, folder]);
    if (missing !== "") terminal.note(`missing: ${missing}; merge again with the shards that hold them`);
    return EXIT_DONE;
  },
};

/** Writes the tables of what is finished and prints what it says. */
async function tell(folder: string, compiled: Compiled, manifest: Manifest, from: readonly string[], session: { readonly values: (number: number) => Float64Array }, flags: GameFlags & { readonly json?: boolean; readonly threads?: number }, terminal: Terminal): Promise<void> {
  lockFolder(folder);
  terminal.progress("writing the tables");
  const finished = finishedDraws(from);
  try {
    const rows = numbersOf(manifest).filter((number) => finished.has(number)).map((number) => ({ draw: finished.read(number, manifest.outputs.length), values: session.values(number) }));
    const written = writeTables(folder, { compiled, manifest, rows }, flags.threads ?? null);
    written.catch(() => undefined); // it is awaited below, after what may throw
    const report = studyReport(compiled, manifest, rows);
    await written;
    terminal.progressEnd();
    if (flags.json === true) terminal.write(`${JSON.stringify({ folder, options: changeOptions(compiled.scenario, flags), ...report }, null, 2)}\n`);
    else terminal.write(studyText(report, { width: terminal.columns, ink: terminal.ink, files: { folder, names: [...TABLE_FILES, "manifest.json"] } }));
  } finally {
    finished.close();
  }
}

const GAPS_MAX = 5;

/** The draws that no folder holds, as stretches, such as "draws 6 to 9"; empty when there are none. */
function missingText(manifest: Manifest, folders: readonly string[]): string {
  const finished = finishedDraws(folders), gaps: [from: number, to: number][] = [];
  finished.close();
  for (const number of numbersOf(manifest)) {
    if (finished.has(number)) continue;
    const last = gaps.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else gaps.push([number, number]);
  }
  const words = gaps.slice(0, GAPS_MAX).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return gaps.length === 0 ? "" : `draws ${words.join(", ")}${gaps.length > GAPS_MAX ? ` and ${gaps.length - GAPS_MAX} more stretches` : ""}`;
}

function readShard(text: string): Shard {
  const [, index, of] = /^(\d{1,7})\/(\d{1,7})$/.exec(text) ?? [];
  if (index === undefined || Number(index) < 1 || Number(index) > Number(of)) throw new UserError(`--shard takes K/N with K from 1 to N, got "${text}"`, "--shard 3/100 is the third of a hundred");
  return { index: Number(index), of: Number(of) };
}

function readDesign(text: string): DesignKind {
  const design = DESIGNS.find((kind) => kind === text);
  if (design === undefined) throw new UserError(`--design takes ${DESIGNS.join(" or ")}, got "${text}"`);
  return design;
}

/** Precisions of choice that a study takes; beyond them a draw takes minutes. */
const LAMBDA_LOW = 1e-6, LAMBDA_HIGH = 1e4;

export function readLambda(text: string): LambdaRange {
  const parts = text.split("..");
  const [low, high] = parts.map((part) => readNumber(part, "--lambda", LAMBDA_LOW, LAMBDA_HIGH));
  if (parts.length > 2 || low === undefined || (high !== undefined && high < low)) throw new UserError(`--lambda takes a number or LOW..HIGH, got "${text}"`);
  return high === undefined ? low : [low, high];
}
