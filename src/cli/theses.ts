// excomm theses: what the ensemble says of historians' claims.

import { existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { asksGuarded, inputTitle, meaningOf, parseTheses, plainText, type Scenario, type Solver, solvers, type StudyRow, suggest, type Theses, thesesText, type Thesis, thesisReasons, thesisReport, type ThesisReport, thesisText } from "../index.ts";
import { changeOptions } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, refuse, UserError } from "./command.ts";
import { worksBeside } from "./data.ts";
import { readText, temporaryFolder } from "./files.ts";
import { DEFAULT_SCENARIO, pathOf } from "./game-file.ts";
import { loadScenario } from "./load.ts";
import { GAME_OPTIONS, JSON_OPTION, readInteger, SEED_OPTION } from "./options.ts";
import { readLambda } from "./study.ts";
import { partThesesPaths } from "./part-files.ts";
import { sha256 } from "./study-folder.ts";
import { type PlannedStudy, planStudy, runStudy, solvedRows, type StudyAsk } from "./study-run.ts";

interface ThesesFlags extends StudyAsk {
  readonly scenario?: string;
  readonly file?: string;
  readonly out?: string;
  readonly reasons?: boolean;
  readonly json?: boolean;
}

const COUNT = 400, THESES_BYTES_MAX = 1024 * 1024;

