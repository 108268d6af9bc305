// How large the tree will be, found without building it: move by move, histories in the same situation are counted together.

import type { Scenario, Stage } from "../scenario/index.ts";
import type { Arrival, Expander } from "./expand.ts";
import { type Findings, Stopped } from "./findings.ts";
import type { Work } from "./work.ts";

interface Bundle {
  readonly arrival: Arrival;
  histories: number;
}

/** Counts of entries that cost one operation to compare. */
const COUNTS = 4;
/** What a bundle costs. */
const BUNDLE = 8;

/**
 * Refuses a tree that would have more than `nodesMax` nodes.
 *
 * @throws {Stopped} when it would, and where the expander stops; `findings` say why
 */
export function requireNodesWithin(nodesMax: number, combinations: number, expander: Expander, findings: Findings, work: Work): void {
  const nodesOfStage = expander.stages.map(() => 0);
  let nodes = combinations > 1 ? 1 : 0;
  let level = new Map<string, Bundle>();
  const put = (into: Map<string, Bundle>, asked: Arrival, histories: number) => {
    const arrival = expander.arrive(asked);
    nodes += histories;
    const stage = expander.stageIndex.get(arrival.to);
    if (stage !== undefined) {
      nodesOfStage[stage]! += histories;
      work.spend(BUNDLE + arrival.entered.length / COUNTS);
      const key = `${stage} ${arrival.situation.number} ${arrival.entered.join()}`;
      const bundle = into.get(key);
      if (bundle === undefined) into.set(key, { arrival, histories });
      else bundle.histories += histories;
    }
    if (nodes > nodesMax) refuse(nodesMax, nodesOfStage, expander.stages, findings);
  };
  for (let combination = 0; combination < combinations; combination++) put(level, expander.first(combination), 1);
  while (level.size > 0) {
    const next = new Map<string, Bundle>();
    for (const { arrival, histories } of level.values()) {
      const stage = expander.stageIndex.get(arrival.to) as number; // only stages are kept
      for (const step of expander.at(stage, arrival.situation).steps) put(next, expander.follow(arrival, step), histories);
    }
    level = next;
  }
}

/** Refuses types that combine in more ways than the tree may have nodes: each way needs two nodes at least. */
export function requireTypesWithin(nodesMax: number, { players }: Scenario, findings: Findings): void {
  const ways = players.reduce((product, { types }) => product * types.length, 1);
  if (ways === 1 || 1 + 2 * ways <= nodesMax) return;
  const most = players.reduce((a, b) => (b.types.length > a.types.length ? b : a));
  const counts = players.map(({ types }) => types.length).filter((count) => count > 1);
  findings.add("too-many-nodes", most.types[0]?.prior.place ?? null, `the tree has more than ${counted(nodesMax)} nodes`, `the types of the players combine in ${ways <= Number.MAX_SAFE_INTEGER ? counted(ways) : ways.toExponential(0)} ways (${counts.join(" x ")}), each with a tree of its own`, "give the players fewer types, or only those players types whose motives matter to the others");
  throw new Stopped();
}

function refuse(nodesMax: number, nodesOfStage: readonly number[], stages: readonly Stage[], findings: Findings): never {
  const most = nodesOfStage.indexOf(Math.max(...nodesOfStage));
  const stage = stages[most] as Stage; // play begins at a stage
  findings.add("too-many-nodes", stage.place, `the tree has more than ${counted(nodesMax)} nodes`, `stage "${stage.name}" grows most: it stands at ${counted(nodesOfStage[most] as number)} of them already`, `let fewer moves lead to "${stage.name}", lower a \`repeat: at most\` on the way to it, or raise \`limits: nodes\``);
  throw new Stopped();
}

function counted(count: number): string {
  return count.toLocaleString("en-US");
}
