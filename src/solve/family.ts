// Families of fixed points that a branch runs through: all precisions of one game, or one precision with utilities shifted so
// that a given profile is an equilibrium, the shift fading away.

import { exp, ln } from "../base/index.ts";
import type { QuantalMap } from "./quantal-map.ts";

export interface Family {
  readonly map: QuantalMap;
  /** Logarithms of the response at a value of the parameter, into `target`; returns the largest difference in probabilities, NaN when anything is. */
  respond(logs: Float64Array, parameter: number, target: Float64Array): number;
  /** Derivative of `logs - response` in direction (dLogs, dParameter) at the point of the last `respond`, into `out`. */
  differentiate(dLogs: Float64Array, dParameter: number, out: Float64Array): void;
  /** As in the map, with the parameter for lambda. */
  readonly throughValues: QuantalMap["throughValues"];
  /** Precision at a value of the parameter. */
  lambdaAt(parameter: number): number;
  /** Changes of the parameter are measured relative to this. */
  scaleAt(parameter: number): number;
}

/** The parameter is lambda. */
export function byPrecision(map: QuantalMap): Family {
  return {
    map,
    respond: (logs, lambda, target) => map.respond(logs, lambda, target),
    differentiate: (dLogs, dLambda, out) => map.differentiate(dLogs, dLambda, out),
    throughValues: map.throughValues,
    lambdaAt: (lambda) => lambda,
    scaleAt: (lambda) => lambda + 1 / map.form.payoffRange,
  };
}

/** The parameter goes from 0, where the start is an equilibrium under shifted utilities, to 1, where nothing is shifted. */
export function fromStart(map: QuantalMap, start: Float64Array, lambda: number): Family {
  const { slots } = map.form, shift = new Float64Array(slots);
  map.respond(start, lambda, shift);
  for (let slot = 0; slot < slots; slot++) shift[slot] = start[slot]! - shift[slot]!;
  const weights = new Float64Array(slots), shifted = new Float64Array(slots), { throughValues } = map;
  return {
    map,
    throughValues: throughValues === null ? null : (right, dParameter, z, out) => {
      for (let slot = 0; slot < slots; slot++) shifted[slot] = right[slot]! - dParameter * shift[slot]!;
      throughValues(shifted, 0, z, out);
      if (out !== null) for (let slot = 0; slot < slots; slot++) out[slot]! += dParameter * shift[slot]!;
    },
    respond(logs, parameter, target) {
      map.respond(logs, lambda, target);
      for (let slot = 0; slot < slots; slot++) target[slot]! += (1 - parameter) * shift[slot]!;
      normaliseSets(map, target);
      let worst = 0;
      for (let slot = 0; slot < slots; slot++) {
        weights[slot] = exp(target[slot]!);
        const change = Math.abs(weights[slot]! - map.probabilities[slot]!);
        if (change > worst || change !== change) worst = change;
      }
      return worst;
    },
    differentiate(dLogs, dParameter, out) {
      map.differentiate(dLogs, 0, out);
      for (let slot = 0; slot < slots; slot++) out[slot]! += dParameter * shift[slot]!;
    },
    lambdaAt: () => lambda,
    scaleAt: () => 1,
  };
}

/** Shifts logarithms so that probabilities sum to 1 at every set. */
export function normaliseSets({ form: { firstSlot } }: QuantalMap, logs: Float64Array): void {
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    let top = -Infinity, sum = 0;
    for (let slot = from; slot < to; slot++) if (logs[slot]! > top) top = logs[slot]!;
    for (let slot = from; slot < to; slot++) sum += exp(logs[slot]! - top);
    const shift = top + ln(sum);
    for (let slot = from; slot < to; slot++) logs[slot]! -= shift;
  }
}
