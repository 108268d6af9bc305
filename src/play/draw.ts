// What is drawn in a match: types, the moves before play begins, chance, and the moves of solved strategies. Each draw has a
// stream of its own, named by the stage and how often play has been there, so that a fork meets the same luck.

import { drawIndex, type Random, requireThat, seededRandom } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { DECISION } from "../game/index.ts";
import { type Profile, reachOf } from "../strategy/index.ts";
import { type Match, type MatchEvent, newMatch, offeredAt, type Sitter, standing, type TakenBranch, withEvent } from "./match.ts";

export interface OpenOptions {
  /** By player. */
  readonly seats: Readonly<Record<string, Sitter>>;
  readonly seed: number;
  /** The stage to begin at; by default the scenario's first. */
  readonly from?: string;
  /** By player: the type it is to be; drawn where not given. */
  readonly types?: Readonly<Record<string, string>>;
  /** How `profile` was found, for the log. */
  readonly rules?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A match up to its first decision by a person.
 *
 * What happened before `from` is drawn as the strategies and the scenario's odds make it likely, given that play gets there.
 *
 * @param profile  the strategies of the solved seats
 * @throws {Refusal} when a name is unknown, or the strategies never lead to `from` with these types
 */
export function openMatch(compiled: Compiled, profile: Profile, { seats, seed, from, types = {}, rules = {} }: OpenOptions): Match {
  const match = newMatch(compiled, { rules, seats, from: from ?? compiled.scenario.start, secret: { seed, types } });
  return advance(compiled, profile, withEvent(compiled, match, deal(compiled, profile, match)));
}

/** The match after all that is drawn before a person decides or play ends. */
export function advance(compiled: Compiled, profile: Profile, match: Match): Match {
  let next = match;
  while (next.state.turn.kind === "draw") next = withEvent(compiled, next, drawEvent(compiled, profile, next));
  return next;
}

function drawEvent(compiled: Compiled, profile: Profile, { setup, state: { node, trail } }: Match): MatchEvent {
  const { stage } = standing(compiled, node), visits = trail.filter((step) => step.stage === stage).length;
  return { kind: "drawn", stage, took: offeredAt(compiled, node)[drawAt(compiled, profile, setup.secret.seed, node, visits)]! };
}

/**
 * Which branch luck takes at a node of chance or of a solved strategy.
 *
 * @param visits  how often play has been at the stage before
 */
function drawAt({ game: { topology, valuation }, ...compiled }: Compiled, profile: Profile, seed: number, node: number, visits: number): number {
  const first = topology.firstChild[node]!, count = topology.childCount[node]!;
  const slot = topology.kind[node] === DECISION ? topology.infosets.firstSlot[topology.infoset[node]!]! : -1;
  const weights = slot >= 0 ? profile.subarray(slot, slot + count) : valuation.chance.subarray(first, first + count);
  return drawIndex(weights, stream(seed, `${compiled.stages[compiled.stageOfNode[node]!]?.name ?? ""}#${visits}`));
}

/**
 * Where the same types, the same moves of people and the same luck lead from where a match began, under other numbers or strategies.
 *
 * @param compiled  the tree of the match, under any numbers
 * @returns         the node at which it ends, or at which a person would have to decide what the match did not ask
 */
export function rerun(compiled: Compiled, profile: Profile, { setup, state }: Match): number {
  const { topology } = compiled.game, visits = new Map<string, number>(), decided = new Map<string, string>();
  const own = state.trail.filter(({ by }) => by !== "before");
  const mark = (stage: string) => `${stage}#${visits.get(stage) ?? 0}`, pass = (stage: string) => void visits.set(stage, (visits.get(stage) ?? 0) + 1);
  for (const { stage, took, by } of state.trail) {
    if (by === "person") decided.set(mark(stage), took);
    pass(stage);
  }
  visits.clear();
  for (const { stage, by } of state.trail) if (by === "before") pass(stage);
  let node = own[0]?.node ?? state.node;
  for (;;) {
    const { stage, player } = standing(compiled, node), offered = offeredAt(compiled, node);
    if (offered.length === 0) return node;
    const isPerson = player !== null && setup.seats[player] === "person";
    const k = isPerson ? offered.indexOf(decided.get(mark(stage)) ?? "") : drawAt(compiled, profile, setup.secret.seed, node, visits.get(stage) ?? 0);
    if (k < 0) return node;
    pass(stage);
    node = topology.firstChild[node]! + k;
  }
}

function deal(compiled: Compiled, profile: Profile, { setup: { from, secret } }: Match): MatchEvent {
  const nodes = startNodes(compiled, from, secret.types);
  const reach = reachOf(compiled.game, profile, compiled.game.valuation.chance);
  const weights = nodes.map((node) => reach[node]!);
  requireThat(weights.some((weight) => weight > 0), `the strategies never lead to stage "${from}"${Object.keys(secret.types).length === 0 ? "" : " with the types asked for"}; begin at another stage`);
  const node = nodes[drawIndex(weights, stream(secret.seed, ""))]!;
  const { scenario, typeCombinations, typesOfNode } = compiled;
  const combination = typeCombinations[typesOfNode[node]!] ?? [];
  return { kind: "dealt", types: Object.fromEntries(scenario.players.map(({ name, types }, p) => [name, types[combination[p] ?? 0]!.name])), before: pathTo(compiled, node) };
}

/** Where play comes to a stage for the first time, for every history and every combination of types with those asked for. */
export function startNodes({ game: { topology }, scenario, stages, stageOfNode, typeCombinations, typesOfNode }: Compiled, from: string, types: Readonly<Record<string, string>>): number[] {
  const index = stages.findIndex(({ name }) => name === from), nodes: number[] = [];
  const been = new Uint8Array(topology.nodeCount);
  const suits = typeCombinations.map((indices) => scenario.players.every(({ name, types: own }, p) => types[name] === undefined || own[indices[p]!]!.name === types[name]));
  for (let node = 0; node < topology.nodeCount; node++) {
    const above = topology.parent[node]!, wasThere = above >= 0 && been[above] === 1;
    been[node] = wasThere || stageOfNode[node] === index ? 1 : 0;
    if (stageOfNode[node] === index && !wasThere && suits[typesOfNode[node]!] !== false) nodes.push(node);
  }
  return nodes;
}

/** The moves that lead to a node, the draw of types left out. */
function pathTo(compiled: Compiled, node: number): TakenBranch[] {
  const { topology } = compiled.game, path: TakenBranch[] = [];
  for (let at = node; at > 0; at = topology.parent[at]!) {
    const above = topology.parent[at]!, { stage } = standing(compiled, above);
    if (stage !== "") path.push({ stage, took: topology.labels[topology.branch[at]!]! });
  }
  return path.reverse();
}

function stream(seed: number, name: string): Random {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return seededRandom(seed, hash);
}
