// From an .efg document to a game and back.

import { Refusal, requireThat } from "../base/index.ts";
import { type Draft, GameBuilder } from "./builder.ts";
import { moveNames, nameText, playerNames } from "./efg-reader.ts";
import type { EfgDocument, EfgEvent, EfgInfoset, EfgNode, EfgOutcome } from "./efg.ts";
import { CHANCE, DECISION, type Game, revalue, TERMINAL } from "./game.ts";
import { findRecallFault } from "./recall.ts";
import { addRationals, floatOf, floatOfRational, numberText, type Rational, rationalOf, SIZE_MAX } from "./rational.ts";

const NONE = -1;

/**
 * The game that a document describes. Information sets keep the numbers of the file, actions their order; payoffs along a
 * path are added exactly and rounded once. Names lose control characters and what is beyond 1,000 characters; players and moves without a name are called by
 * their numbers, players of one name have them behind it; outcomes of one name are one outcome of the game. Where a player would forget something
 * by moves without a choice only, all such moves become sure moves of chance.
 *
 * @throws {RangeError} when the document is not a whole tree or names what it lacks (`parseEfg` never returns such a one)
 */
export function gameFromEfg(document: EfgDocument): Game {
  const game = gameAsWritten(document);
  if (document.infosets.every(({ actions }) => actions.length > 1) || findRecallFault(game) === null) return game;
  const decided = gameAsWritten(withoutForcedMoves(document));
  return findRecallFault(decided) === null ? decided : game;
}

/** The game with sure moves of chance in the place of moves without a choice. */
function withoutForcedMoves(document: EfgDocument): EfgDocument {
  const { infosets, events, nodes } = document, isForced = infosets.map(({ actions }) => actions.length === 1);
  let kept = 0, sure = events.length;
  const placeOf = isForced.map((forced) => (forced ? sure++ : kept++));
  return {
    ...document,
    infosets: infosets.filter((_, set) => !isForced[set]),
    events: [...events, ...infosets.filter((_, set) => isForced[set]).map(({ number, label, actions }): EfgEvent => ({ number, label, actions, probabilities: ["1"] }))],
    nodes: nodes.map((node): EfgNode => (node.kind === "player" ? { ...node, kind: isForced[node.set] === true ? "chance" : "player", set: placeOf[node.set] ?? node.set } : node)),
  };
}

function gameAsWritten(document: EfgDocument): Game {
  const { players, infosets, events, outcomes, nodes } = document;
  const seen = new Map<string, string>();
  const clean = (text: string) => {
    let plain = seen.get(text);
    if (plain === undefined) seen.set(text, (plain = nameText(text)));
    return plain;
  };
  const builder = new GameBuilder(clean(document.title), playerNames(players));
  const actionsOf = infosets.map((set) => moveNames(set.actions));
  infosets.forEach((set, i) => builder.addInfoset({ player: set.player, number: set.number, label: clean(set.label), actions: actionsOf[i]! }));
  const eventActions = events.map((event) => moveNames(event.actions));
  const odds = events.map((event) => shares(event.probabilities.map(floatOf)));
  const outcomeNames = outcomes.map((outcome) => clean(outcome.label));
  const names = new Map<string, number>();
  const payments = new Payments(outcomes, players.length);
  const chance = new Float64Array(nodes.length).fill(1), paid = new Int32Array(nodes.length);
  const written = new WrittenOdds(events), oddsText = new Int32Array(nodes.length).fill(NONE);
  // The nodes from the root to the last one read, and the branch that comes next below each.
  const path: { draft: Draft; labels: readonly string[]; odds: readonly number[] | null; firstText: number; next: number }[] = [];
  nodes.forEach((node, draft) => {
    const above = path.at(-1);
    if (draft > 0 && above === undefined) throw new Refusal(`gameFromEfg(): node ${draft} has no place: the tree is complete before it`);
    const label = above === undefined ? "" : above.labels[above.next]!;
    if (above?.odds) {
      chance[draft] = above.odds[above.next]!;
      oddsText[draft] = above.firstText + above.next;
    }
    paid[draft] = payments.along(above === undefined ? NONE : paid[above.draft]!, node.outcome);
    if (above !== undefined && ++above.next === above.labels.length) path.pop();
    const parent = above?.draft ?? NONE;
    if (node.kind === "terminal") {
      const name = node.outcome < 0 ? "" : outcomeNames[node.outcome]!;
      if (name !== "" && !names.has(name)) names.set(name, names.size);
      builder.addTerminal(parent, label, names.get(name) ?? NONE);
      return;
    }
    const labels = (node.kind === "player" ? actionsOf : eventActions)[node.set];
    if (labels === undefined || labels.length === 0) throw new Refusal(`gameFromEfg(): node ${draft} names set ${node.set}, which is missing or has no actions`);
    if (node.kind === "player") builder.addDecision(parent, label, node.set);
    else builder.addChance(parent, label);
    const isChance = node.kind === "chance";
    path.push({ draft, labels, odds: isChance ? odds[node.set]! : null, firstText: isChance ? written.first[node.set]! : NONE, next: 0 });
  });
  requireThat(nodes.length > 0 && path.length === 0, "gameFromEfg(): the tree is not complete: a node lacks branches");
  const { game, draftOf } = builder.finish([...names.keys()], { chance: (draft) => chance[draft]!, payoff: (draft, player) => payments.payoff(paid[draft]!, player) });
  return revalue(game, {
    ...game.valuation,
    written: [
      { of: game.valuation.chance, index: draftOf.map((draft) => oddsText[draft]!), texts: written.texts },
      ...game.valuation.payoffs.map((of, player) => ({ of, index: draftOf.map((draft, node) => (game.topology.kind[node] === TERMINAL ? payments.written(paid[draft]!) : NONE)), texts: payments.texts(player) })),
    ],
  });
}

