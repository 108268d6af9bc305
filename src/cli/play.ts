// excomm play: a scenario played in the terminal against its solved strategies, or by several people at one keyboard.

import { randomInt } from "node:crypto";
import { advance, type Compiled, debrief, debriefText, decisionText, endingBands, type EndingBands, endingsFrom, firstDecision, forkAt, logSetup, type Match, nearest, openMatch, readLog, runDraws, seatText, seatView, type SeatView, type Sitter, type Solution, solvers, STROKES, suggest, withEvent, writeLog } from "../index.ts";
import { type Answers, givenAnswers, typedAnswers } from "./asking.ts";
import { changeOptions } from "./changes.ts";
import { asAsked, type Command, EXIT_DONE, UserError } from "./command.ts";
import { readText, requireWritable, writeText } from "./files.ts";
import { loadCompiled } from "./load.ts";
import { GAME_OPTIONS, type GameFlags, readInteger, settingsFrom, solveRequest, SOLVER_OPTIONS, type SolverFlags } from "./options.ts";
import { solveWatched } from "./solving.ts";
import type { Terminal } from "./terminal.ts";

interface PlayFlags extends GameFlags, SolverFlags {
  readonly seat?: string;
  readonly type?: readonly string[];
  readonly from?: string;
  readonly log?: string;
  readonly resume?: string;
  readonly fork?: number;
  readonly moves?: string;
  readonly draws?: number;
}

const DRAWS = 60, DRAWS_SEED = 62;
/** Seeds that a person can write down. */
const SEEDS = 1_000_000;

export const playCommand: Command<PlayFlags> = {
  about: "You decide for one player and see what that player sees; the others play a solved strategy of a hidden type, and chance falls by the scenario's odds. At the end: what happened, what the others were and knew, and what each decision gave up. Answer with the number of an option, `bet settlement=6 strike=4` for ten strokes on how it ends, or `quit`.",
  arguments: ["the name of a scenario or a path"],
  options: [
    { flags: "--seat <players>", about: "who you decide for; several, parted by commas, take turns at the keyboard (default: the player of the first decision)" },
    { flags: "--from <stage>", about: "begin at this stage, or at `first`, your first decision in the record; what came before is drawn as likely as it is" },
    { flags: "--type <player=type>", about: "what a player is after, instead of a draw; may be repeated", repeats: "by name", parse: (text, before) => [...((before as string[] | undefined) ?? []), text] },
    { flags: "--log <file>", about: "keep the match in this file, after every move; it holds what is hidden" },
    { flags: "--resume <file>", about: "go on with a match from its file" },
    { flags: "--fork <decision>", about: "with --resume: play anew from this decision on, counted from 1, with the same others and the same luck", parse: (text) => readInteger(text, "--fork", 1, 100_000) },
    { flags: "--moves <list>", about: "answers given beforehand, parted by commas: names or numbers of options" },
    { flags: "--draws <integer>", about: `draws of the uncertain numbers for the debrief (default ${DRAWS})`, parse: (text) => readInteger(text, "--draws", 0, 100_000) },
    ...SOLVER_OPTIONS, ...GAME_OPTIONS,
  ],
  examples: [
    ["play october-1962 --seat us --from first", "from the photographs on"],
    ["play october-1962 --seat us,ussr --log match.json", "two at one keyboard, kept in a file"],
    ["play october-1962 --seat us --seed 7 --moves quarantine,hold --draws 0", "moves given beforehand"],
  ],
  async run([asked = ""], flags, terminal) {
    if (flags.fork !== undefined && flags.resume === undefined) throw new UserError("--fork plays an earlier match anew", "name its file with --resume");
    const kept = flags.resume === undefined ? null : readText(flags.resume);
    if (flags.log !== undefined) requireWritable(flags.log);
    const rules: GameFlags & SolverFlags = kept === null ? flags : flagsOf(asAsked(() => logSetup(kept)).rules);
    const compiled = loadCompiled(asked, rules, terminal.note);
    const { seed: _, ...solver } = rules;
    const { solution } = await solveWatched(compiled.game, solveRequest(solver, compiled.scenario), rules.seconds ?? null, terminal);
    const [solved] = solution.profiles;
    if (solved === undefined) throw new UserError(`solver "${solution.solver}" found no profile${solution.message === "" ? "" : `: ${solution.message}`}`, "use --solver qre");
    if (!solution.converged) terminal.note(`note: the strategies have not converged: ${solution.message}`);
    const profile = solved.probabilities;
    const opened = asAsked(() => kept === null ? openNew(compiled, solution, flags) : resumed(compiled, kept, flags.fork));
    const answers = flags.moves === undefined ? typedAnswers() : givenAnswers(flags.moves.split(",").map((move) => move.trim()));
    try {
      const match = await new Table(compiled, profile, terminal, answers, flags.log ?? flags.resume ?? null).play(asAsked(() => advance(compiled, profile, opened)));
      if (match.state.turn.kind === "over") showDebrief(compiled, solution, match, flags.draws ?? DRAWS, terminal);
    } finally {
      answers.end();
    }
    return EXIT_DONE;
  },
};

