// A match in the engine's thread. The seed, the hidden types and the log stay here; the page gets what a seat may see, and after the
// end the debrief.

import { advance, checkCompile, type Compiled, debrief, type Debrief, endingBands, endingGroups, endingsFrom, firstDecision, fingerprintOf, forkAt, givenUpBy, type Hinge, hingesOf, logSetup, type Match, openMatch, plainText, quantile, readLog, Refusal, runDraws, type SeatEvent, seatView, type SeatView, type Sitter, solve, solvers, type SolvedProfile, type Value, withEvent, writeLog } from "../../index.ts";
import { keepMatch, keptMatch } from "./kept-match.ts";
import { compiledOf } from "./scenario.ts";
import { shortSource } from "./source-name.ts";

/** What the match is played on: an opened scenario with the reader's changes. */
export interface PlayedOn {
  readonly id: string;
  readonly set: Readonly<Record<string, Value>>;
  readonly variant: string | null;
  readonly commonPrior: boolean;
  readonly lambda: number | null;
}

export interface PlaySetup {
  readonly seats: Readonly<Record<string, Sitter>>;
  readonly from: string;
  /** By player of the reader's own: its type; drawn where not given. */
  readonly types: Readonly<Record<string, string>>;
}

/** Where a match stands, for the page. */
export interface Table {
  /** Whose turn it is; null when the match is over. */
  readonly seat: string | null;
  readonly player: string;
  /** Seats in which people sit. */
  readonly people: readonly string[];
  /** Of the seat in turn. */
  readonly view: SeatView | null;
  /** Own decisions of the seat in turn so far, for the steps at the head of the page. */
  readonly taken: readonly { readonly when: string; readonly title: string }[];
  /** Another one after everything that happens: what is asked of a match depends on it. */
  readonly serial: number;
}

/** A seat to choose. */
export interface SeatChoice {
  readonly name: string;
  readonly title: string;
  readonly sits: string;
  readonly types: readonly { readonly name: string; readonly title: string; readonly note: string }[];
  /** The whole, and this seat's first decision in the record where that comes later. */
  readonly starts: readonly { readonly stage: string; readonly title: string; readonly when: string; readonly ask: string }[];
}

export interface DebriefAnswer {
  readonly debrief: Debrief;
  readonly bet: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, string | number | boolean>>;
  readonly from: string;
  readonly fingerprint: string;
  /** By key: author, title, year. */
  readonly sources: Readonly<Record<string, { readonly short: string; readonly full: string; readonly confidence: "verified" | "recalled" | "uncertain" | null }>>;
}

/** The middle nine tenths of draws. */
export interface DebriefBands {
  readonly draws: number;
  readonly failed: number;
  /** By ending. */
  readonly endings: Readonly<Record<string, { readonly low: number; readonly median: number; readonly high: number }>>;
  /** By own decision, in utils; null where the others' strategies never lead there. */
  readonly givenUp: readonly (readonly [low: number, median: number, high: number] | null)[];
}

/** The numbers on which a decision turned. */
export interface TurningNumbers {
  /** The decision that gave up most, as an index in the debrief's; null where the seat never decided. */
  readonly decision: number | null;
  /** Those that move least for it. */
  readonly hinges: readonly Hinge[];
}

const HINGES_MAX = 3;

interface Held {
  readonly compiled: Compiled;
  readonly solved: SolvedProfile;
  readonly rules: Readonly<Record<string, string | number | boolean>>;
}

let held: { readonly key: string; readonly held: Held } | null = null;
let match: Match | null = null;
let serial = 0;

