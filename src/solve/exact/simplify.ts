// What can be left out of a two-player game without changing its equilibria: moves and strategies that are strictly dominated,
// by others or by mixtures, one after another; moves that differ in nothing from others; sets that nothing leads to.
//
// Source: in two-player games a strategy is strictly dominated when it is never a best reply (Pearce 1984, lemma 3)

import { type ExactForm, firstVariable, responsePolyhedron } from "./form.ts";
import { faceOf } from "./vertices.ts";

export interface Removal {
  readonly kind: "dominated" | "equal" | "unreached";
  readonly player: 0 | 1;
  /** What was left out. */
  readonly sequence: number;
  /** What is better, or takes its place; null where that is a mixture, and at sets that nothing leads to. */
  readonly by: number | null;
}

export interface Simplified {
  readonly form: ExactForm;
  /** By player, by sequence of the whole game: the sequence of `form` of which it has the weight; -1 for none. */
  readonly bearer: readonly [Int32Array, Int32Array];
  readonly removals: readonly Removal[];
}

/** Above so many entries of a response polyhedron, dominance by mixtures is not looked for. */
const ENTRIES_MAX = 1600;

/** @param step  called between bounded amounts of work; may throw to end it */
export function simplify(form: ExactForm, step: () => void = () => {}): Simplified {
  const draft = new Draft(form, step);
  for (;;) {
    const changed = ([0, 1] as const).map((player) => draft.mergeMoves(player) || draft.dropDominated(player));
    if (!changed.includes(true) && !draft.dropNeverBest()) return draft.finish();
  }
}

/** The form as it is, in the same shape. */
export function unsimplified(form: ExactForm): Simplified {
  const all = (player: 0 | 1) => Int32Array.from({ length: form.sides[player].count }, (_, sequence) => sequence);
  return { form, bearer: [all(0), all(1)], removals: [] };
}

interface DraftSet {
  readonly sequences: readonly number[];
  readonly parent: number;
}

class Draft {
  private readonly form: ExactForm;
  private readonly step: () => void;
  /** By player: its sets, a set after those above it. */
  private readonly sets: [DraftSet[], DraftSet[]];
  /** By payoffs and by row. */
  private readonly tables: readonly [bigint[][], bigint[][]];
  private readonly bearer: readonly [Int32Array, Int32Array];
  private readonly removals: Removal[] = [];

  constructor(form: ExactForm, step: () => void) {
    this.form = form;
    this.step = step;
    const columns = form.sides[1].count;
    const rowsOf = (cells: readonly bigint[]) => Array.from({ length: form.sides[0].count }, (_, i) => cells.slice(i * columns, (i + 1) * columns));
    this.tables = [rowsOf(form.payoffs[0]), rowsOf(form.payoffs[1])];
    const setsOf = ({ first, parent }: ExactForm["sides"][0]) => Array.from({ length: parent.length }, (_, set) => ({ sequences: Array.from({ length: first[set + 1]! - first[set]! }, (_, k) => first[set]! + k), parent: parent[set]! }));
    this.sets = [setsOf(form.sides[0]), setsOf(form.sides[1])];
    this.bearer = [Int32Array.from({ length: form.sides[0].count }, (_, i) => i), Int32Array.from({ length: columns }, (_, i) => i)];
  }

  private at(payoffs: number, player: number, own: number, other: number): bigint {
    return this.tables[payoffs]![player === 0 ? own : other]![player === 0 ? other : own]!;
  }

  /** Sequences still there, the empty one first. */
  private present(player: number): number[] {
    return [0, ...this.sets[player]!.flatMap(({ sequences }) => sequences)];
  }

  private hasSetsBelow(player: number, sequence: number): boolean {
    return this.sets[player]!.some(({ parent }) => parent === sequence);
  }

  private remove(removal: Removal): void {
    const { player, sequence } = removal;
    this.removals.push(removal);
    this.sets[player] = this.sets[player].map((set) => (set.sequences.includes(sequence) ? { ...set, sequences: set.sequences.filter((other) => other !== sequence) } : set));
    this.forget(player, sequence);
  }

  /** Takes a removed sequence and what stands below it out of account. */
  private forget(player: 0 | 1, sequence: number): void {
    this.bearer[player][sequence] = -1;
    const below = this.sets[player].filter(({ parent }) => parent === sequence);
    this.sets[player] = this.sets[player].filter(({ parent }) => parent !== sequence);
    for (const set of below) for (const child of set.sequences) this.forget(player, child);
  }

