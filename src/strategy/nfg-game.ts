// A game as a Gambit strategic-form file (.nfg): its reduced strategic form, in exact numbers where they are short.

import { countText, requireThat } from "../base/index.ts";
import { findRecallFault, floatOfRational, type Game, lowestTerms, type NfgDocument, numberText, type Rational, rationalOf, rationalText } from "../game/index.ts";
import { reducedForm, reducedSize } from "./reduced-form.ts";

/** Payoffs that a file may hold, additions that they may take, and choices that all strategies together may name. */
const PAYOFFS_MAX = 1_000_000, ADDITIONS_MAX = 10_000_000, CHOICES_MAX = 20_000_000;
/** Bytes of a payoff in a file, about. */
const PAYOFF_BYTES = 10;
/** A longer fraction is written as the nearest double; one of a larger denominator is not looked at. */
const FRACTION_MAX = 15, DENOMINATOR_MAX = 1n << 256n;
/** Names of strategies beyond this are numbers. */
const NAME_MAX = 200;

/** Why this game cannot be written as an .nfg file, in one sentence with the way out, or null when it can. */
export function nfgRefusal(game: Game): string | null {
  const { players } = game;
  if (players.length === 0) return "the game has no players, and an .nfg file names at least one";
  const fault = findRecallFault(game);
  if (fault !== null) return `a strategic form needs perfect recall; ${fault.sentence}`;
  const { strategies, cells, additions, choices } = reducedSize(game), payoffs = cells * players.length;
  if (payoffs <= PAYOFFS_MAX && additions <= ADDITIONS_MAX && choices <= CHOICES_MAX) return null;
  return `its reduced strategic form is too large for a file: ${strategies.map(amount).join(" x ")} strategies make ${amount(cells)} cells, about ${amount(Math.ceil((payoffs * PAYOFF_BYTES) / 1e6))} MB; write the tree instead, as an .efg file`;
}

/**
 * The game's reduced strategic form as a document. A strategy is named by its actions at the player's information sets, in their order,
 * with * where its own moves rule a set out. Payoffs are expectations over chance, each player's under its own odds.
 *
 * @throws {RangeError} with the sentence of `nfgRefusal`
 */
export function nfgFromGame(game: Game): NfgDocument {
  const refusal = nfgRefusal(game);
  requireThat(refusal === null, `nfgFromGame(): ${refusal}`);
  const { strategies, payoffs, scale } = reducedForm(game);
  const counts = strategies.map((plans) => plans.length);
  const cells = counts.reduce((product, count) => product * count, 1);
  const texts: string[] = [];
  for (let cell = 0; cell < cells; cell++) {
    // Here the first player's strategy changes fastest, in the reduced form the last one's.
    let at = 0;
    for (let player = 0, rest = cell; player < counts.length; player++) {
      at = at * counts[player]! + (rest % counts[player]!);
      rest = Math.floor(rest / counts[player]!);
    }
    payoffs.forEach((table, player) => texts.push(payoffText({ numerator: table[at]!, denominator: scale[player]! })));
  }
  return {
    title: game.title, comment: "Reduced strategic form. A strategy names the player's actions at its information sets in order, * where its own moves rule a set out.",
    players: game.players, strategies: strategies.map((plans, player) => namesOf(game, player, plans)), table: { kind: "payoffs", payoffs: texts },
  };
}

function namesOf({ topology: { infosets } }: Game, player: number, plans: readonly Int32Array[]): string[] {
  const own = Array.from({ length: infosets.count }, (_, set) => set).filter((set) => infosets.player[set] === player);
  const nameOf = (plan: Int32Array) => own.map((set) => (plan[set]! < 0 ? "*" : infosets.actions[set]![plan[set]!] || String(plan[set]! + 1))).join("/");
  const names = plans.map(nameOf);
  const good = new Set(names).size === names.length && names.every((name) => name !== "" && name.length <= NAME_MAX);
  return good ? names : plans.map((_, index) => String(index + 1));
}

/** The decimal or short fraction that is the number exactly, where there is one; otherwise the nearest double. */
function payoffText(value: Rational): string {
  const nearest = numberText(floatOfRational(value)), { numerator, denominator } = rationalOf(nearest);
  if (value.denominator > DENOMINATOR_MAX || numerator * value.denominator === value.numerator * denominator) return nearest;
  const fraction = rationalText(lowestTerms(value));
  return fraction.length > FRACTION_MAX ? nearest : fraction;
}

function amount(count: number): string {
  return count < 1e15 ? countText(count) : count === Infinity ? "more than 1e308" : count.toExponential(0);
}
