// A match in the engine's thread. The seed, the hidden types and the log stay here; the page gets what a seat may see, and after the
// end the debrief.

import { advance, checkCompile, type Compiled, createResolver, type Debrief, debrief, endingBands, endingGroups, type EndingHinge, endingHingesOf, endingsFrom, fingerprintOf, firstDecision, forkAt, givenUpBy, type Hinge, hingesOf, LINK_LAMBDA_MAX, logSetup, type Match, openMatch, partsOfRules, plainText, quantile, readLog, Refusal, revalueCompiled, runDraws, type SeatEvent, seatView, type SeatView, type Sitter, solve, type SolvedProfile, solvers, type SolveUnder, type Value, withEvent, writeLog } from "../../index.ts";
import { forgetMatch, keepMatch, type KeptMatch, keptMatches, openMatchAt, setOpen } from "./kept-matches.ts";
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

/** The same as the page names it, for what is kept. */
export interface PlayedAt extends PlayedOn {
  readonly place: string;
}

export interface PlaySetup {
  readonly seats: Readonly<Record<string, Sitter>>;
  readonly from: string;
  /** By player of the reader's own: its type; drawn where not given. */
  readonly types: Readonly<Record<string, string>>;
}

/** What a log says it was played on. */
export interface LoggedOn {
  readonly title: string;
  readonly parts: readonly string[];
  /** NAME=VALUE each. */
  readonly set: readonly string[];
  readonly variant: string | null;
  readonly commonPrior: boolean;
  readonly lambda: number | null;
}

/** Where a match stands, for the page. */
export interface Table {
  /** Whose turn it is; null when the match is over. */
  readonly seat: string | null;
  readonly player: string;
  /** Seats in which people sit. */
  readonly people: readonly string[];
  /** Whether any seat plays a solved strategy. */
  readonly hasSolved: boolean;
  /** Of the seat in turn. */
  readonly view: SeatView | null;
  /** Own decisions of the seat in turn so far, for the steps at the head of the page. */
  readonly taken: readonly { readonly when: string; readonly title: string }[];
  /** Another one after everything that happens: what is asked of a match depends on it. */
  readonly serial: number;
  /** Whether this browser keeps the match over a reload. */
  readonly isKept: boolean;
}

/** The match at a place, or why the one that is kept there cannot be taken up. */
export interface Found {
  readonly table: Table | null;
  readonly fault: string;
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

/** The numbers on which the end and a decision turned. */
export interface TurningNumbers {
  /** The decision that gave up most, as an index in the debrief's; null where the seat never decided. */
  readonly decision: number | null;
  /** Those that move least for it. */
  readonly hinges: readonly Hinge[];
  /** Numbers under which the same moves and the same luck end otherwise, those that move least first. */
  readonly endings: readonly (Omit<EndingHinge, "outcome" | "stage"> & { readonly ending: string | null; readonly decision: string })[];
}

const HINGES_MAX = 3;
/** Of the work of `playHinges`, roughly. */
const ENDINGS_SHARE = 0.6;

interface Held {
  readonly compiled: Compiled;
  readonly solved: SolvedProfile;
  readonly rules: Readonly<Record<string, string | number | boolean>>;
}

let held: { readonly key: string; readonly held: Held } | null = null;
/** The match that is open, and what it is called among those kept. */
let open: { readonly match: Match; readonly id: string; readonly place: string; readonly isKept: boolean } | null = null;
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
  const rules = { solver: name, ...(solved.lambda === null ? {} : { lambda: solved.lambda }), ...(scenario.parts.length === 0 ? {} : { with: scenario.parts.map((part) => part.name).join(", ") }), ...(variant === null ? {} : { variant }), ...(text === "" ? {} : { set: text }), ...(on.commonPrior ? { commonPrior: true } : {}) };
  const next = { compiled, solved, rules };
  held = { key, held: next };
  return next;
}

function tableOf(compiled: Compiled, { match, isKept }: NonNullable<typeof open>): Table {
  const { state, setup } = match, people = compiled.scenario.players.filter(({ name }) => setup.seats[name] === "person").map(({ name }) => name);
  const seat = state.turn.kind === "seat" ? state.turn.seat : null, view = seat === null ? null : seatView(compiled, match, seat);
  const taken = view === null ? [] : view.known.filter(({ own }) => own).map(({ when, text }) => ({ when, title: text }));
  return { seat, player: view?.player ?? "", people, hasSolved: people.length < compiled.scenario.players.length, view, taken, serial, isKept };
}

