// How a two-player game is enumerated, told from its size after what no equilibrium needs has been left out.

import { ln, pow } from "../../base/index.ts";
import type { Game } from "../../game/index.ts";
import { reducedSize } from "../../strategy/index.ts";
import type { ExactForm } from "./form.ts";
import { sequenceView, strategicView, type View } from "./views.ts";
import { sequenceForm } from "../sequence-form.ts";
import { type Simplified, simplify, unsimplified } from "./simplify.ts";

export interface Work {
  /** Bases of a best-response polyhedron that are to be visited, roughly. */
  readonly bases: number;
  readonly seconds: number;
}

/** A game in the form in which it will be searched. */
export interface Prepared {
  readonly kind: "strategic" | "sequence";
  readonly view: View;
  readonly simplified: Simplified;
  readonly work: Work;
  /** Of the reduced strategic form, "25 x 256". */
  readonly size: string;
}

/** Up to so many seconds of work in the reduced strategic form, that form is searched. */
const STRATEGIC_SECONDS_MAX = 60;
/** Beyond this the game is refused. */
export const SECONDS_MAX = 600;
/** Tables of payoffs of so many cells are built: of the reduced strategic form, of the sequence form. */
const STRATEGIC_CELLS_MAX = 20_000, SEQUENCE_CELLS_MAX = 250_000;
/** Sums that the reduced strategic form may take, and choices that its strategies may name. */
export const ADDITIONS_MAX = 20_000_000, CHOICES_MAX = 20_000_000;

/**
 * The form to search, or why there is none, in the words of a solver's refusal. For one player or two, with perfect recall.
 *
 * @param simplifies  whether to leave out first what no equilibrium needs
 * @param step        called between bounded amounts of work; may throw to end it
 */
export function prepare(game: Game, simplifies: boolean, step: () => void): Prepared | string {
  const { strategies: [rows = 1, columns = 1], cells, additions, choices } = reducedSize(game);
  const size = `${shortCount(rows)} x ${shortCount(columns)}`;
  const made = (kind: Prepared["kind"], view: View): Prepared => {
    const simplified = simplifies ? simplify(view.form, step) : unsimplified(view.form);
    return { kind, view, simplified, work: workOfSides(simplified.form.sides), size };
  };
  const strategic = cells <= STRATEGIC_CELLS_MAX && additions <= ADDITIONS_MAX && choices <= CHOICES_MAX ? made("strategic", strategicView(game, step)) : null;
  if (strategic !== null && (strategic.work.seconds <= STRATEGIC_SECONDS_MAX || game.players.length < 2)) return strategic;
  const works = [strategic?.work ?? workOf(Math.min(rows, columns), Math.max(rows, columns), additions)];
  let parts = `${size} reduced strategies`;
  if (game.players.length === 2) {
    const { sides: [first, second] } = sequenceForm(game);
    const sequence = first.count * second.count <= SEQUENCE_CELLS_MAX ? made("sequence", sequenceView(game, step)) : null;
    const better = strategic !== null && sequence !== null && strategic.work.seconds <= sequence.work.seconds ? strategic : sequence;
    if (better !== null && better.work.seconds <= SECONDS_MAX) return better;
    works.push(sequence?.work ?? workOfSides([first, second]));
    parts += ` and ${first.count - 1} x ${second.count - 1} sequences of moves`;
  }
  const { bases, seconds } = works.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  const why = seconds > SECONDS_MAX ? `with some ${shortCount(bases)} bases to visit, which takes ${durationText(seconds)}` : `for which tables of payoffs are too large`;
  const wayOut = game.players.length === 2 ? 'use "lcp" for one equilibrium, or "qre" with its limit for a sequential one' : 'use "qre" with its limit';
  return `solve(): solver "nash-all" needs a smaller game: this one has ${parts}, ${why}; ${wayOut}`;
}

/** The work for the polyhedron that takes less. */
function workOfSides(sides: ExactForm["sides"]): Work {
  const free = sides.map(({ count, parent }) => count - 1 - parent.length), sets = sides.map(({ parent }) => parent.length);
  const [first, second] = [workOf(free[0]! + sets[1]!, free[1]! + sets[0]!), workOf(free[1]! + sets[0]!, free[0]! + sets[1]!)]; // two players
  return first.bases < second.bases ? first : second;
}

/**
 * The bases of a best-response polyhedron of so many columns and rows, which random ones were measured to have within a factor
 * of 2 (2 to 24 columns, 2 to 256 rows; those of trees have fewer), and the seconds that they take on one core of 2 to 3 GHz.
 */
function workOf(columns: number, rows: number, additions = 0): Work {
  const generic = pow(Math.max(1, 2 + (0.2 * ln(Math.max(rows, 1) / Math.max(columns, 1))) / ln(2)), columns);
  const bases = Math.max(columns + 1, generic);
  return { bases, seconds: bases * columns * rows * 6e-7 + additions * 1e-7 };
}

/** A number of things in few characters. */
export function shortCount(count: number): string {
  return count < 1e6 ? String(Math.round(count)) : Number.isFinite(count) ? count.toExponential(0).replace("+", "") : "more than 1e308";
}

/** A time, roughly. */
export function durationText(seconds: number): string {
  const units = [["seconds", 1], ["minutes", 60], ["hours", 3600], ["days", 86_400], ["years", 31_557_600]] as const;
  const [name, length] = units.findLast(([, unit]) => seconds >= 2 * unit) ?? units[0];
  const count = seconds / length;
  return count > 10_000 ? "longer than 10,000 years" : `about ${Math.max(1, Math.round(count))} ${name}`;
}
