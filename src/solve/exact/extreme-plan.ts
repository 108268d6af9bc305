// Whether a plan is an extreme point of the sets on which the other player's best replies stay the same.

import { gcd, type Rational } from "../../game/index.ts";
import { type ExactForm, payoffReader } from "./form.ts";

/**
 * A plan is extreme when its zeros, the equations of plans, and the ties between the other's best replies leave it no room. Only
 * ties that matter count: those at sets to which best replies lead. The vertices of a best-response polyhedron whose plan is not
 * extreme owe their being to ties elsewhere, and mixtures of others replace them.
 *
 * @param plan  weights of the player's sequences, the empty one left out
 */
export function isExtreme(form: ExactForm, player: 0 | 1, plan: readonly Rational[]): boolean {
  const own = form.sides[player], other = form.sides[1 - player]!; // two players
  // With one set on either side all ties matter.
  if (own.parent.length === 1 && other.parent.length === 1) return true;
  const read = payoffReader(form, player);
  const scale = plan.reduce((common, { denominator }) => (common / gcd(common, denominator)) * denominator, 1n);
  const weights = [scale, ...plan.map(({ numerator, denominator }) => numerator * (scale / denominator))];
  const used = Array.from(weights.keys()).filter((sequence) => sequence > 0 && weights[sequence]! > 0n);
  const equations: bigint[][] = [];
  for (let set = 0; set < own.parent.length; set++) {
    const inSet = (sequence: number) => sequence >= own.first[set]! && sequence < own.first[set + 1]!;
    equations.push(used.map((sequence) => (inSet(sequence) ? 1n : sequence === own.parent[set] ? -1n : 0n)));
  }
  const below: number[][] = Array.from({ length: other.count }, () => []);
  for (let set = 0; set < other.parent.length; set++) below[other.parent[set]!]!.push(set);
  // What each sequence of the other is worth under this plan, and by how much more for each used sequence of the plan.
  const slopes = Array.from({ length: other.count }, (_, reply) => used.map((sequence) => read(sequence, reply)));
  const worth = Array.from({ length: other.count }, (_, reply) => used.reduce((sum, sequence) => sum + weights[sequence]! * read(sequence, reply), scale * read(0, reply)));
  const best: number[][] = [];
  for (let set = other.parent.length - 1; set >= 0; set--) {
    const replies = Array.from({ length: other.first[set + 1]! - other.first[set]! }, (_, k) => other.first[set]! + k);
    for (const reply of replies) {
      for (const child of below[reply]!) {
        const first = best[child]![0]!; // every set has a best reply
        worth[reply]! += worth[first]!;
        slopes[reply] = slopes[reply]!.map((slope, i) => slope + slopes[first]![i]!);
      }
    }
    const top = replies.reduce((high, reply) => (worth[reply]! > high ? worth[reply]! : high), worth[replies[0]!]!);
    best[set] = replies.filter((reply) => worth[reply] === top);
  }
  const open = [...below[0]!];
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    const [first, ...ties] = best[set]!;
    for (const tie of ties) equations.push(slopes[tie]!.map((slope, i) => slope - slopes[first!]![i]!));
    for (const reply of best[set]!) open.push(...below[reply]!);
  }
  return rank(equations) === used.length;
}

/** The number of independent rows. Takes the rows over. */
function rank(rows: bigint[][]): number {
  let found = 0;
  for (let c = 0; c < (rows[0]?.length ?? 0); c++) {
    const at = rows.findIndex((row, i) => i >= found && row[c] !== 0n);
    if (at < 0) continue;
    [rows[found], rows[at]] = [rows[at]!, rows[found]!];
    const pivotRow = rows[found]!, pivot = pivotRow[c]!;
    for (let i = found + 1; i < rows.length; i++) {
      const factor = rows[i]![c]!;
      if (factor === 0n) continue;
      const row = rows[i]!.map((value, k) => value * pivot - factor * pivotRow[k]!);
      const divisor = row.reduce((common, value) => gcd(common, value < 0n ? -value : value), 0n);
      rows[i] = divisor > 1n ? row.map((value) => value / divisor) : row;
    }
    found++;
  }
  return found;
}
