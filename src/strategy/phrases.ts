// Phrases of which the reasons for a judgement are made.

import { type Game, setName } from "../game/index.ts";

const MOVES_SHOWN = 3;

/** A number to three digits. */
export function shortNumber(x: number): string {
  return String(Number(x.toPrecision(3)));
}

/** A slot as a move: "Concede at Defender 1 (reply)". */
export function moveText(game: Game, slot: number): string {
  const { firstSlot, actions } = game.topology.infosets;
  let set = 0;
  while (firstSlot[set + 1]! <= slot) set++;
  return `${actions[set]![slot - firstSlot[set]!]!} at ${setName(game, set)}`;
}

/** Moves with "and" between them, the first few by name. */
export function moveList(game: Game, slots: readonly number[]): string {
  const shown = slots.slice(0, MOVES_SHOWN).map((slot) => moveText(game, slot));
  if (slots.length > MOVES_SHOWN) shown.push(`${slots.length - MOVES_SHOWN} other moves`);
  return shown.join(" and ");
}
