// excomm reach: what missiles reach, from which sites, on which day.

import { reachJson, reachReport, reachSvg, reachText } from "../index.ts";
import { asAsked, type Command, EXIT_DONE, type Option } from "./command.ts";
import { loadAtlas, loadDossier } from "./data.ts";
import { FIGURE_OPTIONS, type FigureFlags, figureWidth } from "./figure.ts";
import { writeOutput } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { JSON_OPTION, readNumber } from "./options.ts";
import { packageVersion } from "./package.ts";

interface ReachFlags extends FigureFlags {
  readonly view?: string;
  readonly date?: string;
  readonly missile?: string;
  readonly site?: string;
  readonly range?: number;
  readonly rangeError?: number;
  readonly json?: boolean;
}

const KM_MAX = 20_015;

const REACH_OPTIONS: readonly Option[] = [
  { flags: "--view <name>", about: "which missiles and whose cities: a view of the data, such as cuba or moscow (default: the first)" },
  { flags: "--date <day>", about: "which sites were ready, as believed and in fact, on this day, written 1962-10-20 (default: the last day known)" },
  { flags: "--missile <name>", about: "one weapon system of the view, such as r12_cuba" },
  { flags: "--site <name>", about: "one site of the view, such as sagua_1" },
  { flags: "--range <km>", about: "this range in place of the published ones", parse: (text) => readNumber(text, "--range (km)", 0, KM_MAX) },
  { flags: "--range-error <km>", about: "standard deviation of the range (default 0, a sharp edge)", parse: (text) => readNumber(text, "--range-error (km)", 0, KM_MAX) },
];

export const reachCommand: Command<ReachFlags> = {
  about: "From the data beside a scenario. Distances are WGS84 geodesics from the nearest site.",
  arguments: [`the name of a scenario or a path (default ${DEFAULT_SCENARIO})`],
  options: [...REACH_OPTIONS, JSON_OPTION, ...FIGURE_OPTIONS],
  examples: [
    ["reach", "the missiles in Cuba"],
    ["reach --date 1962-10-20", "believed ready and ready in fact on one day"],
    ["reach --view moscow", "the Jupiters and Thors around the Soviet Union"],
    ["reach --svg reach.svg", "the map, for a page of print"],
    ["reach --range 2040 --range-error 20", "another range, with a width"],
  ],
  run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const width = figureWidth(flags);
    const dossier = loadDossier(asked);
    const report = asAsked(() => reachReport(dossier, {
      view: flags.view ?? null, date: flags.date ?? null, missile: flags.missile ?? null, site: flags.site ?? null, rangeKm: flags.range ?? null, errorKm: flags.rangeError ?? 0,
    }));
    if (flags.svg !== undefined) {
      writeOutput(flags.svg, reachSvg({ dossier, report, atlas: loadAtlas(), engine: `Excomm ${packageVersion()}`, width }), terminal);
      if (flags.json !== true) return EXIT_DONE;
    }
    terminal.write(flags.json === true ? `${JSON.stringify(reachJson(report), null, 2)}\n` : reachText(dossier, report, terminal.columns, terminal.ink));
    return EXIT_DONE;
  },
};