/** The odds of all events in one list, and where those of each begin. */
class WrittenOdds {
  readonly texts: string[] = [];
  readonly first: number[] = [];

  constructor(events: readonly EfgEvent[]) {
    for (const { probabilities } of events) {
      this.first.push(this.texts.length);
      for (const text of probabilities) this.texts.push(text);
    }
  }
}

/** A sentence for each chance event whose odds were written as rounded decimals, so that the game has others than the file. */
export function scaledOdds({ events }: EfgDocument): string[] {
  return events.flatMap(({ number, probabilities }) => {
    const sum = probabilities.reduce((total, text) => total + floatOf(text), 0);
    return Math.abs(sum - 1) <= 1e-12 ? [] : [`the odds of chance event ${number} sum to ${Number(sum.toPrecision(8))}: each is divided by that`];
  });
}

/** Odds that were written as rounded decimals, scaled to sum to 1; those that do so but for rounding of doubles are kept as they are. */
function shares(odds: readonly number[]): readonly number[] {
  const sum = odds.reduce((total, p) => total + p, 0);
  return Math.abs(sum - 1) <= 1e-12 ? odds : odds.map((p) => p / sum);
}

/** Beyond this the exact sum is given up for a sum of doubles, so that a file of odd denominators stays quick to read. */
const DENOMINATOR_MAX = 1n << 256n;

/** What the outcomes along a path pay together. Equal sums of the same outcomes share one number. */
class Payments {
  private readonly floats: (readonly number[])[];
  private readonly exact: (readonly Rational[] | null)[] = [];
  private readonly known = new Map<number, number>();
  private readonly outcomes: readonly EfgOutcome[];
  private readonly zero: readonly number[];

  constructor(outcomes: readonly EfgOutcome[], players: number) {
    this.outcomes = outcomes;
    this.zero = new Array<number>(players).fill(0);
    const seen = new Map<string, number>();
    const float = (text: string) => {
      let value = seen.get(text);
      if (value === undefined) seen.set(text, (value = floatOf(text) + 0)); // -0 becomes 0
      return value;
    };
    this.floats = outcomes.map(({ number, payoffs }) => {
      if (payoffs.length !== players) throw new Refusal(`gameFromEfg(): outcome ${number} has ${payoffs.length} payoffs for ${players} players`);
      return payoffs.map(float);
    });
  }

