// The odds of branches that lead to a guarded outcome (war): they are never shown as one number, but from the lowest to the
// highest that the numbers behind them allow.

import { type Compiled, revalueCompiled } from "../compile/index.ts";
import { CHANCE } from "../game/index.ts";
import type { PublicNode, PublicTree } from "./tree-public.ts";

export interface OddsBand {
  readonly low: number;
  readonly high: number;
}

/** Whether the node is an end that the scenario guards. */
export function isGuardedEnd(compiled: Compiled | null, node: PublicNode): boolean {
  if (compiled === null || compiled.scenario.guarded === null || node.outcome < 0) return false;
  const name = compiled.game.outcomes[node.outcome]!;
  return compiled.scenario.outcomes.get(name)?.tags.includes(compiled.scenario.guarded) === true;
}

/**
 * The least and the most that the odds of a chance branch can be when every number behind them stands at the end of its range
 * that lowers or raises them. Null when no number behind them has a range, or the parent is no chance node.
 */
export function oddsBand(compiled: Compiled, tree: PublicTree, node: PublicNode): OddsBand | null {
  return tree.nodes[node.parent]?.kind === CHANCE ? chanceBand(compiled, node.members, null) : null;
}

/**
 * The same for nodes that one chance branch leads to, on average over them.
 *
 * @param holder  index of the player whose odds they are, or null for the scenario's
 */
export function chanceBand(compiled: Compiled, members: readonly number[], holder: number | null): OddsBand | null {
  const { numbers, scenario, structural } = compiled;
  const formulas = numbers.odds[holder === null ? 0 : 1 + numbers.holders.indexOf(holder)]!; // -1 + 1: holds the scenario's odds
  const behind = numbers.formulas.parametersBehind(members.map((member) => formulas[member]!));
  const varied = [...behind].flatMap((name) => {
    const range = scenario.parameters.get(name)?.range ?? null;
    return range === null || structural.has(name) ? [] : [{ name, range }];
  });
  if (varied.length === 0) return null;
  const oddsUnder = (changes: ReadonlyMap<string, number>): number | null => {
    const game = revalueCompiled(compiled, changes).compiled?.game;
    if (game === undefined) return null;
    const odds = holder === null ? game.valuation.chance : game.valuation.beliefs[holder]!;
    return members.reduce((sum, member) => sum + odds[member]!, 0) / members.length;
  };
  const least = new Map<string, number>(), most = new Map<string, number>();
  for (const { name, range: [low, high] } of varied) {
    const atLow = oddsUnder(new Map([[name, low]])), atHigh = oddsUnder(new Map([[name, high]]));
    if (atLow === null || atHigh === null) return null;
    least.set(name, atLow <= atHigh ? low : high);
    most.set(name, atLow <= atHigh ? high : low);
  }
  const low = oddsUnder(least), high = oddsUnder(most);
  return low === null || high === null ? null : { low, high };
}
