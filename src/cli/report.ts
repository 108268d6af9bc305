// excomm report: all that an ensemble says of a crisis on one page, as HTML, Markdown, LaTeX tables or BibTeX.

import { rmSync } from "node:fs";
import { extname } from "node:path";
import { answerOf, asksGuarded, bibtex, type CitedWork, crisisReport, documentHtml, documentLatex, documentMarkdown, inferenceReport, inputTitle, logitResidual, outlookReport, plainText, regret, type Scenario, solve, type Solver, solvers, studyReport, type Theses, thesisReport, whatIf } from "../index.ts";
import { flagsText, shellWord } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { citedWorks } from "./data.ts";
import { temporaryFolder, writable, writeOutput } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { loadScenario } from "./load.ts";
import { wholeText } from "./part-files.ts";
import { GAME_OPTIONS, readInteger, SEED_OPTION } from "./options.ts";
import { packageVersion } from "./package.ts";
import { readLambda } from "./study.ts";
import { sha256 } from "./study-folder.ts";
import { finishedRows, type PlannedStudy, planStudy, runStudy, solvedRows, type StudyAsk } from "./study-run.ts";
import { thesesBeside } from "./theses.ts";
import { outlookTags } from "./outlook.ts";

interface ReportFlags extends StudyAsk {
  readonly out?: string;
  readonly draws?: string;
}

const COUNT = 300, LIMIT_LAMBDAS = [0.5, 1, 2];
const FORMATS: Readonly<Record<string, string>> = { ".html": "one page that loads nothing", ".md": "Markdown", ".tex": "the tables in LaTeX", ".bib": "the works in BibTeX" };