  /** The number of the sum of what number `before` stands for and one more outcome; -1 stands for nothing paid. */
  along(before: number, outcome: number): number {
    if (outcome !== NONE && this.outcomes[outcome] === undefined) throw new Refusal(`gameFromEfg(): a node names outcome ${outcome}, which is missing`);
    if (outcome === NONE) return before;
    if (before === NONE) return outcome;
    const key = before * this.outcomes.length + outcome;
    let sum = this.known.get(key);
    if (sum === undefined) this.known.set(key, (sum = this.add(before, outcome)));
    return sum;
  }

  private add(before: number, outcome: number): number {
    const a = this.exactly(before), b = this.exactly(outcome);
    const exact = a === null || b === null ? null : a.map((value, player) => addRationals(value, b[player]!));
    const small = exact !== null && exact.every((value) => value.denominator < DENOMINATOR_MAX);
    const more = this.floats[outcome]!;
    this.floats.push(small ? exact.map(floatOfRational) : this.floats[before]!.map((value, player) => value + more[player]!));
    this.exact[this.floats.length - 1] = small ? exact : null;
    return this.floats.length - 1;
  }

  private exactly(sum: number): readonly Rational[] | null {
    const known = this.exact[sum];
    return known === undefined ? (this.exact[sum] = this.outcomes[sum]!.payoffs.map(rationalOf)) : known;
  }

  /** The sum's index in `texts`; -1 where nothing is paid or the exact sum was given up. */
  written(sum: number): number {
    return this.exact[sum] === null ? NONE : sum;
  }

  /** What each sum pays one player, as `rationalOf` reads it. */
  texts(player: number): string[] {
    return this.floats.map((_, sum) => {
      if (sum < this.outcomes.length) return this.outcomes[sum]!.payoffs[player]!;
      const exact = this.exact[sum]?.[player];
      return exact === undefined ? "" : `${exact.numerator}/${exact.denominator}`;
    });
  }

  payoff(sum: number, player: number): number {
    return (sum === NONE ? this.zero : this.floats[sum]!)[player]!;
  }
}

/** Why this game cannot be written as an .efg file, in one sentence, or null when it can. */
export function efgRefusal(game: Game): string | null {
  const { topology, valuation, players } = game;
  if (players.length === 0) return "the game has no players, and an .efg file names at least one";
  const { infosets } = topology;
  for (let set = 0; set < infosets.count; set++) {
    if (infosets.number[set]! < 1) return `information set "${infosets.label[set]}" of ${players[infosets.player[set]!]} has the number ${infosets.number[set]}, and an .efg file counts from 1`;
  }
  for (let player = 0; player < players.length; player++) {
    const belief = valuation.beliefs[player]!, payoff = valuation.payoffs[player]!;
    for (let node = 0; node < topology.nodeCount; node++) {
      if (belief !== valuation.chance && belief[node] !== valuation.chance[node]) return `${players[player]} holds other odds than the scenario (${belief[node]} against ${valuation.chance[node]} at "${topology.labels[topology.branch[node]!]}"), and an .efg file has one set of odds for all`;
      if (!(Math.abs(payoff[node]!) <= SIZE_MAX)) return `a payoff of ${players[player]} is ${payoff[node]}, and payoffs in a file are at most 1e300 in size`;
    }
  }
  for (let node = 0; node < topology.nodeCount; node++) {
    if (topology.kind[node] !== CHANCE) continue;
    const odds = branchOdds(game, node);
    const sum = odds.reduce((total, p) => total + p, 0);
    if (!odds.every((p) => p >= 0) || !(Math.abs(sum - 1) <= 1e-9)) return `the probabilities of a chance node are ${odds.slice(0, 8).join(", ")}, and an .efg file wants odds that sum to 1`;
  }
  return null;
}

/**
 * The game as a document: one outcome for each name and payoffs that occur together, one chance event for each chance node.
 * Every number reads back as the same double (-0 as 0); probabilities are written so that they sum to 1 exactly where that is possible.
 *
 * @throws {RangeError} with the sentence of `efgRefusal`
 */
