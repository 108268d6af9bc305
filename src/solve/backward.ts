// Subgame-perfect equilibrium of games with perfect information, by backward induction (Kuhn 1953). Each player values what
// chance does under its own odds.

import { DECISION, type Game, payoffRange, setName, TERMINAL } from "../game/index.ts";
import { pureProfile } from "../strategy/index.ts";
import { defaultSolverOptions } from "./options.ts";
import type { Solver } from "./solver.ts";
import { recallRefusal } from "./recall.ts";

/** Two values this close, as a share of the payoff range, are a tie: rounding may part them. */
const TIE = 1e-12;

export const backward: Solver = {
  name: "backward",
  title: "subgame-perfect equilibrium by backward induction, ties to the first action",
  assumes: "perfect information: every information set is a single node",
  refuses(game) {
    const { infosets } = game.topology;
    for (let set = 0; set < infosets.count; set++) {
      const nodes = infosets.nodeStart[set + 1]! - infosets.nodeStart[set]!;
      if (nodes > 1) return recallRefusal(game, "backward") ?? `solve(): solver "backward" needs perfect information, but information set ${setName(game, set)} has ${nodes} nodes; use "qre"`;
    }
    return null;
  },
  solve(game, options) {
    const { choice, ties } = induce(game);
    const names = ties.slice(0, 5).map((set) => setName(game, set));
    return {
      solver: "backward", options: {}, seed: options.seed ?? defaultSolverOptions.seed, converged: true,
      // Without ties the subgame-perfect equilibrium is unique.
      complete: ties.length === 0, iterations: 1,
      message: ties.length === 0 ? "" : `ties broken to the first action at ${names.join(", ")}${ties.length > 5 ? ` and ${ties.length - 5} more` : ""}: other equilibria exist`,
      profiles: [{ lambda: null, probabilities: pureProfile(game, choice), logProbabilities: null }],
    };
  },
};

/** The best action at every node, from the ends up, and the information sets at which it is not the only one. */
function induce(game: Game): { choice: Int32Array; ties: number[] } {
  const { nodeCount, kind, firstChild, childCount, infoset, infosets } = game.topology;
  const { payoffs, beliefs } = game.valuation;
  const players = game.players.length, slack = TIE * payoffRange(game);
  const values = new Float64Array(nodeCount * players), choice = new Int32Array(infosets.count), ties: number[] = [];
  for (let node = nodeCount - 1; node >= 0; node--) {
    const first = firstChild[node]!, branches = childCount[node]!;
    if (kind[node] === DECISION) {
      const set = infoset[node]!, player = infosets.player[set]!;
      let top = -Infinity, tied = 0;
      for (let k = 0; k < branches; k++) top = Math.max(top, values[(first + k) * players + player]!);
      for (let k = branches - 1; k >= 0; k--) {
        if (values[(first + k) * players + player]! < top - slack) continue;
        choice[set] = k;
        tied++;
      }
      if (tied > 1) ties.push(set);
      for (let p = 0; p < players; p++) values[node * players + p] = values[(first + choice[set]!) * players + p]!;
    } else {
      for (let p = 0; p < players; p++) {
        let sum = kind[node] === TERMINAL ? payoffs[p]![node]! : 0;
        for (let k = 0; k < branches; k++) sum += beliefs[p]![first + k]! * values[(first + k) * players + p]!;
        values[node * players + p] = sum;
      }
    }
  }
  return { choice, ties: ties.sort((a, b) => a - b) };
}
