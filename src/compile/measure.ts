// How large the tree will be, found without building it: move by move, histories in the same situation are counted together. All
// that can happen and all that an end is worth is worked out on the way, so that what is wrong with a scenario is found before any
// node of its tree is made.

import type { Player, Stage } from "../scenario/index.ts";
import type { Ends } from "./ends.ts";
import type { Arrival, Expander } from "./expand.ts";
import { type Findings, Stopped } from "./findings.ts";
import { type Work, WORK_MAX } from "./work.ts";

interface Bundle {
  readonly arrival: Arrival;
  histories: number;
}

/** What it costs to count an arrival, and to keep a bundle of those that are alike. */
const ARRIVAL = 3, BUNDLE = 12;
/** Above any number of situations or entries: the work of making them is bounded. */
const NUMBER_MAX = 2 ** 26;
/** Observations, of all players over all histories, that a tree may tell: a gigabyte or so when no two are alike. */
export const TOLD_MAX = 8_000_000;

export interface Measured {
  readonly nodesMax: number;
  readonly players: readonly Player[];
  /** Index in the scenario's order. */
  readonly outcomeIndex: ReadonlyMap<string, number>;
  readonly expander: Expander;
  readonly ends: Ends;
  readonly findings: Findings;
  readonly work: Work;
}

/**
 * Refuses a tree that would have more nodes than `nodesMax`, or in which players would observe more than can be kept.
 *
 * @param combinations  of types
 * @returns             how many nodes it will have
 * @throws {Stopped} when it would, and where the expander stops; `findings` say why
 */
export function requireTreeWithin(measured: Measured, combinations: number): number {
  const { expander, ends, outcomeIndex, work, nodesMax, players } = measured;
  const nodesOfStage = expander.stages.map(() => 0), toldOfStage = expander.stages.map(() => 0);
  let nodes = combinations > 1 ? 1 : 0, told = combinations * players.length;
  /** By stage, by situation and entries. */
  type Level = Map<number, Map<number, Bundle>>;
  const put = (into: Level, asked: Arrival, histories: number) => {
    const arrival = expander.arrive(asked), { situation, entered } = arrival;
    nodes += histories;
    const stage = expander.stageIndex.get(arrival.to);
    if (stage === undefined) ends.at(outcomeIndex.get(arrival.to) as number, situation); // a goal is a stage or an outcome
    else {
      nodesOfStage[stage]! += histories;
      let bundles = into.get(stage);
      if (bundles === undefined) into.set(stage, (bundles = new Map()));
      const key = situation.number * NUMBER_MAX + entered.number;
      const bundle = bundles.get(key);
      work.spend(bundle === undefined ? BUNDLE : ARRIVAL);
      if (bundle === undefined) bundles.set(key, { arrival, histories });
      else bundle.histories += histories;
    }
    if (nodes > nodesMax) refuseNodes(measured, combinations, nodesOfStage);
  };
  let level: Level = new Map();
  for (let combination = 0; combination < combinations; combination++) put(level, expander.first(combination), 1);
  while (level.size > 0) {
    const next: Level = new Map();
    for (const [stage, bundles] of level) {
      for (const { arrival, histories } of bundles.values()) {
        for (const step of expander.at(stage, arrival.situation).steps) {
          told += histories * step.told;
          toldOfStage[stage]! += histories * step.told;
          put(next, expander.follow(arrival, step), histories);
        }
      }
    }
    if (told > TOLD_MAX) refuseTold(measured, toldOfStage);
    level = next;
  }
  return nodes;
}

/**
 * Refuses types that combine in more ways than the tree may have nodes, since each way needs two nodes at least, or than can be worked
 * out at all.
 */
export function requireTypesWithin(nodesMax: number, players: readonly Player[], findings: Findings): void {
  const ways = players.reduce((product, { types }) => product * types.length, 1);
  if (ways > 1 && 1 + 2 * ways > nodesMax) refuseTypes(nodesMax, players, findings);
  if (ways * COMBINATION > WORK_MAX) refuseTypes(null, players, findings);
}

/** What a combination of types costs at least. */
const COMBINATION = 80;

/** Nodes for each combination of types, below which their number is to blame for a tree that is too large. */
const FEW = 20;

function refuseNodes({ nodesMax, expander: { stages }, players, findings }: Measured, combinations: number, nodesOfStage: readonly number[]): never {
  const most = largest(nodesOfStage), stage = stages[most] as Stage; // play begins at a stage
  // Where each combination of types has room for a few nodes only, it is they that are too many.
  if (combinations * FEW > nodesMax) refuseTypes(nodesMax, players, findings, `, and stage "${stage.name}" alone stands at ${counted(nodesOfStage[most] as number)} nodes already`);
  findings.add("too-many-nodes", stage.place, `the tree has more than ${counted(nodesMax)} nodes`, `stage "${stage.name}" grows most: it stands at ${counted(nodesOfStage[most] as number)} of them already`, `let fewer moves lead to "${stage.name}", lower a \`repeat: at most\` on the way to it, or raise \`limits: nodes\``);
  throw new Stopped();
}

function refuseTold({ expander: { stages }, findings }: Measured, toldOfStage: readonly number[]): never {
  const most = largest(toldOfStage), stage = stages[most] as Stage; // as above
  findings.add("too-much-work", stage.place, `players would observe more than ${counted(TOLD_MAX)} things, over all histories of the tree`, `stage "${stage.name}" tells most: ${counted(toldOfStage[most] as number)} of them`, `let fewer players see or learn what happens at "${stage.name}", or let fewer moves lead to it`);
  throw new Stopped();
}

/** @param nodesMax  the bound that the tree passes; null: that on the work */
function refuseTypes(nodesMax: number | null, players: readonly Player[], findings: Findings, more = ""): never {
  const most = players.reduce((a, b) => (b.types.length > a.types.length ? b : a));
  const counts = players.map(({ types }) => types.length).filter((count) => count > 1);
  const ways = counts.reduce((product, count) => product * count, 1);
  const [rule, message] = nodesMax === null ? ["too-much-work", "the tree takes too much work"] as const : ["too-many-nodes", `the tree has more than ${counted(nodesMax)} nodes`] as const;
  findings.add(rule, most.types[0]?.prior.place ?? null, message, `the types of the players combine in ${ways <= Number.MAX_SAFE_INTEGER ? counted(ways) : ways.toExponential(0)} ways (${counts.join(" x ")}), each with a tree of its own${more}`, "give the players fewer types, or only those players types whose motives matter to the others");
  throw new Stopped();
}

function largest(counts: readonly number[]): number {
  return counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0));
}

function counted(count: number): string {
  return count.toLocaleString("en-US");
}