/** The scenario under the reader's changes, solved; the last one is kept. */
export function holdOf(on: PlayedOn): Held {
  const key = JSON.stringify(on);
  if (held?.key === key) return held.held;
  const base = compiledOf(on.id), { scenario } = base;
  const set = new Map(Object.entries(on.set).filter(([name]) => scenario.parameters.has(name)));
  const variant = on.variant !== null && scenario.variants.has(on.variant) ? on.variant : null;
  const { compiled, diagnostics } = set.size === 0 ? { compiled: base, diagnostics: [] } : checkCompile(scenario, { set, variant, commonPrior: on.commonPrior });
  if (compiled === null) throw new Refusal(diagnostics[0]?.message ?? "the changed numbers make no game");
  const solver = scenario.defaults.solver, lambda = on.lambda ?? scenario.defaults.lambda;
  const { profiles: [solved], solver: name } = solve(compiled.game, { solver, ...(solver === "qre" ? { lambda } : {}) });
  if (solved === undefined) throw new Refusal(`solver "${solver}" found no strategies`);
  const text = Object.entries(on.set).map(([parameter, value]) => `${parameter}=${String(value)}`).join(", ");
  const rules = { solver: name, ...(solved.lambda === null ? {} : { lambda: solved.lambda }), ...(variant === null ? {} : { variant }), ...(text === "" ? {} : { set: text }), ...(on.commonPrior ? { commonPrior: true } : {}) };
  const next = { compiled, solved, rules };
  held = { key, held: next };
  return next;
}

function tableOf(compiled: Compiled, { state, setup }: Match): Table {
  const people = compiled.scenario.players.filter(({ name }) => setup.seats[name] === "person").map(({ name }) => name);
  const seat = state.turn.kind === "seat" ? state.turn.seat : null;
  const view = seat === null || match === null ? null : seatView(compiled, match, seat);
  const taken = view === null ? [] : view.known.filter(({ own }) => own).map(({ when, text }) => ({ when, title: text }));
  return { seat, player: view?.player ?? "", people, view, taken, serial };
}

/** Keeps the match, here and in this browser. */
async function settle(hold: Held, next: Match): Promise<Table> {
  match = next;
  serial++;
  await keepMatch(writeLog(next));
  return tableOf(hold.compiled, next);
}

/** Seeds that a person can write down. */
const SEEDS = 1_000_000;

