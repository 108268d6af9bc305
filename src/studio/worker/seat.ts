// What a seat decides in the scenario, what it reads there, and what its types are after.

import { plainText } from "../../index.ts";
import { compiledOf } from "./scenario.ts";

export interface SeatSheet {
  readonly title: string;
  readonly types: readonly { readonly name: string; readonly title: string; readonly note: string }[];
  readonly decisions: readonly { readonly stage: string; readonly title: string; readonly when: string; readonly ask: string; /** What the seat knows there. */ readonly knows: string }[];
}

export const seatCalls = {
  /** Null where the scenario has no such player. */
  seatSheet(id: string, name: string): SeatSheet | null {
    const { scenario } = compiledOf(id), player = scenario.players.find((one) => one.name === name);
    if (player === undefined) return null;
    return {
      title: plainText(player.title || name),
      types: player.types.map((type) => ({ name: type.name, title: plainText(type.title || type.name), note: plainText(type.note) })),
      decisions: [...scenario.stages.values()].filter((stage) => stage.player === name).map((stage) => ({
        stage: stage.name, title: plainText(stage.title || stage.name), when: plainText(stage.when), ask: plainText(stage.ask), knows: (stage.briefings.get(name)?.passages ?? []).filter(({ seen }) => seen.length === 0).map(({ text }) => plainText(text)).join(" "),
      })),
    };
  },
};