function openNew(compiled: Compiled, solution: Solution, flags: PlayFlags): Match {
  const { scenario } = compiled, names = scenario.players.map(({ name }) => name);
  const people = (flags.seat ?? scenario.stages.get(scenario.start)?.player ?? names[0]!).split(",").map((name) => name.trim());
  for (const name of people) if (!names.includes(name)) throw new UserError(`there is no player "${name}" in this scenario`, suggest(name, names));
  const seats: Record<string, Sitter> = Object.fromEntries(names.map((name) => [name, people.includes(name) ? "person" : "solved"]));
  const from = flags.from === "first" ? firstDecision(scenario, people[0]!) : (flags.from ?? scenario.start);
  const types = Object.fromEntries((flags.type ?? []).map((text) => {
    const [player = "", ...type] = text.split("=");
    if (type.length === 0) throw new UserError(`--type ${text}: which type?`, "write --type PLAYER=TYPE");
    return [player, type.join("=")];
  }));
  const [solved] = solution.profiles;
  const rules = {
    solver: solution.solver, ...(typeof solved?.lambda === "number" && Number.isFinite(solved.lambda) ? { lambda: solved.lambda } : {}),
    ...(flags.limit === true ? { limit: true } : {}), ...(flags.iterations === undefined ? {} : { iterations: flags.iterations }), ...changeOptions(scenario, flags),
  };
  return openMatch(compiled, solved!.probabilities, { seats, seed: flags.seed ?? randomInt(SEEDS), from, types, rules });
}

function resumed(compiled: Compiled, text: string, fork: number | undefined): Match {
  const match = readLog(compiled, text);
  return fork === undefined ? match : forkAt(compiled, match, fork - 1);
}

/** The flags under which a match was played. */
function flagsOf({ solver, lambda, limit, iterations, variant, set, commonPrior }: Readonly<Record<string, string | number | boolean>>): GameFlags & SolverFlags {
  return {
    ...(typeof solver === "string" && solvers.has(solver) ? { solver } : {}),
    ...(typeof lambda === "number" && limit !== true && solver === "qre" ? { lambda } : {}), ...(limit === true ? { limit } : {}),
    ...(typeof iterations === "number" ? { iterations } : {}),
    ...(typeof variant === "string" ? { variant } : {}), ...(typeof set === "string" ? { set: set.split(", ") } : {}), ...(commonPrior === true ? { commonPrior } : {}),
  };
}

/** People at one keyboard. */
class Table {
  private readonly compiled: Compiled;
  private readonly profile: Float64Array;
  private readonly terminal: Terminal;
  private readonly answers: Answers;
  private readonly file: string | null;
  private seated: string | null = null;

  constructor(compiled: Compiled, profile: Float64Array, terminal: Terminal, answers: Answers, file: string | null) {
    this.compiled = compiled;
    this.profile = profile;
    this.terminal = terminal;
    this.answers = answers;
    this.file = file;
  }

  /** Until the end, or until there are no more answers. */
  async play(opened: Match): Promise<Match> {
    let match = opened;
    this.keep(match);
    while (match.state.turn.kind === "seat") {
      const { seat } = match.state.turn, view = seatView(this.compiled, match, seat);
      if (!(await this.sitDown(view))) return this.leave(match);
      this.terminal.write(`\n${decisionText(view, { width: this.terminal.columns, ink: this.terminal.ink })}`);
      const next = await this.ask(match, view);
      if (next === null) return this.leave(match);
      match = advance(this.compiled, this.profile, next);
      this.keep(match);
    }
    return match;
  }

  /** Tells a seat who it is; where several share the keyboard, after a screen that shows nothing. */
  private async sitDown(view: SeatView): Promise<boolean> {
    if (this.seated === view.seat) return true;
    if (this.seated !== null && this.answers.isTyped) {
      this.terminal.write(`\u001b[2J\u001b[3J\u001b[HHand over to the ${view.player}.\n`);
      if ((await this.answers.next("Press Enter when they sit here: ")) === null) return false;
      this.terminal.write("\u001b[2J\u001b[H");
    }
    this.seated = view.seat;
    this.terminal.write(seatText(view, { width: this.terminal.columns, ink: this.terminal.ink }));
    return true;
  }

