// Equilibria of a game put together from those of its parts, from the last subgames up: for each choice of equilibria of the
// subgames below, the part above is solved with what they are worth.

import { countText } from "../../base/index.ts";
import { addRationals, CHANCE, compareRationals, exactColumn, exactOdds, type Game, multiplyRationals, type Rational, rationalText, slotCount, TERMINAL } from "../../game/index.ts";
import { pick } from "../weights/weights.ts";
import { gameOfPart, type Part, partsOf, type Values, withValues } from "../parts.ts";

/** Equilibria of one part. */
export interface PartAnswer {
  readonly profiles: readonly PartProfile[];
  /** Lists of indices of profiles; those of one list are joined by equilibria between them. */
  readonly components: readonly (readonly number[])[];
  /** Whether all are listed. */
  readonly complete: boolean;
  /** Whether the search ended by itself. */
  readonly converged: boolean;
  readonly iterations: number;
  /** What a reader should know; empty otherwise. */
  readonly message: string;
}

export interface PartProfile {
  /** By slot. */
  readonly probabilities: readonly Rational[];
  /** Whether those are without rounding. */
  readonly isExact: boolean;
  /** By node: beliefs, where the answer has them. */
  readonly beliefs: readonly Rational[] | null;
}

/** The same for the whole game. */
export interface Composition extends Omit<PartAnswer, "message"> {
  readonly messages: readonly string[];
  /** Whether equilibria of a subgame that are joined differ in worth and there is a choice above, so that some may be missing. */
  readonly isTorn: boolean;
}

/** No more equilibria of one subgame than these are carried up. */
const SOLUTIONS_MAX = 1000;
/** Probabilities that are listed for one set, at most. */
const CHOICES_MAX = 1_000_000;
/** Nodes that are still gone through when told to stop, so that what was found is listed. */
const WHEN_TOLD = 100_000;
const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/** An equilibrium of a subgame: of its first part, and of the subgames below that. */
interface Below {
  readonly part: Part;
  readonly nodeOf: readonly number[];
  readonly profile: PartProfile;
  readonly inner: readonly Below[];
  readonly worth: Values;
  /** Names of the components that it belongs to. */
  readonly families: readonly string[];
}

/**
 * @param solvePart  all equilibria of a part that has information sets, or what of them can be had
 * @param report     told how many parts of how many are done
 */
export function compose(game: Game, solvePart: (part: Game) => PartAnswer, shouldStop: () => boolean, report: (done: number, all: number) => void): Composition {
  const parts = partsOf(game), numbers = exactNumbers(game), solved = new Map<number, readonly Below[]>(), messages = new Set<string>();
  const above = new Map(parts.flatMap((part) => part.inner.map((node) => [node, part] as const)));
  let complete = true, converged = true, torn = false, iterations = 0;
  for (const [done, part] of parts.entries()) {
    if (shouldStop()) {
      messages.add(`told to stop when ${done} of ${parts.length} subgames were solved`);
      return { profiles: [], components: [], complete: false, converged: false, iterations, messages: [...messages], isTorn: torn };
    }
    const one = solveOne(game, numbers, part, part.inner.map((node) => solved.get(node)!), solvePart, shouldStop); // parts below come first
    for (const message of one.messages) messages.add(message);
    complete &&= one.complete;
    converged &&= one.converged;
    iterations += one.iterations;
    solved.set(part.root, one.found);
    if (part.root !== 0 && hasChoice(game, above.get(part.root)!) && isTorn(one.found)) { // other parts have one above
      complete = false;
      torn = true;
      messages.add("where equilibria of a subgame that are joined differ in worth, those listed are carried up, not what lies between them");
    }
    report(done + 1, parts.length);
    if (one.found.length === 0) return { profiles: [], components: [], complete, converged, iterations, messages: [...messages], isTorn: torn };
  }
  const found = solved.get(0)!, members = new Map<string, number[]>(); // the whole game is the last part
  found.forEach(({ families }, index) => families.forEach((name) => members.set(name, [...(members.get(name) ?? []), index])));
  return { profiles: found.map((solution) => unfold(game, solution)), components: [...members.values()], complete, converged, iterations, messages: [...messages], isTorn: torn };
}

