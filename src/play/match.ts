// A match: a crisis played by people and by solved strategies. It is a list of events; where it stands follows from them alone.

import { printable, requireThat, shortened, suggest } from "../base/index.ts";
import { type Compiled, Walk } from "../compile/index.ts";
import { DECISION, TERMINAL } from "../game/index.ts";
import { type EndingGroup, endingGroups } from "./endings.ts";

/** Who moves for a player: a person, or the strategy that was solved. */
export type Sitter = "person" | "solved";

export interface MatchSetup {
  /** Of the scenario. */
  readonly title: string;
  /** What the tree, its odds and its payoffs are, as `fingerprintOf` says. */
  readonly fingerprint: string;
  /** How the strategies were found and what was changed of the scenario, for people and programs: solver, lambda, variant. */
  readonly rules: Readonly<Record<string, string | number | boolean>>;
  /** By player. */
  readonly seats: Readonly<Record<string, Sitter>>;
  /** The stage at which play begins. */
  readonly from: string;
  /** What no seat may see before the end. */
  readonly secret: {
    readonly seed: number;
    /** By player: the type it is to be; a player without an entry is drawn one. */
    readonly types: Readonly<Record<string, string>>;
  };
}

export type MatchEvent =
  /** The types, and the moves before the first stage that is played; drawn. */
  | { readonly kind: "dealt"; readonly types: Readonly<Record<string, string>>; readonly before: readonly TakenBranch[] }
  /** A move of chance or of a solved strategy; drawn. */
  | { readonly kind: "drawn"; readonly stage: string; readonly took: string }
  | SeatEvent;

/** What a person does. */
export type SeatEvent =
  | { readonly kind: "moved"; readonly seat: string; readonly stage: string; readonly took: string }
  /** Strokes laid on ways the crisis may end, by name of the group, STROKES at most; the latest bet of a seat holds. */
  | { readonly kind: "bet"; readonly seat: string; readonly strokes: Readonly<Record<string, number>> };

export interface TakenBranch {
  readonly stage: string;
  readonly took: string;
}

export interface Match {
  readonly setup: MatchSetup;
  readonly events: readonly MatchEvent[];
  /** Follows from `events`. */
  readonly state: MatchState;
}

export interface MatchState {
  /** Nodes passed, the draw of types left out, with who moved there; the last one's branch leads to `node`. */
  readonly trail: readonly TrailStep[];
  /** Where play stands; -1 before the types are dealt. */
  readonly node: number;
  /** By player: its type. Empty before they are dealt. */
  readonly types: Readonly<Record<string, string>>;
  /** By seat. */
  readonly bets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Whose event comes next: the name of a seat in which a person sits, "draw" for chance and solved strategies, "over" at the end. */
  readonly turn: Turn;
}

export type Turn = { readonly kind: "draw" } | { readonly kind: "seat"; readonly seat: string } | { readonly kind: "over" };

export interface TrailStep extends TakenBranch {
  readonly node: number;
  /** Null for chance. */
  readonly player: string | null;
  /** "before": drawn before play began. */
  readonly by: "chance" | "before" | Sitter;
}

/** Strokes of a bet. */
export const STROKES = 10;

/** A match in which nothing has happened yet. */
export function newMatch(compiled: Compiled, setup: Omit<MatchSetup, "title" | "fingerprint">): Match {
  return emptyMatch(compiled, { title: compiled.scenario.title, fingerprint: fingerprintOf(compiled), ...setup });
}

/**
 * The same for a setup that was written down.
 *
 * @throws {Refusal} when it does not belong to this scenario
 */
export function emptyMatch(compiled: Compiled, setup: MatchSetup): Match {
  requireSetup(compiled, setup);
  return { setup, events: [], state: { trail: [], node: -1, types: {}, bets: {}, turn: { kind: "draw" } } };
}

/**
 * The match with one more event.
 *
 * @throws {Refusal} when the event cannot happen here: out of turn, a move that is not offered, after the end
 */
export function withEvent(compiled: Compiled, match: Match, event: MatchEvent): Match {
  return { setup: match.setup, events: [...match.events, event], state: stateAfter(compiled, match, event) };
}

/** Where a match stands after these events. */
export function replayed(compiled: Compiled, setup: MatchSetup, events: readonly MatchEvent[]): Match {
  return events.reduce((match, event) => withEvent(compiled, match, event), emptyMatch(compiled, setup));
}