export const reportCommand: Command<ReportFlags> = {
  about: `The name of the file says what is written: ${Object.entries(FORMATS).map(([extension, what]) => `${extension} ${what}`).join(", ")}. Endings, the record, motives, theses, counterfactuals and sources, with bands, in plain sentences, and how to repeat and cite it.`,
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--out <file>", about: "the file to write", parse: writable },
    { flags: "--draws <folder>", about: "keep the draws in this folder; one begun with the same options is gone on with" },
    { flags: "-n, --count <integer>", about: `number of draws (default ${COUNT})`, parse: (text) => readInteger(text, "--count", 1, 10_000_000) },
    { flags: "-l, --lambda <range>", about: "precision of choice, a number or LOW..HIGH (default: from half to twice the scenario's)", parse: readLambda },
    SEED_OPTION, ...GAME_OPTIONS,
  ],
  examples: [
    ["report october-1962 --out report.html", "the page"],
    ["report wagner-blockade --out tables.tex", "tables for a paper"],
  ],
  async run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const { out } = flags;
    if (out === undefined) throw new UserError("report needs a file to write", "add --out report.html");
    const format = extname(out).toLowerCase();
    if (FORMATS[format] === undefined) throw new UserError(`report writes ${Object.keys(FORMATS).join(", ")}, not "${format}"`, "give the file one of these endings");
    const scenario = loadScenario(asked);
    const works = citedWorks(asked);
    const found = thesesBeside(asked, scenario, works);
    if (format === ".bib") {
      const named = cited(scenario, found?.theses ?? null, works);
      if (named.length === 0) throw new UserError(`"${asked}" cites no works`, "name them under `sources` of the scenario and `source` of its numbers: docs/language.md");
      writeOutput(out, bibtex(named), terminal);
      return EXIT_DONE;
    }
    const hasRecord = scenario.record.length > 0;
    const tags = hasRecord ? outlookTags(asked, []) : [];
    const plan = planStudy(asked, { count: COUNT, ...flags }, terminal, found === null ? null : { theses: found.theses.theses, sha256: found.sha256 }, tags);
    const folder = flags.draws ?? temporaryFolder("report");
    try {
      const complete = await runStudy(plan, folder, null, terminal);
      terminal.progress("writing the report");
      const document = crisisReport({ ...inputOf(plan, folder, complete, asked, found?.theses ?? null, tags, (k, of) => terminal.progress(`counterfactual ${k} of ${of}`)), works: cited(scenario, found?.theses ?? null, works), commands: [`excomm report ${shellWord(asked)}${flagsText(plan.flags)} --count ${plan.manifest.count} --seed ${plan.manifest.seed} --out ${shellWord(out)}`] });
      writeOutput(out, format === ".html" ? documentHtml(document) : format === ".md" ? documentMarkdown(document) : documentLatex(document), terminal);
      return complete ? EXIT_DONE : EXIT_INTERRUPTED;
    } finally {
      if (flags.draws === undefined) rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Works that the scenario, its theses or its checked facts name, by key. */
function cited(scenario: Scenario, theses: Theses | null, works: ReadonlyMap<string, CitedWork>): CitedWork[] {
  const named = [
    ...[...scenario.parameters.values()].flatMap(({ sources }) => sources), ...scenario.record.flatMap(({ sources }) => sources),
    ...(theses?.theses ?? []).flatMap(({ holders }) => holders.flatMap(({ sources }) => sources)), ...(theses?.facts ?? []).flatMap(({ holders, sources }) => [...sources, ...holders.flatMap((holder) => holder.sources)]),
  ];
  return [...new Set(named)].sort((a, b) => (a < b ? -1 : 1)).flatMap((key) => works.get(key) ?? []);
}

function inputOf(plan: PlannedStudy, folder: string, complete: boolean, asked: string, theses: Theses | null, tags: readonly string[], onWhatIf: (k: number, of: number) => void) {
  const { compiled, manifest } = plan;
  const { scenario } = compiled;
  const solver = solvers.get(manifest.solver) as Solver; // planStudy has looked
  const all = finishedRows(plan, folder), rows = solvedRows(plan, folder, complete);
  const lambda = manifest.baselineLambda;
  const [own] = solve(compiled.game, { solver: manifest.solver, lambda }).profiles;
  if (own === undefined) throw new Error(`bug in excomm: ${manifest.solver} gave no profile`);
  const residual = logitResidual(compiled.game, own.probabilities, lambda, own.logProbabilities);
  const typed = scenario.players.flatMap(({ types }, player) => (types.length > 1 ? [player] : []));
  const variants = [...scenario.variants.values()];
  return {
    compiled, asIs: answerOf("as it is", compiled, own.probabilities, residual), version: packageVersion(), sha256: sha256(wholeText(asked)), manifest: manifestText({ ...manifest, outputs: manifest.outputs.length }),
    study: studyReport(compiled, manifest, all),
    solved: { lambda, residual, regret: Math.max(...regret(compiled.game, own.probabilities)) },
    inferences: scenario.record.length === 0 ? [] : typed.map((player) => inferenceReport({ documents: (theses?.documents ?? []).filter((document) => document.player === scenario.players[player]?.name), compiled, plan: manifest, rows, player, solver, lambdas: LIMIT_LAMBDAS.map((multiple) => multiple * lambda) })),
    outlook: tags.length === 0 ? null : outlookReport(compiled, manifest, rows, tags),
    theses: (theses?.theses ?? []).map((thesis) => ({ thesis, report: thesisReport(thesis, manifest, rows, (name) => inputTitle(scenario, name), asksGuarded(scenario, thesis)) })),
    facts: theses?.facts ?? [],
    whatIfs: variants.map((variant, k) => {
      onWhatIf(k + 1, variants.length);
      return { title: plainText(variant.title || variant.name), answer: whatIf(compiled, { variant: variant.name, set: new Map() }, solver, lambda) };
    }),
  };
}

/** JSON with a line for each key at the top: lists of numbers' names would fill pages. */
function manifestText(manifest: Readonly<Record<string, unknown>>): string {
  return `{\n${Object.entries(manifest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",\n")}\n}`;
}