function solveOne(game: Game, numbers: ExactNumbers, part: Part, lists: readonly (readonly Below[])[], solvePart: (part: Game) => PartAnswer, shouldStop: () => boolean) {
  const isPlain = isChanceOrSingle(game, part), frame = isPlain ? null : gameOfPart(game, part);
  const answers = new Map<string, PartAnswer>(), found: Below[] = [], messages: string[] = [];
  const tuples = lists.reduce((product, list) => product * list.length, 1);
  let complete = true, converged = true, told = false, iterations = 0;
  for (let tuple = 0; tuple < Math.min(tuples, SOLUTIONS_MAX) && !told && found.length <= SOLUTIONS_MAX; tuple++) {
    const inner = pick(lists, tuple), worth = inner.map((below) => below.worth);
    const key = hasChoice(game, part) ? worth.map((values) => values.map(rationalText).join()).join(";") : "";
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = frame === null ? chooseAlone(game, numbers, part, worth) : solvePart(withValues(frame, worth));
      answers.set(key, answer);
      complete &&= answer.complete;
      converged &&= answer.converged;
      iterations += answer.iterations;
      if (answer.message !== "") messages.push(answer.message);
    }
    for (const [index, profile] of answer.profiles.entries()) {
      told ||= shouldStop();
      if (found.length > SOLUTIONS_MAX || (told && (found.length + 1) * part.nodes.length > WHEN_TOLD)) break;
      const own = answer.components.flatMap((members, c) => (members.includes(index) ? [`${key}:${c}`] : []));
      const families = inner.reduce((names, below) => names.flatMap((name) => below.families.map((other) => `${name}/${other}`)), own);
      found.push({ part, nodeOf: frame?.nodeOf ?? part.nodes, profile, inner, worth: numbers.valuesIn(part, profile.probabilities, worth)(part.root), families });
    }
  }
  if (tuples > SOLUTIONS_MAX || found.length > SOLUTIONS_MAX) {
    complete = false;
    messages.push(`of the equilibria of a subgame the first ${SOLUTIONS_MAX} are carried up`);
  }
  if (told) messages.push("told to stop before all equilibria of the subgames were put together");
  return { found: found.slice(0, SOLUTIONS_MAX), complete: complete && !told, converged: converged && !told, iterations, messages };
}

/** Whether what the subgames below are worth can matter to how the part is played. */
function hasChoice({ topology: { infosets } }: Game, { sets }: Part): boolean {
  return sets.some((set) => infosets.actions[set]!.length > 1);
}

function isChanceOrSingle({ topology: { infosets } }: Game, { sets }: Part): boolean {
  return sets.length === 0 || (sets.length === 1 && infosets.nodeStart[sets[0]! + 1]! - infosets.nodeStart[sets[0]!]! === 1);
}

/** A part without decisions, or of a single one at its root: each of the best actions is an equilibrium. */
function chooseAlone(game: Game, numbers: ExactNumbers, part: Part, worth: readonly Values[]): PartAnswer {
  const rest = { complete: true, converged: true, iterations: 1, message: "" }, { infosets } = game.topology;
  const [set] = part.sets;
  if (set === undefined) return { ...rest, profiles: [{ probabilities: [], isExact: true, beliefs: [] }], components: [[0]] };
  const actions = infosets.actions[set]!, { firstChild } = game.topology, beliefs = part.nodes.map((node) => (node === part.root ? ONE : ZERO));
  const values = numbers.valuesIn(part, actions.map(() => ZERO), worth), valueOf = (k: number) => values(firstChild[part.root]! + k)[infosets.player[set]!]!;
  let best: number[] = [];
  for (const k of actions.keys()) {
    const order = best.length === 0 ? 0 : compareRationals(valueOf(k), valueOf(best[0]!));
    if (order > 0) best = [];
    if (order >= 0) best.push(k);
  }
  const most = Math.max(1, Math.min(SOLUTIONS_MAX, Math.floor(CHOICES_MAX / actions.length))), cut = best.length <= most ? {} : { complete: false, message: `of ${countText(best.length)} equally good moves the first ${countText(most)} are listed` };
  const profiles = best.slice(0, most).map((taken) => ({ probabilities: actions.map((_, k) => (k === taken ? ONE : ZERO)), isExact: true, beliefs }));
  return { ...rest, ...cut, profiles, components: [profiles.map((_, index) => index)] };
}