export const playCalls = {
  /** Who can be played, and from where. */
  playSeats(id: string): SeatChoice[] {
    const { scenario } = compiledOf(id);
    return scenario.players.map(({ name, title, seat, types }) => ({
      name, title: plainText(title || name), sits: plainText(seat),
      types: types.length < 2 ? [] : types.map((type) => ({ name: type.name, title: plainText(type.title || type.name), note: plainText(type.note) })),
      starts: [...new Set([scenario.start, firstDecision(scenario, name)])].map((stage) => {
        const at = scenario.stages.get(stage);
        return { stage, title: plainText(at?.title || stage), when: plainText(at?.when ?? ""), ask: plainText(at?.ask ?? "") };
      }),
    }));
  },

  /** A new match under a seed of its own. */
  async playOpen(on: PlayedOn, { seats, from, types }: PlaySetup): Promise<Table> {
    const hold = holdOf(on), [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    return settle(hold, openMatch(hold.compiled, hold.solved.probabilities, { seats, from, types, seed: seed % SEEDS, rules: hold.rules }));
  },

  /** The match that is kept in this browser, if it was played on this. */
  async playKept(on: PlayedOn): Promise<Table | null> {
    const text = await keptMatch();
    if (text === null) return null;
    try {
      if (match === null && logSetup(text).title !== compiledOf(on.id).scenario.title) return null;
      const hold = holdOf(on);
      match = readLog(hold.compiled, text);
      return tableOf(hold.compiled, match);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  },

  /** Takes up a match from its log. */
  async playLoad(on: PlayedOn, text: string): Promise<Table> {
    const hold = holdOf(on);
    return settle(hold, readLog(hold.compiled, text));
  },

  /** What a person does; the table after all that is drawn then. */
  async playAct(on: PlayedOn, event: SeatEvent): Promise<Table> {
    const hold = holdOf(on), next = withEvent(hold.compiled, current(), event);
    return settle(hold, event.kind === "moved" ? advance(hold.compiled, hold.solved.probabilities, next) : next);
  },

  /** The same match from a decision on. */
  async playFork(on: PlayedOn, decision: number): Promise<Table> {
    const hold = holdOf(on);
    return settle(hold, forkAt(hold.compiled, current(), decision));
  },

  /** Ends the match and forgets it. */
  async playEnd(): Promise<void> {
    match = null;
    await keepMatch(null);
  },

  /** The log, once nothing in it is hidden any more. */
  playLog(): string {
    if (current().state.turn.kind !== "over") throw new Refusal("the log holds what is hidden: it comes when the match is over");
    return writeLog(current());
  },

  playDebrief(on: PlayedOn, seat: string): DebriefAnswer {
    const { compiled, solved } = holdOf(on), now = current(), { sources } = compiled.scenario;
    return {
      debrief: debrief(compiled, solved.probabilities, now, seat), bet: now.state.bets[seat] ?? {}, rules: now.setup.rules, from: now.setup.from, fingerprint: fingerprintOf(compiled),
      sources: Object.fromEntries([...sources].map(([key, { author, title, year, confidence }]) => [key, { short: shortSource({ key, author, year }), full: plainText([author, title, year].filter((part) => part !== "").join(", ")), confidence }])),
    };
  },

  /** Which numbers, each by itself and within its range, make another option the best at the decision that gave up most. */
  playHinges(on: PlayedOn, log: string, seat: string, onProgress: (done: number) => void): TurningNumbers {
    const { compiled, solved } = holdOf(on), played = readLog(compiled, log), lost = givenUpBy(compiled, solved.probabilities, played, seat);
    const most = lost.reduce((best, utils, k) => (utils > (lost[best] ?? NaN) ? k : best), 0);
    const step = played.state.trail.filter(({ player, by }) => by === "person" && player === seat)[most];
    if (step === undefined) return { decision: null, hinges: [] };
    const hinges = hingesOf(compiled, solved.probabilities, compiled.game.topology.infoset[step.node] ?? -1, { onProgress });
    // First those under which the option taken would have been the best.
    const own = (hinge: Hinge) => (hinge.instead === step.took ? 0 : 1);
    return { decision: most, hinges: hinges.sort((a, b) => own(a) - own(b)).slice(0, HINGES_MAX) };
  },

  /** The match as a log, for a thread of its own to draw bands for; only when it is over. */
  playBands(on: PlayedOn, log: string, seat: string, count: number, onProgress: (done: number) => void): DebriefBands {
    const { compiled, solved } = holdOf(on), { scenario } = compiled, played = readLog(compiled, log), solver = solvers.get(scenario.defaults.solver);
    const groups = endingGroups(scenario);
    if (solver === undefined || solved.lambda === null || !Number.isFinite(solved.lambda)) return { draws: 0, failed: 0, endings: {}, givenUp: [] };
    const hold = new Set([...Object.keys(on.set), ...(scenario.variants.get(on.variant ?? "")?.set.keys() ?? [])]);
    const ensemble = runDraws(compiled, {
      count, seed: DRAWS_SEED, lambda: solved.lambda, solver, baseline: solved.probabilities, hold,
      observe: (drawn, profile) => Float64Array.of(...endingsFrom(drawn, profile, played.setup.from), ...givenUpBy(drawn, profile, played, seat)),
      onProgress: ({ done }) => onProgress(done ?? 0),
    });
    const decisions = (ensemble.draws[0]?.observed.length ?? groups.length) - groups.length;
    return {
      draws: ensemble.draws.length, failed: ensemble.failed.length,
      endings: Object.fromEntries(endingBands(scenario, ensemble)?.bands ?? []),
      givenUp: Array.from({ length: decisions }, (_, k) => {
        const values = ensemble.draws.map(({ observed }) => observed[groups.length + k]!).filter(Number.isFinite).sort((a, b) => a - b);
        return values.length === 0 ? null : [quantile(values, 0.05), quantile(values, 0.5), quantile(values, 0.95)] as const;
      }),
    };
  },
};

const DRAWS_SEED = 62;

function current(): Match {
  if (match === null) throw new Refusal("no match is open");
  return match;
}