function stateAfter(compiled: Compiled, { setup, state }: Match, event: MatchEvent): MatchState {
  if (event.kind === "dealt") return dealt(compiled, setup, state, event);
  requireThat(state.node >= 0, `a match begins with the event "dealt", got "${event.kind}"`);
  requireThat(state.turn.kind !== "over", `the match is over; no "${event.kind}" can follow. To play on from an earlier decision, fork it`);
  if (event.kind === "bet") return { ...state, bets: { ...state.bets, [event.seat]: requireBet(compiled, setup, event) } };
  const { stage, player } = standing(compiled, state.node);
  requireThat(event.stage === stage, `play stands at stage "${stage}", not at "${said(event.stage)}"`);
  if (event.kind === "moved") {
    requireThat(setup.seats[event.seat] === "person", `nobody plays "${said(event.seat)}"; ${seatsText(setup)}`);
    requireThat(player === event.seat, `"${said(event.seat)}" is out of turn: at stage "${stage}" ${player === null ? "chance" : `"${player}"`} decides`);
  } else {
    requireThat(player === null || setup.seats[player] === "solved", `at stage "${stage}" a person decides for "${player}"; the move cannot be drawn`);
  }
  return step(compiled, setup, state, event.took, player === null ? "chance" : setup.seats[player]!);
}

function dealt(compiled: Compiled, setup: MatchSetup, state: MatchState, { types, before }: Extract<MatchEvent, { kind: "dealt" }>): MatchState {
  requireThat(state.node < 0, `the types have been dealt already`);
  const { scenario, typeCombinations } = compiled;
  for (const player of scenario.players) {
    requireThat(player.types.some(({ name }) => name === types[player.name]), `"${said(types[player.name])}" is no type of "${player.name}"; ${suggest(String(types[player.name]), player.types.map(({ name }) => name))}`);
  }
  const combination = typeCombinations.findIndex((indices) => indices.every((type, p) => scenario.players[p]!.types[type]!.name === types[scenario.players[p]!.name]));
  requireThat(combination >= 0, "these types are never drawn together");
  let next: MatchState = { ...state, node: new Walk(compiled).nodes[combination]!, types };
  for (const { stage, took } of before) {
    const at = standing(compiled, next.node);
    requireThat(at.stage === stage, `before play begins, the moves lead to stage "${at.stage}", not to "${said(stage)}"`);
    next = step(compiled, setup, next, took, "before");
  }
  const at = standing(compiled, next.node);
  requireThat(at.stage === setup.from, `play is to begin at stage "${setup.from}", but the moves before it lead to "${at.stage}"`);
  return { ...next, turn: turnAt(compiled, setup, next.node) };
}

function step(compiled: Compiled, setup: MatchSetup, state: MatchState, took: string, by: TrailStep["by"]): MatchState {
  const { stage, player } = standing(compiled, state.node);
  const offered = offeredAt(compiled, state.node), k = offered.indexOf(took);
  requireThat(k >= 0, `"${said(took)}" is not ${player === null ? "possible" : "offered"} at stage "${stage}"; ${suggest(String(took), offered)}`);
  const node = compiled.game.topology.firstChild[state.node]! + k;
  return { ...state, node, trail: [...state.trail, { stage, took, node: state.node, player, by }], turn: turnAt(compiled, setup, node) };
}

function turnAt(compiled: Compiled, setup: MatchSetup, node: number): Turn {
  const { kind } = compiled.game.topology;
  if (kind[node] === TERMINAL) return { kind: "over" };
  const { player } = standing(compiled, node);
  return player !== null && setup.seats[player] === "person" ? { kind: "seat", seat: player } : { kind: "draw" };
}

/** The stage of a node and who decides there; an empty name at an end, null for chance. */
export function standing({ game: { players, topology }, stages, stageOfNode }: Compiled, node: number): { readonly stage: string; readonly player: string | null } {
  const set = topology.kind[node] === DECISION ? topology.infoset[node]! : -1;
  return { stage: stages[stageOfNode[node]!]?.name ?? "", player: set < 0 ? null : players[topology.infosets.player[set]!]! };
}

/** Names of the branches at a node, in order. */
export function offeredAt({ game: { topology } }: Compiled, node: number): string[] {
  return Array.from({ length: topology.childCount[node]! }, (_, k) => topology.labels[topology.branch[topology.firstChild[node]! + k]!]!);
}

/** The parts and lenses of the scenario that were on, as the rules of a match name them; null where they say nothing of parts. */
export function partsOfRules(rules: MatchSetup["rules"]): readonly string[] | null {
  const { with: parts } = rules;
  return typeof parts === "string" ? parts.split(",").map((part) => part.trim()).filter((part) => part !== "") : null;
}