/** Whether equilibria of one component are worth different things to somebody. */
function isTorn(found: readonly Below[]): boolean {
  const worthOf = new Map<string, string>();
  return found.some(({ families, worth }) => families.some((name) => {
    const text = worth.map(rationalText).join();
    if (!worthOf.has(name)) worthOf.set(name, text);
    return worthOf.get(name) !== text;
  }));
}

function unfold(game: Game, solution: Below): PartProfile {
  const { firstSlot } = game.topology.infosets;
  const probabilities = new Array<Rational>(slotCount(game)).fill(ZERO), beliefs = new Array<Rational>(game.topology.nodeCount).fill(ZERO);
  let isExact = true, isAssessed = true;
  const waiting = [solution];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { part, nodeOf, profile, inner } = one;
    let from = 0;
    for (const set of part.sets) for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) probabilities[slot] = profile.probabilities[from++]!;
    profile.beliefs?.forEach((belief, node) => (beliefs[nodeOf[node]!] = belief));
    isExact &&= profile.isExact;
    isAssessed &&= profile.beliefs !== null;
    waiting.push(...inner);
  }
  return { probabilities, isExact, beliefs: isAssessed ? beliefs : null };
}

interface ExactNumbers {
  /** What each node of a part is worth to each player of the whole game, under probabilities by slot of the part. */
  valuesIn(part: Part, probabilities: readonly Rational[], worth: readonly Values[]): (node: number) => Values;
}

function exactNumbers(game: Game): ExactNumbers {
  const { kind, parent, firstChild, infoset, infosets } = game.topology;
  const distinct = new Map(game.valuation.beliefs.map((belief, player) => [belief, player]));
  const oddsOf = new Map([...distinct].map(([belief, player]) => [belief, exactOdds(game, player)]));
  const odds = game.valuation.beliefs.map((belief) => oddsOf.get(belief)!); // all are in
  const pays = game.valuation.payoffs.map((payoff) => exactColumn(game, payoff));
  return {
    valuesIn(part, probabilities, worth) {
      const values = new Map<number, Rational[]>(part.nodes.map((node) => [node, game.players.map(() => ZERO)]));
      part.inner.forEach((node, i) => values.set(node, [...worth[i]!]));
      const offset = new Map<number, number>();
      let slots = 0;
      for (const set of part.sets) {
        offset.set(set, slots);
        slots += infosets.firstSlot[set + 1]! - infosets.firstSlot[set]!;
      }
      for (const node of [...part.nodes].reverse()) {
        if (kind[node] === TERMINAL) values.set(node, pays.map((read) => read(node)));
        if (node === part.root) continue;
        const own = values.get(node)!;
        const above = parent[node]!, total = values.get(above)!, k = node - firstChild[above]!;
        own.forEach((value, player) => {
          const share = kind[above] === CHANCE ? odds[player]![node]! : probabilities[offset.get(infoset[above]!)! + k]!;
          if (share.numerator !== 0n) total[player] = addRationals(total[player]!, multiplyRationals(share, value));
        });
      }
      return (node) => values.get(node)!;
    },
  };
}