  private async ask(match: Match, view: SeatView): Promise<Match | null> {
    const { seat, decision } = view, options = decision!.options; // a seat in turn has a decision
    for (let at = match; ;) {
      const answer = (await this.answers.next(`Your choice, 1 to ${options.length}: `))?.trim();
      if (answer === undefined || answer === "quit") return null;
      if (answer === "") continue;
      try {
        if (answer.startsWith("bet ")) {
          at = asAsked(() => withEvent(this.compiled, at, { kind: "bet", seat, strokes: strokesOf(answer.slice(4)) }));
          this.keep(at);
          this.terminal.write("Your bet is laid; you meet it again at the end.\n");
          continue;
        }
        const took = options[Number(answer) - 1]?.name ?? options.find(({ name }) => name === answer)?.name;
        if (took === undefined) {
          const near = nearest(answer, options.map(({ name }) => name));
          throw new UserError(`"${answer}" is none of the options`, near === null ? `answer with 1 to ${options.length}, or ${options.map(({ name }) => name).join(", ")}` : `did you mean ${near}?`);
        }
        this.terminal.write(`\n${this.terminal.ink.mark(`> ${options.find(({ name }) => name === took)!.title}`)}\n`);
        return withEvent(this.compiled, at, { kind: "moved", seat, stage: decision!.stage, took });
      } catch (error) {
        if (!(error instanceof UserError) || !this.answers.isTyped) throw error;
        this.terminal.note(`${error.message}${error.help === "" ? "" : `; ${error.help}`}`);
      }
    }
  }

  private leave(match: Match): Match {
    this.terminal.write(this.file === null ? "\nThe match is left open and was not kept; --log FILE keeps it.\n" : `\nThe match is kept; --resume ${this.file} goes on with it.\n`);
    return match;
  }

  private keep(match: Match): void {
    if (this.file !== null) writeText(this.file, writeLog(match));
  }
}

/** "settlement=6 strike=4". */
function strokesOf(text: string): Record<string, number> {
  return Object.fromEntries(text.split(/\s+/).filter((part) => part !== "").map((part) => {
    const [, name, count] = /^(.+)=(\d{1,3})$/.exec(part) ?? [];
    if (name === undefined) throw new UserError(`"${part}" is no bet`, `lay ${STROKES} strokes: bet settlement=6 strike=4`);
    return [name, Number(count)];
  }));
}

function showDebrief(compiled: Compiled, solution: Solution, match: Match, draws: number, terminal: Terminal): void {
  const { probabilities } = solution.profiles[0]!; // the match was played with it
  const ensemble = drawEndings(compiled, solution, match.setup.from, draws, match.setup.rules["set"], terminal);
  for (const [seat, sitter] of Object.entries(match.setup.seats)) {
    if (sitter !== "person") continue;
    const view = { width: terminal.columns, ink: terminal.ink };
    terminal.write(`\n${debriefText(compiled.scenario, debrief(compiled, probabilities, match, seat), match.state.bets[seat] ?? {}, ensemble, view)}`);
  }
}

/** Where the crisis ends under draws of its uncertain numbers; null without draws, or where another solver than quantal response is asked. */
function drawEndings(compiled: Compiled, { profiles, solver: name }: Solution, from: string, count: number, set: string | number | boolean | undefined, terminal: Terminal): EndingBands | null {
  const [solved] = profiles, solver = solvers.get(name);
  if (count === 0 || name !== "qre" || solver === undefined || solved === undefined || solved.lambda === null || !Number.isFinite(solved.lambda)) return null;
  const { scenario, variant } = compiled;
  const hold = new Set([...(typeof set === "string" ? settingsFrom(scenario, set.split(", ")).keys() : []), ...(scenario.variants.get(variant ?? "")?.set.keys() ?? [])]);
  const ensemble = runDraws(compiled, {
    count, seed: DRAWS_SEED, lambda: solved.lambda, solver, baseline: solved.probabilities, hold,
    observe: (drawn, profile) => endingsFrom(drawn, profile, from),
    onProgress: ({ stage }) => terminal.progress(`solving ${stage}`),
  });
  terminal.progressEnd();
  return endingBands(scenario, ensemble);
}