  /** Of moves that pay both players the same whatever the other does, the first stays; a set of one move joins the move above it. */
  mergeMoves(player: 0 | 1): boolean {
    let changed = false;
    for (let index = this.sets[player].length - 1; index >= 0; index--) {
      const others = this.present(1 - player), known = new Map<string, number>();
      for (const sequence of this.sets[player][index]!.sequences) {
        if (this.hasSetsBelow(player, sequence)) continue;
        this.step();
        const rows = others.map((other) => `${this.at(0, player, sequence, other)},${this.at(1, player, sequence, other)}`).join(";");
        const first = known.get(rows);
        if (first === undefined) known.set(rows, sequence);
        else {
          this.remove({ kind: this.isReached(player, sequence) ? "equal" : "unreached", player, sequence, by: first });
          changed = true;
        }
      }
      const { sequences: [only, ...more], parent } = this.sets[player][index]!;
      if (only === undefined || more.length > 0) continue;
      this.join(player, index, only, parent);
      changed = true;
    }
    return changed;
  }

  private isReached(player: 0 | 1, sequence: number): boolean {
    const { reached, sides } = this.form, columns = sides[1].count;
    return reached === null || this.present(1 - player).some((other) => reached[player === 0 ? sequence * columns + other : other * columns + sequence] === 1);
  }

  private join(player: 0 | 1, index: number, only: number, parent: number): void {
    for (const table of this.tables) {
      if (player === 0) table[parent] = table[parent]!.map((value, other) => value + table[only]![other]!);
      else for (const row of table) row[parent]! += row[only]!;
    }
    this.bearer[player][only] = parent;
    this.sets[player] = this.sets[player].flatMap((set, i) => (i === index ? [] : [set.parent === only ? { ...set, parent } : set]));
  }

  /** Drops moves that another of their set beats against every plan of the other player. */
  dropDominated(player: 0 | 1): boolean {
    let changed = false;
    for (let index = 0; index < this.sets[player].length; index++) {
      for (const worse of this.lastMoves(player, index)) {
        const better = this.lastMoves(player, index).find((own) => own !== worse && this.leastGain(player, own, worse) > 0n);
        if (better === undefined) continue;
        this.remove({ kind: "dominated", player, sequence: worse, by: better });
        changed = true;
      }
    }
    return changed;
  }

  /** The moves at a set after which the player moves no more. */
  private lastMoves(player: 0 | 1, index: number): number[] {
    return this.sets[player][index]!.sequences.filter((sequence) => !this.hasSetsBelow(player, sequence));
  }

  /** What one move earns more than another, at least, over the other player's plans. */
  private leastGain(player: 0 | 1, better: number, worse: number): bigint {
    this.step();
    const gain = new Map(this.present(1 - player).map((other) => [other, this.at(player, player, better, other) - this.at(player, player, worse, other)]));
    for (const { sequences, parent } of [...this.sets[1 - player]!].reverse()) {
      const least = sequences.map((sequence) => gain.get(sequence)!).reduce((a, b) => (b < a ? b : a)); // all present
      gain.set(parent, gain.get(parent)! + least);
    }
    return gain.get(0)!;
  }

  /** Drops the moves, of one player, that no plan of the other makes best ones. */
  dropNeverBest(): boolean {
    const { form, bearer } = this.finish();
    for (const player of [0, 1] as const) {
      const polyhedron = responsePolyhedron(form, player === 0 ? 1 : 0);
      if (polyhedron.columns * polyhedron.basic.length > ENTRIES_MAX) return false;
      const candidates = this.sets[player].flatMap(({ sequences }, index) => (sequences.length > 1 ? this.lastMoves(player, index) : []));
      const never = candidates.filter((sequence) => {
        this.step();
        const variable = firstVariable(form, player) + bearer[player][sequence]! - 1;
        return faceOf(polyhedron, (other) => other === variable) === null;
      });
      for (const sequence of never) this.remove({ kind: "dominated", player, sequence, by: null });
      if (never.length > 0) return true;
    }
    return false;
  }

  finish(): Simplified {
    const places = [0, 1].map((player) => new Map(this.present(player).map((sequence, place) => [sequence, place])));
    const sides = [0, 1].map((player) => {
      const first = [1];
      for (const { sequences } of this.sets[player]!) first.push(first.at(-1)! + sequences.length);
      return { count: first.at(-1)!, first, parent: this.sets[player]!.map(({ parent }) => places[player]!.get(parent)!) };
    });
    const columns = this.present(1);
    const payoffs = this.tables.map((table) => this.present(0).flatMap((row) => columns.map((column) => table[row]![column]!)));
    const bearer = this.bearer.map((own, player) => own.map((_, sequence) => {
      let at = sequence;
      while (at >= 0 && own[at] !== at) at = own[at]!;
      return at < 0 ? -1 : places[player]!.get(at)!;
    }));
    return { form: { sides: [sides[0]!, sides[1]!], payoffs: [payoffs[0]!, payoffs[1]!], reached: null }, bearer: [bearer[0]!, bearer[1]!], removals: this.removals };
  }
}
