// What one warhead does to one target. Two published fits stand side by side; where they differ, neither is known to be right.

import { expm1, pow } from "../base/index.ts";
import { type Model, type ModelInput } from "./model.ts";

export const YIELD: ModelInput = { name: "yield", title: "Yield of the warhead", unit: "megatons", low: 1e-6, high: 100 };
export const HARDNESS: ModelInput = { name: "hardness", title: "Overpressure that the target withstands", unit: "psi", low: 0.5, high: 100_000 };
export const CEP: ModelInput = { name: "cep", title: "Circular error probable", unit: "nautical miles", low: 0.001, high: 1000 };
const RADIUS: ModelInput = { name: "radius", title: "Lethal radius", unit: "nautical miles", low: 0, high: 1000 };

const DAVIS_SCHILLING = "Davis and Schilling 1973, Journal of Conflict Resolution 17: 207-242";
const TSIPIS = "Tsipis 1974, Offensive Missiles, SIPRI Stockholm Paper 5";

/** The published fits from yield, hardness and accuracy to the chance of a kill. */
export const KILL_FITS = ["davis-schilling", "tsipis"] as const;
export type KillFit = (typeof KILL_FITS)[number];

/** Radius in nautical miles within which a surface burst of `yieldMt` megatons makes `hardnessPsi` psi. */
function lethalRadius(yieldMt: number, hardnessPsi: number): number {
  const rest = Math.sqrt(1 + 2.79 / hardnessPsi) - 1.67 / Math.sqrt(hardnessPsi);
  return (2.62 * pow(yieldMt, 1 / 3)) / (pow(hardnessPsi, 1 / 3) * pow(rest, 2 / 3));
}

/** Chance that a circular normal error of the given CEP stays within the radius; both in one unit of length. */
function within(radius: number, cep: number): number {
  return -expm1(-Math.LN2 * (radius / cep) * (radius / cep));
}

/**
 * Chance that one warhead that arrives destroys its target.
 *
 * @param yieldMt      megatons
 * @param hardnessPsi  overpressure that the target withstands, psi
 * @param cep          nautical miles
 */
export function killProbability(fit: KillFit, yieldMt: number, hardnessPsi: number, cep: number): number {
  if (fit === "davis-schilling") return within(lethalRadius(yieldMt, hardnessPsi), cep);
  return -expm1(-pow(yieldMt / hardnessPsi, 2 / 3) / (0.22 * cep * cep));
}

export const lethalRadiusModel: Model = {
  name: "lethality.radius",
  title: "Radius within which a surface burst destroys a target",
  inputs: [YIELD, HARDNESS],
  unit: "nautical miles",
  source: DAVIS_SCHILLING,
  compute: ([yieldMt = 1, hardness = 1]) => lethalRadius(yieldMt, hardness),
};

export const hitModel: Model = {
  name: "lethality.hit",
  title: "Chance that a warhead falls within the lethal radius",
  inputs: [RADIUS, CEP],
  unit: "probability",
  source: `Circular normal error; ${DAVIS_SCHILLING}`,
  compute: ([radius = 0, cep = 1]) => within(radius, cep),
};

export const killModel: Model = {
  name: "lethality.kill",
  title: "Chance that a warhead that arrives destroys its target, by lethal radius",
  inputs: [YIELD, HARDNESS, CEP],
  unit: "probability",
  source: DAVIS_SCHILLING,
  compute: ([yieldMt = 1, hardness = 1, cep = 1]) => killProbability("davis-schilling", yieldMt, hardness, cep),
};

export const killTsipisModel: Model = {
  name: "lethality.kill_tsipis",
  title: "Chance that a warhead that arrives destroys its target, by lethality",
  inputs: [YIELD, HARDNESS, CEP],
  unit: "probability",
  source: TSIPIS,
  compute: ([yieldMt = 1, hardness = 1, cep = 1]) => killProbability("tsipis", yieldMt, hardness, cep),
};

/** Share of what a country has at stake that delivered equivalent megatons destroy. */
export function damageShare(perEmt: number, emt: number): number {
  return -expm1(-perEmt * emt);
}

/** Equivalent megatons: what a yield counts for against targets spread over an area. */
export function equivalentMegatons(yieldMt: number): number {
  return yieldMt <= 1 ? pow(yieldMt, 2 / 3) : Math.sqrt(yieldMt);
}

export const equivalentMegatonsModel: Model = {
  name: "lethality.emt",
  title: "Equivalent megatons of a yield: two-thirds law up to 1 Mt, square root above",
  inputs: [YIELD],
  unit: "equivalent megatons",
  source: "The convention of the literature; e.g. Kahan 1975, Security in the Nuclear Age",
  compute: ([yieldMt = 1]) => equivalentMegatons(yieldMt),
};

export const equivalentMegatonsTwoThirdsModel: Model = {
  name: "lethality.emt_two_thirds",
  title: "Equivalent megatons of a yield: two-thirds law throughout",
  inputs: [YIELD],
  unit: "equivalent megatons",
  source: "Area above a given overpressure grows as the cube root of the yield, squared; Glasstone and Dolan 1977, The Effects of Nuclear Weapons",
  compute: ([yieldMt = 1]) => pow(yieldMt, 2 / 3),
};
