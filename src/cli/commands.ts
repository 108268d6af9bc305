// The list of commands, as `excomm --help` shows it.

import type { Command } from "./command.ts";

export interface Listed {
  readonly name: string;
  /** Its arguments as the parser reads them: `<scenario>` needed, `[scenario]` may be left out. */
  readonly takes: string;
  /** One line for the list. */
  readonly summary: string;
  /** The command itself, and with it what it needs of the engine. */
  readonly load: () => Promise<Command>;
}

export const COMMANDS: readonly Listed[] = [
  { name: "start", takes: "[scenario]", summary: "show what a scenario is and what it says on one page, then serve the studio", load: async () => (await import("./start.ts")).startCommand },
  { name: "studio", takes: "", summary: "serve the studio to a browser on this computer", load: async () => (await import("./studio.ts")).studioCommand },
  { name: "list", takes: "[scenario]", summary: "list the scenarios that come with Excomm, the solvers, or what a scenario holds", load: async () => (await import("./list.ts")).listCommand },
  { name: "solve", takes: "<scenario>", summary: "solve a scenario, an .efg or an .nfg file", load: async () => (await import("./solve.ts")).solveCommand },
  { name: "explain", takes: "<scenario>", summary: "say what each side believed and weighed at every step of the record", load: async () => (await import("./explain.ts")).explainCommand },
  { name: "brief", takes: "<scenario>", summary: "read what each side reads at every stage, and what it is cited from", load: async () => (await import("./brief.ts")).briefCommand },
  { name: "play", takes: "<scenario>", summary: "play a scenario against its solved strategies", load: async () => (await import("./play.ts")).playCommand },
  { name: "simulate", takes: "<scenario>", summary: "play a solved scenario many times, with a seed", load: async () => (await import("./simulate.ts")).simulateCommand },
  { name: "study", takes: "[scenario]", summary: "solve a scenario under many draws of all its uncertain numbers", load: async () => (await import("./study.ts")).studyCommand },
  { name: "merge", takes: "<folders...>", summary: "put the shards of a study together", load: async () => (await import("./study.ts")).mergeCommand },
  { name: "infer", takes: "[scenario]", summary: "say what the recorded moves tell of a player's private type", load: async () => (await import("./infer.ts")).inferCommand },
  { name: "fit", takes: "<scenario> <counts>", summary: "fit the precision of choice to counts of observed moves", load: async () => (await import("./fit.ts")).fitCommand },
  { name: "outlook", takes: "[scenario]", summary: "show how likely each ending looked along the record, and to whom", load: async () => (await import("./outlook.ts")).outlookCommand },
  { name: "what-if", takes: "[variant]", summary: "change the crisis and see what becomes of it", load: async () => (await import("./what-if.ts")).whatIfCommand },
  { name: "diff", takes: "<first> [second]", summary: "compare two readings of a crisis and say which differences matter", load: async () => (await import("./diff.ts")).diffCommand },
  { name: "report", takes: "[scenario]", summary: "write all that the draws say of a crisis as one page", load: async () => (await import("./report.ts")).reportCommand },
  { name: "theses", takes: "[id]", summary: "put claims about a crisis to the test", load: async () => (await import("./theses.ts")).thesesCommand },
  { name: "lenses", takes: "[scenario]", summary: "hold the lenses of a scenario side by side, move by move along its record", load: async () => (await import("./lenses.ts")).lensesCommand },
  { name: "sensitivity", takes: "[scenario]", summary: "find the numbers that an answer leans on", load: async () => (await import("./sensitivity.ts")).sensitivityCommand },
  { name: "trace", takes: "<parameter> [scenario]", summary: "follow one number through what is computed from it to the outcomes", load: async () => (await import("./trace.ts")).traceCommand },
  { name: "tree", takes: "<scenario>", summary: "draw the tree as an SVG figure", load: async () => (await import("./tree.ts")).treeCommand },
  { name: "balance", takes: "[scenario]", summary: "work out the strategic balance: first salvo, first strike, what survives", load: async () => (await import("./balance.ts")).balanceCommand },
  { name: "detect", takes: "[scenario]", summary: "work out when the sites are found, and how ready they are by then", load: async () => (await import("./detect.ts")).detectCommand },
  { name: "line", takes: "[scenario]", summary: "work out what a quarantine meets, boards and turns", load: async () => (await import("./line.ts")).lineCommand },
  { name: "reach", takes: "[scenario]", summary: "what missiles reach: cities, people and bomber bases", load: async () => (await import("./reach.ts")).reachCommand },
  { name: "timeline", takes: "[scenario]", summary: "what happened, day by day, with sources", load: async () => (await import("./timeline.ts")).timelineCommand },
  { name: "check", takes: "<file>", summary: "report every mistake in a scenario, an .efg or an .nfg file", load: async () => (await import("./check.ts")).checkCommand },
  { name: "export", takes: "<scenario>", summary: "write a scenario as a Gambit .efg or .nfg file", load: async () => (await import("./export.ts")).exportCommand },
  { name: "schema", takes: "", summary: "print the JSON Schema of scenario files", load: async () => (await import("./schema.ts")).schemaCommand },
];