/** Keeps the match, here and in this browser. */
async function settle({ compiled }: Held, place: string, id: string, match: Match): Promise<Table> {
  const { scenario } = compiled, { state, setup } = match, isOver = state.turn.kind === "over";
  const kept: KeptMatch = {
    id, place, title: plainText(scenario.title), people: scenario.players.filter(({ name }) => setup.seats[name] === "person").map(({ name, title }) => plainText(title || name)),
    decisions: match.events.filter(({ kind }) => kind === "moved").length, ending: isOver ? endingTitle(compiled, state.node) : null, at: Date.now(),
  };
  serial++;
  open = { match, id, place, isKept: await keepMatch(kept, writeLog(match)) };
  return tableOf(compiled, open);
}

const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join("-");

/** Strategies under other numbers: from the last ones where the solver can, anew where it cannot. */
function solverUnder(compiled: Compiled, { lambda, probabilities }: SolvedProfile): SolveUnder {
  const { solver } = compiled.scenario.defaults;
  if (solver === "qre" && lambda !== null && lambda > 0 && Number.isFinite(lambda)) {
    const resolver = createResolver(compiled, probabilities);
    return (values) => {
      const answer = resolver.resolve(values, lambda);
      return answer.converged && answer.diagnostics.length === 0 ? answer.probabilities : null;
    };
  }
  return (values) => {
    const { compiled: other } = revalueCompiled(compiled, values);
    return other === null ? null : (solve(other.game, { solver, ...(solver === "qre" && lambda !== null ? { lambda } : {}) }).profiles[0]?.probabilities ?? null);
  };
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

  /** A new match under a seed of its own; what was played before stays kept. */
  async playOpen(on: PlayedAt, { seats, from, types }: PlaySetup): Promise<Table> {
    const hold = holdOf(on), [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    return settle(hold, on.place, newId(), openMatch(hold.compiled, hold.solved.probabilities, { seats, from, types, seed: seed % SEEDS, rules: hold.rules }));
  },

  /** The match that is open at this place, if there is one. */
  async playFound(on: PlayedAt): Promise<Found> {
    const kept = await openMatchAt(on.place);
    if (kept === null) return { table: null, fault: "" };
    try {
      const { compiled } = holdOf(on);
      open = { match: readLog(compiled, kept.log), id: kept.id, place: on.place, isKept: kept.isKept };
      return { table: tableOf(compiled, open), fault: "" };
    } catch (error) {
      if (error instanceof Refusal) return { table: null, fault: error.message };
      throw error;
    }
  },

  /** All matches that are kept, the latest first, and nothing of what is hidden in them. */
  playMatches: keptMatches,

  /** Opens a kept match at its place. */
  playGoOn: ({ place, id }: KeptMatch): Promise<void> => setOpen(place, id),

  playForget: forgetMatch,

  /** What a match was played on, as its log says. */
  playLogOn(text: string): LoggedOn {
    const { title, rules } = logSetup(text), { lambda, variant, set, commonPrior } = rules;
    if (typeof lambda === "number" && !(lambda >= 0 && lambda <= LINK_LAMBDA_MAX)) throw new Refusal(`the log asks for precision ${lambda} per util; from 0 to ${LINK_LAMBDA_MAX} is solved`);
    return {
      title, parts: partsOfRules(rules) ?? [], set: typeof set === "string" ? set.split(", ") : [], variant: typeof variant === "string" ? variant : null,
      commonPrior: commonPrior === true, lambda: typeof lambda === "number" ? lambda : null,
    };
  },

  /** Takes up a match from its log. */
  async playLoad(on: PlayedAt, text: string): Promise<Table> {
    const hold = holdOf(on), match = readLog(hold.compiled, text), { lambda } = match.setup.rules;
    if (typeof lambda === "number" && lambda !== hold.rules["lambda"]) throw new Refusal(`the match was played at precision ${lambda}, and here the strategies have ${String(hold.rules["lambda"] ?? "none")}; set the same precision first`);
    return settle(hold, on.place, newId(), match);
  },

  /** What a person does; the table after all that is drawn then. */
  async playAct(on: PlayedAt, event: SeatEvent): Promise<Table> {
    const hold = holdOf(on), { match, id } = current(on.place), kept = await openMatchAt(on.place);
    if (kept?.id === id && kept.log.trimEnd() !== writeLog(match).trimEnd()) throw new Refusal("this match went on in another tab: load the page again to see how it stands");
    const next = withEvent(hold.compiled, match, event);
    return settle(hold, on.place, id, event.kind === "moved" ? advance(hold.compiled, hold.solved.probabilities, next) : next);
  },

  /** The same match from a decision on, beside the one that it leaves. */
  async playFork(on: PlayedAt, decision: number): Promise<Table> {
    const hold = holdOf(on);
    return settle(hold, on.place, newId(), forkAt(hold.compiled, current(on.place).match, decision));
  },

  /** Leaves the match; it stays kept. */
  async playLeave({ place }: PlayedAt): Promise<void> {
    // A match in which nobody has decided anything is not worth keeping.
    if (open !== null && !open.match.events.some(({ kind }) => kind === "moved")) await forgetMatch(open.id);
    open = null;
    await setOpen(place, null);
  },

  /** The log, once nothing in it is hidden any more. */
  playLog(): string {
    const { match } = current();
    if (match.state.turn.kind !== "over") throw new Refusal("the log holds what is hidden: it comes when the match is over");
    return writeLog(match);
  },

  playDebrief(on: PlayedAt, seat: string): DebriefAnswer {
    const { compiled, solved } = holdOf(on), { match: now } = current(on.place), { sources } = compiled.scenario;
    return {
      debrief: debrief(compiled, solved.probabilities, now, seat), bet: now.state.bets[seat] ?? {}, rules: now.setup.rules, from: now.setup.from, fingerprint: fingerprintOf(compiled),
      sources: Object.fromEntries([...sources].map(([key, { author, title, year, publisher, confidence }]) => [key, { short: shortSource({ key, author, year, publisher }), full: plainText([author, title, year].filter((part) => part !== "").join(", ")), confidence }])),
    };
  },

  /** Which numbers, each by itself and within its range, change the end, and which make another option the best at the decision that gave up most. */
  playHinges(on: PlayedOn, log: string, seat: string, onProgress: (done: number) => void): TurningNumbers {
    const { compiled, solved } = holdOf(on), { scenario } = compiled, played = readLog(compiled, log), lost = givenUpBy(compiled, solved.probabilities, played, seat);
    const endings = endingHingesOf(compiled, played, solverUnder(compiled, solved), { onProgress: (done) => onProgress(ENDINGS_SHARE * done) }).slice(0, HINGES_MAX).map(({ outcome, stage, ...number }) => ({
      ...number, ending: outcome === null ? null : plainText(scenario.outcomes.get(outcome)?.title || outcome), decision: plainText(scenario.stages.get(stage)?.title || stage),
    }));
    const most = lost.reduce((best, utils, k) => (utils > (lost[best] ?? NaN) ? k : best), 0);
    const step = played.state.trail.filter(({ player, by }) => by === "person" && player === seat)[most];
    if (step === undefined) return { decision: null, hinges: [], endings };
    const hinges = hingesOf(compiled, solved.probabilities, compiled.game.topology.infoset[step.node] ?? -1, { onProgress: (done) => onProgress(ENDINGS_SHARE + (1 - ENDINGS_SHARE) * done) });
    // First those under which the option taken would have been the best.
    const own = (hinge: Hinge) => (hinge.instead === step.took ? 0 : 1);
    return { decision: most, hinges: hinges.sort((a, b) => own(a) - own(b)).slice(0, HINGES_MAX), endings };
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

function current(place?: string): NonNullable<typeof open> {
  if (open === null || (place !== undefined && open.place !== place)) throw new Refusal("no match is open here; load the page again");
  return open;
}

function endingTitle({ scenario, game }: Compiled, node: number): string {
  const name = game.outcomes[game.topology.outcome[node] ?? -1] ?? "";
  return plainText(scenario.outcomes.get(name)?.title || name);
}
