// Runs a solver in a thread of its own, so that Ctrl-C and a time limit reach it between two of its steps and the terminal
// hears of progress.

import { extname } from "node:path";
import { countOf, type Flags, flagsOf, type Game, type Progress, Refusal, type Solution, solve, type SolveOptions, unjudged } from "../index.ts";
import { asAsked } from "./command.ts";
import type { Terminal } from "./terminal.ts";

export interface SolveRequest extends Pick<SolveOptions, "lambda" | "limit" | "branches" | "path" | "iterationsMax" | "tolerance" | "seed" | "simplify" | "finish" | "start"> {
  readonly solver: string;
}

export interface Solved {
  readonly solution: Solution;
  /** Time of the solver alone. */
  readonly seconds: number;
  readonly stoppedBy: "time limit" | "Ctrl-C" | null;
  /** By profile: the standards that it meets; none unless asked for. */
  readonly flags: readonly Flags[];
}

/** What the thread is given. */
export interface Task {
  readonly game: Game;
  readonly request: SolveRequest;
  readonly secondsMax: number;
  /** Whether each profile is put to the standards too. */
  readonly judges: boolean;
  /** One number: 1 asks the solver to stop. */
  readonly stop: SharedArrayBuffer;
}

type Message =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "solved"; readonly solution: Solution; readonly seconds: number; readonly timedOut: boolean; /** Of the first profiles, as far as there was time. */ readonly flags: readonly Flags[] }
  | { readonly kind: "refused"; readonly sentence: string };

const PROGRESS_SECONDS = 0.1, PROGRESS_AFTER_SECONDS = 1;
/** What judging may take when solving has used the time up. */
const JUDGING_SECONDS = 1;
/** What is solved in so short a time is done before another thread would have begun; larger games are not tried. */
const TRIAL_SECONDS = 0.12, TRIAL_NODES_MAX = 50_000;

/**
 * Solves, showing progress on the terminal from the first second on. Ctrl-C asks the solver for what it has; a second one ends
 * the process.
 *
 * @param secondsMax  null: no limit
 * @param judges      whether each profile is put to the standards too, as far as there is time
 * @throws {UserError} when the solver does not take this game or an option
 */
export async function solveWatched(game: Game, request: SolveRequest, secondsMax: number | null, terminal: Terminal, judges = false): Promise<Solved> {
  const task: Task = { game, request, judges, secondsMax: secondsMax ?? Infinity, stop: new SharedArrayBuffer(4) };
  return tryHere(task) ?? solveInThread(task, terminal);
}

/** The solution where it takes no time to speak of; otherwise null. */
function tryHere(task: Task): Solved | null {
  if (task.game.topology.nodeCount > TRIAL_NODES_MAX || task.secondsMax <= TRIAL_SECONDS) return null;
  const answers: Message[] = [];
  work({ ...task, secondsMax: TRIAL_SECONDS }, (message) => answers.push(message));
  const [answer] = answers.filter(({ kind }) => kind !== "progress");
  if (answer?.kind === "refused") return asAsked<never>(() => { throw new Refusal(answer.sentence); });
  // What was cut short may have converged and yet be less than a solver comes to that has the time.
  return answer?.kind === "solved" && !answer.timedOut && (!task.judges || answer.flags.length === answer.solution.profiles.length) ? { solution: answer.solution, seconds: answer.seconds, stoppedBy: null, flags: answer.flags } : null;
}

