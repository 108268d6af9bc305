// Textbook scenarios as games, and profiles of them written by the labels of their information sets.

import { readdirSync, readFileSync } from "node:fs";
import { compile, type Compiled } from "../../src/compile/index.ts";
import type { Game } from "../../src/game/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import { bestResponse, type Profile, uniformProfile } from "../../src/strategy/index.ts";

const folder = new URL("../../scenarios/textbook/", import.meta.url);

export const textbookNames: readonly string[] = readdirSync(folder).filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));

export function textbookScenario(name: string): Scenario {
  const file = `${name}.yaml`;
  return requireScenario(readFileSync(new URL(file, folder), "utf8"), `scenarios/textbook/${file}`);
}

export function compileTextbook(name: string, set: Readonly<Record<string, number>> = {}, variant: string | null = null): Compiled {
  return compile(textbookScenario(name), { variant, set: new Map(Object.entries(set)) });
}

/** The number of the information set of that label. */
export function infosetOf(game: Game, label: string): number {
  const set = game.topology.infosets.label.indexOf(label);
  if (set < 0) throw new RangeError(`"${game.title}" has no information set "${label}"; it has ${game.topology.infosets.label.join("; ")}`);
  return set;
}

/** Probabilities of the actions at the information sets named, by label; uniform at the others. */
export function profileOf(game: Game, choices: Readonly<Record<string, readonly number[]>>): Profile {
  const profile = uniformProfile(game);
  for (const [label, probabilities] of Object.entries(choices)) profile.set(probabilities, game.topology.infosets.firstSlot[infosetOf(game, label)]);
  return profile;
}

/** The profile after one player has turned to a pure best response. */
export function afterBestResponse(game: Game, profile: Profile, player: number): Profile {
  const { firstSlot } = game.topology.infosets;
  const changed = profile.slice();
  bestResponse(game, profile, player).choice.forEach((action, set) => {
    if (action >= 0) changed.fill(0, firstSlot[set], firstSlot[set + 1]).fill(1, firstSlot[set]! + action, firstSlot[set]! + action + 1);
  });
  return changed;
}

/** What a pure profile does at the information set of that label. */
export function actionAt(game: Game, profile: Profile, label: string): string | undefined {
  const set = infosetOf(game, label);
  const { actions, firstSlot } = game.topology.infosets;
  return actions[set]?.find((_, k) => profile[firstSlot[set]! + k] === 1);
}
