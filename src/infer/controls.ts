// Two scenarios that any inference must pass: one in which types are names only, one in which names are dealt anew.

import { requireThat } from "../base/index.ts";
import type { Outcome, PlayerType, Scenario } from "../scenario/index.ts";

/** All types of a player want what its first type wants. Moves then say nothing: the posterior must equal the prior. */
export function equalTypes(scenario: Scenario, player: number): Scenario {
  return withWants(scenario, player, () => 0);
}

/** Each type of a player wants what the next one wants, the last what the first wants. With equal prior odds the posterior must move along with the wants: it follows them, not the names. */
export function rotatedTypes(scenario: Scenario, player: number): Scenario {
  return withWants(scenario, player, (type, types) => (type + 1) % types);
}

/** @throws {RangeError} when the player is unknown */
function withWants(scenario: Scenario, player: number, from: (type: number, types: number) => number): Scenario {
  const changed = scenario.players[player];
  requireThat(changed !== undefined, `there is no player ${player}`);
  const { types } = changed;
  const source = (type: number): PlayerType => types[from(type, types.length)]!; // `from` stays among the types
  const players = scenario.players.map((one, i) => (i === player ? { ...one, types: types.map((type, t) => ({ ...type, weights: source(t).weights, values: source(t).values })) } : one));
  const outcomes = new Map([...scenario.outcomes].map(([name, outcome]): readonly [string, Outcome] => {
    const own = outcome.payoffs.get(changed.name);
    if (own === undefined) return [name, outcome];
    const all = own.get("");
    const dealt = new Map(types.flatMap((type, t) => {
      const payoff = own.get(source(t).name) ?? all;
      return payoff === undefined ? [] : [[type.name, payoff] as const];
    }));
    return [name, { ...outcome, payoffs: new Map([...outcome.payoffs, [changed.name, dealt]]) }];
  }));
  return { ...scenario, players, outcomes };
}
