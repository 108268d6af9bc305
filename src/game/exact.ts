// The numbers of a game as exact fractions: as its file wrote them, otherwise what the double prints as (0.1 is a tenth, and
// the double nearest to a third is a third). A double that carries the rounding of sums is the simple fraction behind it.

import { CHANCE, type Game } from "./game.ts";
import { addRationals, lowestTerms, multiplyRationals, numberText, type Rational, rationalOf } from "./rational.ts";

const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/**
 * One column of the game's valuation read exactly.
 *
 * @param column  `valuation.chance`, a player's beliefs or a player's payoffs
 * @returns       by node, in lowest terms
 */
export function exactColumn(game: Game, column: Float64Array): (node: number) => Rational {
  const written = game.valuation.written?.find(({ of }) => of === column);
  const known = new Map<string, Rational>();
  return (node) => {
    const given = written?.texts[written.index[node]!], text = given ?? numberText(column[node]!);
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = (given === undefined ? simpleFraction(column[node]!, text) : null) ?? lowestTerms(rationalOf(text))));
    return value;
  };
}

/** A decimal of so many characters or more may carry the rounding of a computation: 1 - 0.9 is 0.09999999999999998. */
const LONG_TEXT = 17;
const DENOMINATOR_MAX = 100_000;

/** The fraction of a small denominator that such a number equals but for rounding, or null. */
function simpleFraction(value: number, text: string): Rational | null {
  if (text.length < LONG_TEXT || text.includes("/")) return null;
  const size = Math.abs(value), near = Math.min(4e-16 * Math.max(1, size), 1e-12 * size);
  // Convergents of the continued fraction: numerators h, denominators k.
  let [h0, h, k0, k, rest] = [0, 1, 1, 0, size];
  for (;;) {
    const whole = Math.floor(rest);
    [h0, h, k0, k] = [h, whole * h + h0, k, whole * k + k0];
    if (k > DENOMINATOR_MAX || h > Number.MAX_SAFE_INTEGER) return null;
    if (Math.abs(h / k - size) <= near) return { numerator: BigInt(value < 0 ? -h : h), denominator: BigInt(k) };
    rest = 1 / (rest - whole);
  }
}

/**
 * The odds of chance as one player holds them, exactly: below each chance node they are divided by their sum, which rounding
 * may keep from 1.
 *
 * @returns by node: probability of the branch into it, in lowest terms; 1 where the parent is no chance node
 */
export function exactOdds(game: Game, player: number): readonly Rational[] {
  let byPlayer = known.get(game);
  if (byPlayer === undefined) known.set(game, (byPlayer = []));
  return (byPlayer[player] ??= oddsOf(game, player));
}

/** By game and player: asked for again and again by those who judge many profiles. */
const known = new WeakMap<Game, (readonly Rational[])[]>();

function oddsOf(game: Game, player: number): readonly Rational[] {
  const { nodeCount, kind, firstChild, childCount } = game.topology;
  const read = exactColumn(game, game.valuation.beliefs[player]!);
  const odds = new Array<Rational>(nodeCount).fill(ONE);
  for (let node = 0; node < nodeCount; node++) {
    if (kind[node] !== CHANCE) continue;
    const first = firstChild[node]!, values = Array.from({ length: childCount[node]! }, (_, k) => read(first + k));
    const { numerator, denominator } = values.reduce(addRationals, ZERO);
    const share = lowestTerms({ numerator: denominator, denominator: numerator });
    values.forEach((value, k) => (odds[first + k] = multiplyRationals(value, share)));
  }
  return odds;
}