export const thesesCommand: Command<ThesesFlags> = {
  about: "Each thesis compares two numbers of the solved scenario, under a surprise or in a world where all know of the change, by a measure fixed beforehand; its verdict is the share of draws of all uncertain numbers in which it holds. With an ID: the reasons, and what would turn it round.",
  arguments: ["one thesis; without it, all"],
  options: [
    { flags: "--scenario <scenario>", about: `whose theses (default: ${DEFAULT_SCENARIO})` },
    { flags: "--file <file>", about: "theses from another file than the one beside the scenario" },
    { flags: "-n, --count <integer>", about: `number of draws (default ${COUNT})`, parse: (text) => readInteger(text, "--count", 1, 10_000_000) },
    { flags: "-l, --lambda <range>", about: "precision of choice, a number or LOW..HIGH (default: from half to twice the scenario's)", parse: readLambda },
    { flags: "--out <folder>", about: "keep the draws in this folder; one begun with the same options is gone on with" },
    { flags: "--reasons", about: "with --json and without an ID: the reasons of every thesis too (minutes)" },
    SEED_OPTION, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["theses", "the theses on October 1962 with their verdicts"],
    ["theses quarantine-safer-than-strike", "one of them with its reasons"],
  ],
  async run([id], flags, terminal) {
    const asked = flags.scenario ?? DEFAULT_SCENARIO;
    const scenario = loadScenario(asked);
    const path = flags.file ?? thesesPath(pathOf(asked));
    const paths = flags.file === undefined ? [...(existsSync(path) ? [path] : []), ...partThesesPaths(asked)] : [path];
    if (paths.length === 0 || !existsSync(path)) throw new UserError(`there is no file of theses "${path}"`, flags.file === undefined ? "write one beside the scenario, or name one with --file" : "paths count from the folder you are in");
    if (flags.reasons === true && (flags.json !== true || id !== undefined)) throw new UserError("--reasons goes with --json and without an ID", id === undefined ? "add --json" : "leave it out: the reasons of one thesis are there anyway");
    const works = worksBeside(asked);
    const { theses: all, sha256: hash } = readAllTheses(paths, scenario, new Set(works.keys()));
    const chosen = id === undefined ? all.theses : all.theses.filter((thesis) => thesis.id === id);
    if (chosen.length === 0) throw new UserError(id === undefined ? `"${path}" holds no thesis` : `there is no thesis "${id}"`, id === undefined ? "see docs/studies.md for how to write one" : suggest(id, all.theses.map((thesis) => thesis.id)));
    const plan = planStudy(asked, { count: COUNT, retrace: 0, ...flags }, terminal, { theses: chosen, sha256: hash });
    const folder = flags.out ?? temporaryFolder("theses");
    try {
      const complete = await runStudy(plan, folder, null, terminal);
      const reports = reportsOf(plan, solvedRows(plan, folder, complete), chosen);
      const view = { width: terminal.columns, ink: terminal.ink };
      const { manifest, compiled } = plan, solver = solvers.get(manifest.solver) as Solver; // planStudy has looked
      const reasons = (k: number) => {
        terminal.progress(`looking for what turns thesis ${k + 1} of ${chosen.length} round`);
        return thesisReasons(compiled, chosen[k]!, reports[k]!, solver, manifest.baselineLambda); // each has a report
      };
      if (flags.json === true) {
        const options = { ...changeOptions(scenario, flags), seed: manifest.seed, count: manifest.count, sha256: manifest.theses?.sha256 ?? "" };
        const made = { scenario: manifest.scenario.sha256, meaning: sha256(meaningOf(scenario)), excomm: manifest.excomm, lambda: manifest.lambda };
        const body = id === undefined ? { theses: reports.map((report, k) => (flags.reasons === true ? { ...report, ...reasons(k) } : report)), facts: all.facts } : { thesis: reports[0], ...reasons(0) };
        terminal.progressEnd();
        terminal.write(`${JSON.stringify({ title: scenario.title, options, made, ...body }, null, 2)}\n`);
      } else if (id === undefined) {
        terminal.write(thesesText(plainText(scenario.title), reports, all.facts, reports[0] === undefined ? 0 : reports[0].told + reports[0].untold, view));
      } else {
        const why = reasons(0);
        terminal.progressEnd();
        terminal.write(thesisText({ scenario, thesis: chosen[0]!, report: reports[0]!, sources: works, ...why }, view)); // one was chosen
      }
      return complete ? EXIT_DONE : EXIT_INTERRUPTED;
    } finally {
      if (flags.out === undefined) rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Beside `scenario.yaml` it is `theses.yaml`, beside `NAME.yaml` it is `NAME.theses.yaml`. */
function thesesPath(scenario: string): string {
  return basename(scenario) === "scenario.yaml" ? join(dirname(scenario), "theses.yaml") : scenario.replace(/\.ya?ml$/, ".theses.yaml");
}

/** The file of theses beside a scenario; null when there is none. */
export function thesesBeside(asked: string, scenario: Scenario, works: ReadonlyMap<string, unknown>): { readonly theses: Theses; readonly sha256: string } | null {
  const paths = [thesesPath(pathOf(asked)), ...partThesesPaths(asked)].filter(existsSync);
  return paths.length === 0 ? null : readAllTheses(paths, scenario, new Set(works.keys()));
}

/** The theses of all files, one after the other, and the hash of their texts. */
function readAllTheses(paths: readonly string[], scenario: Scenario, works: ReadonlySet<string>): { readonly theses: Theses; readonly sha256: string } {
  const texts = paths.map((path) => readText(path, THESES_BYTES_MAX));
  const read = paths.map((path, i) => readTheses(texts[i] ?? "", path, scenario, works));
  return {
    theses: { theses: read.flatMap(({ theses }) => theses), facts: read.flatMap(({ facts }) => facts), documents: read.flatMap(({ documents }) => documents) },
    sha256: sha256(texts.join("\n")),
  };
}

function readTheses(text: string, path: string, scenario: Scenario, works: ReadonlySet<string>): Theses {
  const { theses, diagnostics } = parseTheses(text, path, scenario, works);
  refuse(diagnostics);
  if (theses === null) throw new Error(`bug in excomm: parseTheses gave neither theses nor a mistake for ${path}`);
  return theses;
}

function reportsOf({ manifest, compiled: { scenario } }: PlannedStudy, rows: readonly StudyRow[], theses: readonly Thesis[]): ThesisReport[] {
  return theses.map((thesis) => thesisReport(thesis, manifest, rows, (name) => inputTitle(scenario, name), asksGuarded(scenario, thesis)));
}
