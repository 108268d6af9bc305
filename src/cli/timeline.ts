// excomm timeline: what happened, day by day, with sources.

import { timelineJson, timelineOf, timelineSvg, timelineText } from "../index.ts";
import { asAsked, type Command, EXIT_DONE, UserError } from "./command.ts";
import { loadDossier } from "./data.ts";
import { FIGURE_OPTIONS, type FigureFlags, figureWidth } from "./figure.ts";
import { writeOutput } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { JSON_OPTION } from "./options.ts";
import { packageVersion } from "./package.ts";

interface TimelineFlags extends FigureFlags {
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly kind?: string;
  readonly json?: boolean;
}

export const timelineCommand: Command<TimelineFlags> = {
  about: "From the data beside a scenario. Every event says how well it is known.",
  arguments: [`the name of a scenario or a path (default ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--date <day>", about: "one day, written 1962-10-27" },
    { flags: "--from <day>", about: "from this day on" },
    { flags: "--to <day>", about: "up to this day" },
    { flags: "--actor <name>", about: "what one actor did, such as us, ussr or cuba" },
    { flags: "--kind <name>", about: "one kind of event, such as decision, incident or offer" },
    JSON_OPTION, ...FIGURE_OPTIONS,
  ],
  examples: [
    ["timeline --from 1962-10-16 --to 1962-10-28", "the thirteen days"],
    ["timeline --date 1962-10-27", "one day"],
    ["timeline --actor ussr --kind decision", "what Moscow decided"],
    ["timeline --from 1962-10-22 --to 1962-10-28 --svg week.svg", "a week as a figure"],
  ],
  run([asked = DEFAULT_SCENARIO], flags, terminal) {
    if (flags.date !== undefined && (flags.from ?? flags.to) !== undefined) throw new UserError("--date excludes --from and --to", "leave one of them out");
    const width = figureWidth(flags);
    const dossier = loadDossier(asked);
    const timeline = asAsked(() => timelineOf(dossier, { from: flags.date ?? flags.from ?? null, to: flags.date ?? flags.to ?? null, actor: flags.actor ?? null, kind: flags.kind ?? null }));
    if (flags.svg !== undefined) {
      writeOutput(flags.svg, asAsked(() => timelineSvg({ dossier, timeline, engine: `Excomm ${packageVersion()}`, width })), terminal);
      if (flags.json !== true) return EXIT_DONE;
    }
    terminal.write(flags.json === true ? `${JSON.stringify(timelineJson(dossier, timeline), null, 2)}\n` : timelineText(dossier, timeline, terminal.columns, terminal.ink));
    return EXIT_DONE;
  },
};
