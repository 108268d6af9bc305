// What the derivative of a quantal map must be: the slope that differences show.

import { expect } from "vitest";
import type { Game } from "../../src/game/index.ts";
import type { QuantalMap } from "../../src/solve/quantal-map.ts";
import { logProfile } from "../../src/strategy/index.ts";
import { drawProfile } from "./random-game.ts";

/** Beside a drawn profile, towards another one and upwards in precision. */
export function expectDerivative(game: Game, map: QuantalMap, seed: number, other: number): void {
  const lambda = 0.8, h = 1e-5, logs = logProfile(drawProfile(game, seed)), n = logs.length;
  // A direction that keeps probabilities summing to 1 to first order.
  const direction = drawProfile(game, other).map((probability, slot) => probability / Math.exp(logs[slot]!) - 1);
  const at = (t: number) => {
    const target = new Float64Array(n), shifted = logs.map((log, slot) => Math.log(Math.exp(log) * (1 + t * direction[slot]!)));
    map.respond(shifted, lambda + 0.3 * t, target);
    return shifted.map((log, slot) => log - target[slot]!);
  };
  const ahead = at(h), behind = at(-h), derivative = new Float64Array(n);
  map.respond(logs, lambda, new Float64Array(n));
  map.differentiate(direction, 0.3, derivative);
  derivative.forEach((slope, slot) => expect(Math.abs(slope - (ahead[slot]! - behind[slot]!) / (2 * h))).toBeLessThan(1e-5 * (1 + Math.abs(slope))));
}