export function efgFromGame(game: Game): EfgDocument {
  const refusal = efgRefusal(game);
  requireThat(refusal === null, `efgFromGame(): ${refusal}`);
  const { topology, title, players, valuation } = game;
  const { kind, firstChild, childCount, infoset, outcome, branch, labels, infosets: sets } = topology;
  const infosets: EfgInfoset[] = [], events: EfgEvent[] = [], outcomes: EfgOutcome[] = [], nodes: EfgNode[] = [];
  const infosetOf = new Map<number, number>(), outcomeOf = new Map<string, number>();
  const stack = [0];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let k = childCount[node]! - 1; k >= 0; k--) stack.push(firstChild[node]! + k);
    if (kind[node] === CHANCE) {
      const actions = Array.from({ length: childCount[node]! }, (_, k) => labels[branch[firstChild[node]! + k]!]!);
      const set = events.push({ number: events.length + 1, label: "", actions, probabilities: oddsTexts(branchOdds(game, node)) }) - 1;
      nodes.push({ kind: "chance", label: "", set, outcome: NONE });
    } else if (kind[node] === DECISION) {
      const h = infoset[node]!;
      let set = infosetOf.get(h);
      if (set === undefined) {
        set = infosets.push({ player: sets.player[h]!, number: sets.number[h]!, label: sets.label[h]!, actions: sets.actions[h]! }) - 1;
        infosetOf.set(h, set);
      }
      nodes.push({ kind: "player", label: "", set, outcome: NONE });
    } else {
      const label = game.outcomes[outcome[node]!] ?? "";
      const values = valuation.payoffs.map((payoff) => payoff[node]!);
      if (label === "" && values.every((value) => value === 0)) {
        nodes.push({ kind: "terminal", label: "", set: NONE, outcome: NONE });
        continue;
      }
      const key = `${values.join()} ${label}`;
      let index = outcomeOf.get(key);
      if (index === undefined) {
        index = outcomes.push({ number: outcomes.length + 1, label, payoffs: values.map(numberText) }) - 1;
        outcomeOf.set(key, index);
      }
      nodes.push({ kind: "terminal", label: "", set: NONE, outcome: index });
    }
  }
  return { title, comment: "", players, infosets, events, outcomes, nodes };
}

function branchOdds(game: Game, node: number): number[] {
  const { firstChild, childCount } = game.topology;
  const first = firstChild[node]!;
  return [...game.valuation.chance.subarray(first, first + childCount[node]!)];
}

/**
 * Texts that read back as these doubles and sum to 1 exactly, if there are such: Gambit insists on it, and doubles alone
 * rarely do. What the plain texts lack is spread over the largest odds, each moved less than would change its double.
 */
function oddsTexts(odds: readonly number[]): string[] {
  const plain = odds.map(numberText);
  const texts = [...plain];
  const exact = plain.map(rationalOf);
  let missing = exact.reduce((rest, value) => addRationals(rest, negative(value)), { numerator: 1n, denominator: 1n });
  const order = odds.map((_, i) => i).sort((a, b) => odds[b]! - odds[a]! || a - b);
  for (const i of order) {
    if (missing.numerator === 0n || missing.denominator > DENOMINATOR_MAX || odds[i]! < 2 ** -200) break;
    const wanted = addRationals(exact[i]!, missing);
    const [low, high] = roundingRange(odds[i]!);
    const value = isLess(wanted, low) ? low : isLess(high, wanted) ? high : wanted;
    texts[i] = `${value.numerator}/${value.denominator}`;
    missing = addRationals(wanted, negative(value));
  }
  return missing.numerator === 0n ? texts : plain;
}

/** Numbers from the first to the second have `value` (from 2^-200 to 1) as their nearest double. */
function roundingRange(value: number): [Rational, Rational] {
  let exponent = 0;
  while (2 ** exponent > value) exponent--;
  // A double is a whole number of units of 2^(exponent - 52). Half a unit is the limit, a quarter below a power of two; here
  // counted in 2^21ths of a unit, so that the ends lie just inside.
  const denominator = 2n ** BigInt(73 - exponent);
  const centre = BigInt(value * 2 ** -exponent * 2 ** 52) << 21n;
  const half = (1n << 20n) - 1n;
  return [{ numerator: centre - (value === 2 ** exponent ? half / 2n : half), denominator }, { numerator: centre + half, denominator }];
}

function negative({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}

function isLess(a: Rational, b: Rational): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}
