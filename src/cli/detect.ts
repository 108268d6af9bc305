// excomm detect: when sites under construction are found, under one schedule of flights or another.

import { defaultSolverOptions, discovery, discoveryAssumptions, discoveryReport, discoverySvg, discoveryText } from "../index.ts";
import { ASSESSING_OPTIONS, type AssessingFlags, DRAWS_DEFAULT, present } from "./assessing.ts";
import { asAsked, type Command, EXIT_DONE, type Option, UserError } from "./command.ts";
import { loadDossier } from "./data.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { readNumber } from "./options.ts";
import { packageVersion } from "./package.ts";

interface PlannedFlight {
  readonly date: string;
  readonly cover: number;
}

interface DetectFlags extends AssessingFlags {
  readonly schedule?: string;
  readonly gap?: readonly (readonly [string, string])[];
  readonly flight?: readonly PlannedFlight[];
}

const DETECT_OPTIONS: readonly Option[] = [
  { flags: "--schedule <name>", about: "a schedule of the data, such as no-gap (default: as flown)" },
  { flags: "--gap <from..to>", about: "days without a flight, such as 1962-10-10..1962-10-20; may be repeated", repeats: "freely", parse: readGap },
  { flags: "--flight <day=share>", about: "one flight more, over this share of the sites, such as 1962-09-25=0.9; may be repeated", repeats: "freely", parse: readFlight },
];

export const detectCommand: Command<DetectFlags> = {
  about: "Flights, cloud that lasts, photographs read rightly or not, against sites that become ready, from the data of the scenario.",
  arguments: [`the name of a scenario or a path (default ${DEFAULT_SCENARIO})`],
  options: [...DETECT_OPTIONS, ...ASSESSING_OPTIONS],
  examples: [
    ["detect", "by day, as flown"],
    ["detect --schedule no-gap", "two flights a week throughout"],
    ["detect --gap 1962-10-10..1962-10-25", "eleven days longer in the dark"],
    ["detect --flight 1962-09-25=0.9 --set clear=0.6", "one flight more, better weather"],
    ["detect --svg detect.svg", "the figure"],
  ],
  run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const dossier = loadDossier(asked);
    const found = asAsked(() => discovery(dossier, { schedule: flags.schedule ?? null, gaps: flags.gap ?? [], flights: flags.flight ?? [], changes: flags.set ?? new Map(), draws: flags.draws ?? DRAWS_DEFAULT, seed: flags.seed ?? defaultSolverOptions.seed }));
    present(flags, terminal, {
      before: discoveryAssumptions(found.workings, found.schedule), inputs: found.assumptions,
      text: () => discoveryText(dossier, found, terminal.columns, terminal.ink), json: () => discoveryReport(found), svg: () => discoverySvg(dossier, found, `Excomm ${packageVersion()}`),
    });
    return EXIT_DONE;
  },
};

function readGap(text: string, before: unknown): readonly (readonly [string, string])[] {
  const [from, to, ...rest] = text.split("..").map((part) => part.trim());
  if (from === undefined || to === undefined || rest.length > 0) throw new UserError(`--gap takes FROM..TO, got "${text}"`, "for example --gap 1962-10-10..1962-10-20");
  return [...((before as readonly (readonly [string, string])[] | undefined) ?? []), [from, to]];
}

function readFlight(text: string, before: unknown): readonly PlannedFlight[] {
  const [date = "", share, ...rest] = text.split("=").map((part) => part.trim());
  if (share === undefined || rest.length > 0) throw new UserError(`--flight takes DAY=SHARE, got "${text}"`, "for example --flight 1962-09-25=0.9, a track over nine tenths of the sites");
  return [...((before as readonly PlannedFlight[] | undefined) ?? []), { date, cover: readNumber(share, `--flight ${date} (share of the sites)`, 0, 1) }];
}
