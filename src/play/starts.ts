// Where a match may begin.

import type { Scenario } from "../scenario/index.ts";

/** The first stage of the record at which a player decides; the scenario's first stage where the record has none. */
export function firstDecision(scenario: Scenario, player: string): string {
  return scenario.record.find(({ stage }) => scenario.stages.get(stage)?.player === player)?.stage ?? scenario.start;
}
