// excomm lenses: the same record under every lens of a scenario, side by side.

import { rmSync } from "node:fs";
import { documentMarkdown, type LensDraws, lensDocument, lensReport, lensText, type Part } from "../index.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { temporaryFolder, writeOutput } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { GAME_OPTIONS, JSON_OPTION, readInteger, SEED_OPTION } from "./options.ts";
import { loadScenario } from "./load.ts";
import { partsBeside } from "./part-files.ts";
import { NO_LENS } from "./parts.ts";
import { finishedRows, planStudy, runStudy, type StudyAsk } from "./study-run.ts";
import type { Terminal } from "./terminal.ts";

interface LensesFlags extends StudyAsk {
  readonly markdown?: string;
  readonly json?: boolean;
  readonly rules?: boolean;
}

const COUNT = 100;

export const lensesCommand: Command<LensesFlags> = {
  about: "Solves the scenario under draws of all its uncertain numbers once for each lens, unitary players first, and says how likely each finds what was decided, where each ends, and where the draws cannot tell them apart.",
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "-n, --count <integer>", about: `number of draws for each lens (default ${COUNT})`, parse: (text) => readInteger(text, "--count", 2, 1_000_000) },
    { flags: "--rules", about: "each lens also by the variants that it brings along, such as other rules of deciding" },
    { flags: "--markdown <file>", about: "write it as Markdown; - is standard output" },
    SEED_OPTION, ...GAME_OPTIONS.filter(({ flags }) => !flags.startsWith("--lens ")), JSON_OPTION,
  ],
  examples: [["lenses", "October 1962 under each lens"], ["lenses october-1962 --with havana", "with a part switched on"]],
  async run([asked = DEFAULT_SCENARIO], { markdown, json, rules, ...flags }, terminal) {
    const lenses = partsBeside(asked).filter(({ isLens }) => isLens);
    if (lenses.length === 0) throw new UserError(`"${asked}" has no lenses`, "a lens is a part with lens: true, in the folder `parts` beside the scenario");
    const drawn: LensDraws[] = [];
    for (const { name, title, part, variant } of [{ name: NO_LENS, title: "Unitary players", part: null, variant: null }, ...lenses.flatMap((lens) => withVariants(asked, lens, rules === true))]) {
      const draws = await drawsOf(part === null ? asked : `${asked}+${part}`, variant === null ? flags : { ...flags, variant }, terminal);
      if (draws === null) return EXIT_INTERRUPTED;
      drawn.push({ name, title, ...draws });
    }
    const report = lensReport(drawn);
    if (markdown !== undefined) writeOutput(markdown, documentMarkdown(lensDocument(report, `made by excomm lenses ${asked}${rules === true ? " --rules" : ""} --count ${drawn[0]?.plan.count ?? 0} --seed ${drawn[0]?.plan.seed ?? 0}`)), terminal);
    else terminal.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : lensText(report, terminal.columns, terminal.ink));
    return EXIT_DONE;
  },
};

/** A lens, and with `rules` each variant that it brings along. */
function withVariants(asked: string, { name, title }: Part, rules: boolean) {
  const before = loadScenario(asked).variants, own = rules ? [...loadScenario(`${asked}+${name}`).variants.values()].filter((one) => !before.has(one.name)) : [];
  return [{ name, title, part: name, variant: null }, ...own.map((one) => ({ name: one.name, title: one.title, part: name, variant: one.name }))];
}

/** Null when Ctrl-C ended it. */
async function drawsOf(asked: string, flags: StudyAsk, terminal: Terminal): Promise<Omit<LensDraws, "name" | "title"> | null> {
  const plan = planStudy(asked, { count: COUNT, retrace: 0, ...flags }, terminal, null, [], true);
  const folder = temporaryFolder("lenses");
  try {
    if (!(await runStudy(plan, folder, null, terminal))) return null;
    const { manifest, compiled } = plan;
    return { compiled, plan: manifest, rows: finishedRows(plan, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