async function solveInThread(task: Task, terminal: Terminal): Promise<Solved> {
  const { Worker } = await import("node:worker_threads"); // takes longer to load than a small game to solve
  const worker = new Worker(new URL(`solving-thread${extname(import.meta.url)}`, import.meta.url), { workerData: task });
  const begun = terminal.seconds();
  let interrupted = false;
  const onInterrupt = () => {
    if (interrupted) process.exit(130);
    interrupted = true;
    Atomics.store(new Int32Array(task.stop), 0, 1);
    terminal.note("stopping; Ctrl-C again to end at once");
  };
  process.on("SIGINT", onInterrupt);
  return new Promise<Solved>((resolve, reject) => {
    worker.on("message", (message: Message) => {
      if (message.kind === "progress") {
        if (terminal.seconds() - begun > PROGRESS_AFTER_SECONDS) terminal.progress(progressLine(message.progress, terminal.seconds() - begun));
      } else if (message.kind === "refused") reject(new Refusal(message.sentence));
      else {
        const { solution, seconds, timedOut, flags } = message, all = solution.profiles, cut = task.judges && flags.length < all.length;
        resolve({
          solution: cut ? { ...solution, message: [solution.message, `of ${countOf(all.length, "profile")} ${flags.length} were judged before the time was up`].filter((text) => text !== "").join("; ") } : solution,
          seconds, stoppedBy: solution.converged ? null : timedOut ? "time limit" : interrupted ? "Ctrl-C" : null,
          flags: task.judges ? all.map((_, k) => flags[k] ?? unjudged("not judged: the time was up")) : [],
        });
      }
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the solver's thread ended without an answer")));
  }).catch((error: unknown) => asAsked<never>(() => { throw error; })).finally(() => {
    process.off("SIGINT", onInterrupt);
    terminal.progressEnd();
  });
}

function progressLine({ stage, done, residual }: Progress, seconds: number): string {
  return [`solving ${Math.floor(seconds)} s: ${stage}`, ...(done === null ? [] : [`${Math.floor(100 * done)} %`]), ...(residual === null ? [] : [`residual ${residual.toExponential(1)}`])].join(", ");
}

const FLAG_OF: ReadonlyMap<string, string> = new Map([["iterationsMax", "--iterations"], ["tolerance", "--tolerance"], ["limit", "--limit"], ["lambda", "--lambda"]]);

/** A solver's sentence names options as programs write them; at the terminal they are flags. */
function asTyped(sentence: string): string {
  return sentence.replaceAll(/`(\w+)`/g, (whole, name: string) => FLAG_OF.get(name) ?? whole);
}

/** Solves and judges, and tells of progress and of the end. */
export function work({ game, request, secondsMax, judges, stop }: Task, tell: (message: Message) => void): void {
  const flag = new Int32Array(stop);
  const begun = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - begun) / 1e9;
  let told = 0, timedOut = false;
  const onProgress = (progress: Progress) => {
    if (elapsed() - told < PROGRESS_SECONDS) return;
    told = elapsed();
    tell({ kind: "progress", progress });
  };
  try {
    const solution = solve(game, {
      ...request,
      onProgress,
      shouldStop() {
        if (elapsed() >= secondsMax) timedOut = true;
        return timedOut || Atomics.load(flag, 0) === 1;
      },
    });
    const seconds = elapsed(), wasAsked = Atomics.load(flag, 0) === 1, flags: Flags[] = [];
    const until = Math.max(timedOut || wasAsked ? 0 : secondsMax, seconds + JUDGING_SECONDS);
    for (const { probabilities, logProbabilities } of judges ? solution.profiles : []) {
      if (elapsed() > until || (!wasAsked && Atomics.load(flag, 0) === 1)) break;
      onProgress({ stage: `judging profile ${flags.length + 1}`, done: flags.length / solution.profiles.length, residual: null });
      flags.push(flagsOf(game, probabilities, logProbabilities));
    }
    tell({ kind: "solved", solution: { ...solution, message: asTyped(solution.message) }, seconds, timedOut, flags });
  } catch (error) {
    // Solvers refuse games and options with a sentence; everything else is a bug and ends the thread.
    if (!(error instanceof Refusal) || !error.message.startsWith("solve()")) throw error;
    tell({ kind: "refused", sentence: asTyped(error.message.replace(/^solve\(\): /, "")) });
  }
}
