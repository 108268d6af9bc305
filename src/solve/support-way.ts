// What is left of a game of several players for the search over supports once dominated strategies are left out, or why it is not
// searched.

import type { Game } from "../game/index.ts";
import { reducedForm, type ReducedForm, reducedSize } from "../strategy/index.ts";
import { withoutDominated } from "./dominance.ts";
import { ADDITIONS_MAX, CHOICES_MAX, durationText, SECONDS_MAX, shortCount } from "./exact/way.ts";
import type { Simplification } from "./solver.ts";
import { type SupportWork, supportWork } from "./support-work.ts";
import { untilTold } from "./told.ts";
import { frameRefusal } from "./weights/frame.ts";

/** Cells of the reduced strategic form up to which games are searched. */
const CELLS_MAX = 20_000;

export interface SupportWay {
  readonly form: ReducedForm;
  /** By player: indices of the strategies that may have positive probability. */
  readonly remaining: readonly (readonly number[])[];
  /** By slot: 1 where one of those makes the move. */
  readonly kept: Uint8Array;
  readonly simplified: readonly Simplification[];
  readonly work: SupportWork;
}

const ways = new WeakMap<Game, SupportWay | string>();

/**
 * What is searched, or one sentence: what is needed, what it got, which solver to use instead. Null when told to stop. Needs perfect
 * recall.
 *
 * @param simplifies  whether dominated strategies are left out
 */
export function supportWay(game: Game, simplifies: boolean, shouldStop: (() => boolean) | undefined): SupportWay | string | null {
  const known = simplifies ? ways.get(game) : undefined;
  if (known !== undefined) return known;
  const made = untilTold(shouldStop, (step) => prepare(game, simplifies, step));
  if (simplifies && made !== null) ways.set(game, made);
  return made;
}

function prepare(game: Game, simplifies: boolean, step: () => void): SupportWay | string {
  const { strategies, cells, additions, choices } = reducedSize(game), { firstSlot, count } = game.topology.infosets;
  const size = (counts: readonly number[]) => (counts.length > 6 ? `up to ${shortCount(Math.max(...counts))} strategies for each of ${counts.length} players` : `${counts.map(shortCount).join(" x ")} strategies`);
  const tooLarge = ({ supports, seconds }: SupportWork, left = "") => `solve(): solver "nash-all" needs a smaller game: its reduced strategic form has ${size(strategies)}${left}, with ${shortCount(supports)} supports to visit, which takes ${durationText(seconds)}; use "ipa"`;
  if (cells > CELLS_MAX || additions > ADDITIONS_MAX || choices > CHOICES_MAX) return tooLarge(supportWork(game, null));
  const form = reducedForm(game, step);
  const { remaining, dominated } = simplifies ? withoutDominated(form, step) : { remaining: form.strategies.map((own) => own.map((_, index) => index)), dominated: [] };
  const kept = new Uint8Array(firstSlot[count]!);
  remaining.forEach((own, player) => own.forEach((index) => form.strategies[player]![index]!.forEach((choice, set) => { if (choice >= 0) kept[firstSlot[set]! + choice] = 1; })));
  const work = supportWork(game, kept);
  if (work.seconds > SECONDS_MAX) return tooLarge(work, dominated.length === 0 ? "" : `, without dominated ones ${size(remaining.map(({ length }) => length))}`);
  const frame = frameRefusal(game);
  if (frame !== null) return `solve(): solver "nash-all" needs ${frame}; use "ipa"`;
  return { form, remaining, kept, work, simplified: dominated.map(({ player, strategy, by }) => ({ kind: "dominated", player, choice: form.strategies[player]![strategy]!, by: by === null ? null : form.strategies[player]![by]! })) };
}
