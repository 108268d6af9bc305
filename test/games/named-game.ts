import { plainText } from "../../src/base/index.ts";
import type { Game } from "../../src/game/index.ts";

/**
 * A game with its indices of labels and outcomes replaced by the names: equal for games that are the same up to numbering.
 * Files keep names without control characters and needless space, and no negative zeros.
 */
export function namedGame({ title, players, outcomes, topology, valuation }: Game): unknown {
  const { labels, branch, outcome, infosets, ...tree } = topology;
  const list = (numbers: ArrayLike<number>) => Array.from(numbers, (number) => number + 0);
  const names = (texts: readonly string[]) => texts.map(plainText);
  return {
    title: plainText(title), players: names(players),
    tree: Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, typeof value === "number" ? value : list(value)])),
    branch: names(list(branch).map((index) => labels[index] ?? "")),
    outcome: names(list(outcome).map((index) => outcomes[index] ?? "")),
    infosets: {
      count: infosets.count, label: names(infosets.label), actions: infosets.actions.map(names),
      ...Object.fromEntries((["player", "number", "firstSlot", "nodeStart", "nodes"] as const).map((name) => [name, list(infosets[name])])),
    },
    chance: list(valuation.chance), beliefs: valuation.beliefs.map(list), payoffs: valuation.payoffs.map(list),
  };
}
