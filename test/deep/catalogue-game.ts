// One game through some solvers, as a process that can be ended from outside: a line of JSON for each solver as it comes.
// usage: node test/deep/catalogue-game.ts FILE SECONDS SOLVER ...

import { readFileSync } from "node:fs";
import { addRationals, compareRationals, exactColumn, exactOdds, type Game, gameFromEfg, gameFromNfg, multiplyRationals, parseEfg, parseNfg, type Rational } from "../../src/game/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { type Arithmetic, judge } from "./judge.ts";

/** What became of a game under a solver. */
export interface Outcome {
  readonly solver: string;
  /** `gave up`: it says that it did not converge, before its time was over; `broke`: against the contract. */
  readonly state: "solved" | "refused" | "gave up" | "out of time" | "broke";
  readonly seconds: number;
  readonly profiles: number;
  /** The largest regret as a share of the payoff range; null where profiles are no equilibria by design. */
  readonly regret: number | null;
  readonly message: string;
}

/** A game's size, the first line. */
export interface Size {
  readonly players: number;
  readonly nodes: number;
}

const FLOATS: Arithmetic<number> = { zero: 0, one: 1, add: (a, b) => a + b, multiply: (a, b) => a * b, isAbove: (a, b) => a > b };
const RATIONALS: Arithmetic<Rational> = { zero: { numerator: 0n, denominator: 1n }, one: { numerator: 1n, denominator: 1n }, add: addRationals, multiply: multiplyRationals, isAbove: (a, b) => compareRationals(a, b) > 0 };
/** What equilibria may miss by: those of a solver with a tolerance of its own by that, all others by this. */
const REGRET_MAX = 1e-9;
/** The same question to all: an equilibrium. */
const EXTRA: Readonly<Record<string, object>> = { qre: { limit: true } };
/** Profiles of one solution that are judged. */
const JUDGED_MAX = 50;

function regretOf(game: Game, probabilities: Float64Array): number {
  const { beliefs, payoffs } = game.valuation;
  return Math.max(0, ...game.players.map((_, player) => {
    const { payoff, best } = judge(game, FLOATS, { odds: (node) => beliefs[player]![node]!, payoff: (node) => payoffs[player]![node]! }, probabilities, player);
    return best - payoff;
  }));
}

function isExactEquilibrium(game: Game, profile: readonly Rational[]): boolean {
  return game.players.every((_, player) => {
    const odds = exactOdds(game, player), { payoff, best } = judge(game, RATIONALS, { odds: (node) => odds[node]!, payoff: exactColumn(game, game.valuation.payoffs[player]!) }, profile, player);
    return compareRationals(payoff, best) === 0;
  });
}

function outcomeOf(game: Game, name: string, seconds: number): Outcome {
  const start = performance.now(), since = () => (performance.now() - start) / 1e3;
  const nothing = { solver: name, profiles: 0, regret: null };
  try {
    const refusal = solvers.get(name)!.refuses(game); // named by the caller from the same list
    if (refusal !== null) return { ...nothing, state: /^solve\(\): solver .* needs .{10}/.test(refusal) ? "refused" : "broke", seconds: since(), message: refusal };
    let isLate = false;
    const solution = solve(game, { solver: name, ...EXTRA[name], shouldStop: () => (isLate ||= since() > seconds) });
    const took = since(), range = Math.max(0, ...game.valuation.payoffs.map((pays) => pays.reduce((a, b) => Math.max(a, b), -Infinity) - pays.reduce((a, b) => Math.min(a, b), Infinity))) || 1;
    const base = { ...nothing, seconds: took, profiles: solution.profiles.length, message: solution.message };
    if (!solution.converged) return { ...base, state: isLate ? "out of time" : solution.message === "" ? "broke" : "gave up" };
    if (name === "theory-of-moves") return { ...base, state: "solved" };
    const regret = Math.max(0, ...solution.profiles.slice(0, JUDGED_MAX).map(({ probabilities }) => regretOf(game, probabilities))) / range;
    const allowed = typeof solution.options["tolerance"] === "number" ? Math.max(solution.options["tolerance"] * 1.01, REGRET_MAX) : REGRET_MAX;
    const isRight = regret <= allowed && solution.profiles.length > 0 && solution.profiles.slice(0, JUDGED_MAX).every(({ exact }) => exact === undefined || isExactEquilibrium(game, exact));
    return { ...base, state: isRight ? "solved" : "broke", regret };
  } catch (error) {
    return { ...nothing, state: "broke", seconds: since(), message: error instanceof Error ? error.stack ?? error.message : String(error) };
  }
}

const [file, seconds, ...names] = process.argv.slice(2) as [string, string, ...string[]]; // see usage
const text = readFileSync(file, "utf8");
const parsed = file.endsWith(".nfg") ? parseNfg(text, file) : parseEfg(text, file);
if (parsed.document === null) console.log(JSON.stringify({ unreadable: parsed.diagnostics.map(({ message }) => message).join("; ") }));
else {
  const game = "table" in parsed.document ? gameFromNfg(parsed.document) : gameFromEfg(parsed.document);
  console.log(JSON.stringify({ players: game.players.length, nodes: game.topology.nodeCount } satisfies Size));
  for (const name of names) console.log(JSON.stringify(outcomeOf(game, name, Number(seconds))));
}
