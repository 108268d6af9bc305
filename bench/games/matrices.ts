// Games in strategic form that are hard to enumerate, or made at random.

import { seededRandom } from "../../src/base/index.ts";
import { type Game, gameFromNfg } from "../../src/game/index.ts";

type Matrix = readonly (readonly number[])[];

const names = (count: number) => Array.from({ length: count }, (_, i) => `s${i + 1}`);

/** The game in which the first player chooses the row and the second the column; payoffs of each. */
export function bimatrix(first: Matrix, second: Matrix): Game {
  const payoffs = first[0]!.flatMap((_, j) => first.flatMap((row, i) => [String(row[j]), String(second[i]![j])])); // at least one row
  return gameFromNfg({ title: "", comment: "", players: ["R", "C"], strategies: [names(first.length), names(first[0]!.length)], table: { kind: "payoffs", payoffs } });
}

/** Whole payoffs from 0 to 999, evenly drawn, for as many players as sizes. */
export function randomTable(sizes: readonly number[], seed: number): Game {
  const random = seededRandom(seed), cells = sizes.reduce((product, size) => product * size, 1);
  const payoffs = Array.from({ length: sizes.length * cells }, () => String(Math.floor(1000 * random())));
  return gameFromNfg({ title: "", comment: "", players: sizes.length === 2 ? ["R", "C"] : sizes.map((_, i) => `P${i + 1}`), strategies: sizes.map(names), table: { kind: "payoffs", payoffs } });
}

/**
 * 6 x 6 with one equilibrium, at the end of long Lemke-Howson paths.
 *
 * @source Savani and von Stengel 2006, "Hard-to-solve bimatrix games"
 */
export function longPaths(): Game {
  return bimatrix(
    [[-180, 72, -333, 297, -153, 270], [-30, 17, -33, 42, -3, 20], [-81, 36, -126, 126, -36, 90], [90, -36, 126, -126, 36, -81], [20, -3, 42, -33, 17, -30], [270, -153, 297, -333, 72, -180]],
    [[72, 36, 17, -3, -36, -153], [-180, -81, -30, 20, 90, 270], [297, 126, 42, -33, -126, -333], [-333, -126, -33, 42, 126, 297], [270, 90, 20, -30, -81, -180], [-153, -36, -3, 17, 36, 72]],
  );
}

/**
 * 6 x 6 with 75 equilibria.
 *
 * @source von Stengel 1999, "New maximal numbers of equilibria in bimatrix games"
 */
export function manyEquilibria(): Game {
  return bimatrix(
    [[9504, -660, 19976, -20526, 1776, -8976], [-111771, 31680, -130944, 168124, -8514, 52764], [397584, -113850, 451176, -586476, 29216, -178761], [171204, -45936, 208626, -263076, 14124, -84436], [1303104, -453420, 1227336, -1718376, 72336, -461736], [737154, -227040, 774576, -1039236, 48081, -300036]],
    [[72336, 48081, 29216, 14124, 1776, -8514], [-461736, -300036, -178761, -84436, -8976, 52764], [1227336, 774576, 451176, 208626, 19976, -130944], [-1718376, -1039236, -586476, -263076, -20526, 168124], [1303104, 737154, 397584, 171204, 9504, -111771], [-453420, -227040, -113850, -45936, -660, 31680]],
  );
}