function requireParts({ scenario: { parts } }: Compiled, { rules }: MatchSetup): void {
  const wanted = partsOfRules(rules), on = parts.map(({ name }) => name);
  if (wanted === null) return;
  const off = wanted.filter((name) => !on.includes(name)), more = on.filter((name) => !wanted.includes(name));
  requireThat(off.length + more.length === 0, `the match was played with ${wanted.map((name) => `"${said(name)}"`).join(", ")} on; ${[...(off.length === 0 ? [] : [`switch on ${off.map((name) => `"${said(name)}"`).join(", ")} (--with ${said(wanted.join(","))})`]), ...(more.length === 0 ? [] : [`switch off ${more.map((name) => `"${name}"`).join(", ")}`])].join(" and ")}`);
}

function requireSetup(compiled: Compiled, setup: MatchSetup): void {
  const { title, fingerprint, seats, from, secret } = setup, { scenario } = compiled, names = scenario.players.map(({ name }) => name);
  requireParts(compiled, setup);
  requireThat(fingerprint === fingerprintOf(compiled), `the match was played on another tree or other numbers than these of "${scenario.title}"${title === scenario.title ? "" : `: on "${said(title)}"`}; take the scenario, variant and settings it was played with`);
  for (const name of Object.keys(seats)) requireThat(names.includes(name), `there is no seat "${said(name)}"; ${suggest(name, names)}`);
  for (const name of names) requireThat(seats[name] === "person" || seats[name] === "solved", `seat "${name}" needs "person" or "solved", got "${said(seats[name])}"`);
  requireThat(compiled.stages.some(({ name }) => name === from), `there is no stage "${said(from)}" to begin at; ${suggest(String(from), compiled.stages.map(({ name }) => name))}`);
  requireThat(Number.isSafeInteger(secret.seed), `the seed of a match is a whole number, got ${said(secret.seed)}`);
  for (const [name, type] of Object.entries(secret.types)) {
    const player = scenario.players.find((one) => one.name === name);
    requireThat(player !== undefined, `there is no player "${said(name)}"; ${suggest(name, names)}`);
    requireThat(player.types.some((one) => one.name === type), `"${said(type)}" is no type of "${name}"; ${suggest(String(type), player.types.map((one) => one.name))}`);
  }
}

function requireBet(compiled: Compiled, setup: MatchSetup, { seat, strokes }: Extract<SeatEvent, { kind: "bet" }>): Readonly<Record<string, number>> {
  requireThat(setup.seats[seat] === "person", `nobody plays "${said(seat)}"; ${seatsText(setup)}`);
  const names = endingGroups(compiled.scenario).map(({ name }: EndingGroup) => name);
  let sum = 0;
  for (const [name, count] of Object.entries(strokes)) {
    requireThat(names.includes(name), `a bet is laid on ${names.map((known) => `"${known}"`).join(", ")}; there is no "${said(name)}"`);
    requireThat(Number.isInteger(count) && count >= 0, `a bet is a whole number of strokes, got ${said(count)} on "${name}"`);
    sum += count;
  }
  requireThat(sum <= STROKES, `a bet has ${STROKES} strokes, got ${sum}`);
  return strokes;
}

function seatsText({ seats }: MatchSetup): string {
  const people = Object.entries(seats).flatMap(([name, sitter]) => (sitter === "person" ? [`"${name}"`] : []));
  return people.length === 0 ? "nobody plays in this match" : `people play ${people.join(" and ")}`;
}

/** A stranger's word inside a sentence. */
function said(word: unknown): string {
  return shortened(printable(String(word)), 80);
}

const prints = new WeakMap<Compiled, string>();

/** Sixteen hexadecimal digits that differ between trees, or the same tree under other odds or payoffs; no proof against forgery. */
export function fingerprintOf(compiled: Compiled): string {
  const known = prints.get(compiled);
  if (known !== undefined) return known;
  const { topology, valuation, players } = compiled.game;
  let a = 0x811c9dc5, b = 0x9747b28c;
  const add = (word: number) => {
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul((b << 13) | (b >>> 19), 5) + word | 0;
  };
  const addBytes = (bytes: ArrayBufferView) => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2).forEach(add);
  for (const text of [...players, ...topology.labels, ...compiled.stages.map(({ name }) => name)]) for (const character of `${text}\n`) add(character.codePointAt(0)!);
  for (const column of [topology.parent, topology.branch, topology.infoset, valuation.chance, ...valuation.beliefs, ...valuation.payoffs]) addBytes(column);
  const print = [a, b].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  prints.set(compiled, print);
  return print;
}
