// Two arsenals beside each other: the first salvo, what is left after a first strike by either side, with and without a force whose
// presence is in question.

import { requireThat } from "../base/index.ts";
import { ARM_FIGURES, type ArmFigure, type Dossier, type ExchangeArm, type ExchangeWorkings, type ForceState, type KnownNumber, type KnownQuantity, type WeaponSystem } from "../dossier/index.ts";
import { type Arm, arrivalOdds, equivalentMegatons, evaluateModel, firstStrike, firstStrikeStability, type KillFit, models, type StrikeForces, type Surface, surface } from "../models/index.ts";
import { type Assumption, type Changes, type DrawChoices, type Estimate, estimate, settle, type Swing, swings } from "./assumption.ts";

export interface BalanceChoices extends DrawChoices {
  readonly fit: KillFit;
  readonly changes: Changes;
}

export interface Salvo {
  readonly side: string;
  readonly state: string;
  /** Of missiles that reach the other's homeland. */
  readonly launchers: Estimate;
  readonly arriving: Estimate;
  /** Of what arrives. */
  readonly emt: Estimate;
  /** Warheads that arrive, over those without the force in question, less 1. */
  readonly added: Estimate;
}

/** One side struck first by the other. */
export interface Struck {
  readonly side: string;
  readonly state: string;
  /** Warheads ready before, that reach the other's homeland. */
  readonly before: Estimate;
  readonly survivors: Estimate;
  readonly share: Estimate;
  /** Warheads that arrive in retaliation. */
  readonly delivered: Estimate;
  /** For each number thought enough, the chance that so many arrive; shape (enough). */
  readonly assured: readonly Estimate[];
}

export interface StabilityOf {
  readonly state: string;
  /** Equivalent megatons delivered by the first side (a) and the second (b), striking first and struck first. */
  readonly forces: StrikeForces;
  /** Cost of going first over cost of being struck first, for each side in their order; shape (2). */
  readonly ratios: readonly Estimate[];
  readonly index: Estimate;
  /** The index over the two judgements it leans on most; x: how fast damage saturates, y: the weight of the other's survival. */
  readonly surface: Surface;
}

/** What is added, over each base that it has been counted against. */
export interface Increments {
  readonly bases: readonly KnownQuantity[];
  readonly added: readonly KnownQuantity[];
  /** By base, then by what is added. */
  readonly shares: readonly (readonly number[])[];
}

/** The same salvo from home. */
export interface HomeSalvo {
  readonly missiles: number;
  readonly costRatio: KnownQuantity;
  /** Missiles a year, and the days that the force in question took from the decision. */
  readonly perYear: KnownQuantity;
  readonly forwardDays: KnownQuantity;
  /** Days at that rate, and over those of the force in question. */
  readonly days: number;
  readonly timeRatio: number;
}

export interface Balance {
  readonly workings: ExchangeWorkings;
  readonly choices: BalanceChoices;
  readonly salvos: readonly Salvo[];
  readonly struck: readonly Struck[];
  readonly stability: readonly StabilityOf[];
  readonly increments: Increments;
  readonly home: HomeSalvo | null;
  readonly assumptions: readonly Assumption[];
}

const SHARE = [0, 1] as const, COUNT = [0, 100_000] as const;
const KM_PER_NAUTICAL_MILE = 1.852;
const FIGURES: Readonly<Record<ArmFigure, { readonly title: string; readonly unit: string; readonly bounds: readonly [number, number] }>> = {
  aim_points: { title: "aim points", unit: "aim points", bounds: COUNT },
  hardness_psi: { title: "overpressure that an aim point withstands", unit: "psi", bounds: [0.5, 100_000] },
  away: { title: "share in the air or at sea", unit: "share", bounds: SHARE },
  leaves: { title: "share of the rest that leaves in time when warned", unit: "share", bounds: SHARE },
  located: { title: "share of aim points that the other side has found", unit: "share", bounds: SHARE },
  in_time: { title: "share of survivors launched before a second blow", unit: "share", bounds: SHARE },
  penetration: { title: "share that passes the defences", unit: "share", bounds: SHARE },
};

/** Every number that the balance rests on, by the name that changes it. */
export function balanceAssumptions(dossier: Dossier): Assumption[] {
  const workings = workingsOf(dossier);
  const one = (name: string, title: string, unit: string, bounds: readonly [number, number], figure: KnownNumber): Assumption => ({ ...figure, name, title, unit, bounds });
  const forward = new Set(workings.states.flatMap(({ launchers }) => [...launchers.keys()]));
  return [
    ...systemsOf(dossier, workings).flatMap(({ id, title, ready, warheads, reliability, cepKm, yieldMt }) => [
      ...(forward.has(id) ? [] : [one(`${id}.ready`, `${title}: ready`, "launchers", COUNT, ready)]),
      one(`${id}.warheads`, `${title}: warheads for each`, "warheads", [0, 100], warheads),
      one(`${id}.reliability`, `${title}: reliability`, "probability", SHARE, reliability),
      one(`${id}.cep_km`, `${title}: circular error probable`, "km", [0.002, 1000], cepKm),
      one(`${id}.yield_mt`, `${title}: yield`, "megatons", [1e-6, 100], yieldMt),
    ]),
    ...workings.arms.flatMap((arm) => [
      ...ARM_FIGURES.map((key) => one(`${arm.id}.${key}`, `${arm.title}: ${FIGURES[key].title}`, FIGURES[key].unit, FIGURES[key].bounds, arm.figures[key])),
      ...[...arm.reach].map(([other, figure]) => one(`${arm.id}.reach.${other}`, `${arm.title}: share within range of ${titleOf(workings, other)}`, "share", SHARE, figure)),
    ]),
    ...workings.states.flatMap((state) => [...state.launchers].map(([system, figure]) => one(`${state.id}.${system}`, `${state.title}: launchers of ${system}`, "launchers", COUNT, figure))),
    ...workings.judgements.map((quantity) => one(quantity.id, quantity.title, quantity.unit, quantity.id === "weight" ? [0, 10] : SHARE, quantity)),
  ];
}

/**
 * The balance, with 5 to 95 % bands over draws of every number that has a range.
 *
 * @throws {RangeError} when the dossier has no exchange, or a change cannot be made
 */
export function balance(dossier: Dossier, choices: BalanceChoices): Balance {
  const workings = workingsOf(dossier);
  const assumptions = settle(balanceAssumptions(dossier), choices.changes);
  const found = estimate(assumptions, choices, (value) => Object.assign({}, ...workings.states.map((state) => stateNumbers(dossier, workings, state, choices.fit, value))));
  const of = (...words: (string | number)[]): Estimate => found.get(words.join(" ")) ?? { value: NaN, low: NaN, high: NaN };
  const sides = [...workings.sides.keys()];
  return {
    workings, choices, assumptions,
    salvos: sides.flatMap((side) => statesFor(workings, side).map((state) => ({ side, state: state.id, launchers: of(state.id, side, "launchers"), arriving: of(state.id, side, "arriving"), emt: of(state.id, side, "emt"), added: of(state.id, side, "added") }))),
    struck: sides.flatMap((side) => workings.states.map((state) => ({
      side, state: state.id, before: of(state.id, side, "before"), survivors: of(state.id, side, "survivors"), share: of(state.id, side, "share"), delivered: of(state.id, side, "delivered"),
      assured: workings.enough.map((least) => of(state.id, side, "assured", least)),
    }))),
    stability: workings.states.map((state) => {
      const [a = "", b = ""] = sides, delivered = (side: string, what: string) => of(state.id, side, what).value;
      const forces: StrikeForces = { aFirst: delivered(a, "first"), aSecond: delivered(a, "second"), bFirst: delivered(b, "first"), bSecond: delivered(b, "second") };
      return { state: state.id, forces, ratios: sides.map((side) => of(state.id, side, "ratio")), index: of(state.id, "index"), surface: stabilitySurface(forces, assumptions) };
    }),
    increments: { bases: dossier.economics.bases, added: dossier.economics.increments, shares: dossier.economics.bases.map((base) => dossier.economics.increments.map((added) => added.value / base.value)) },
    home: homeSalvo(dossier, workings),
  };
}

/** One number of a balance: that of a side in a state; the index of stability belongs to no side. */
export interface BalanceOutput {
  readonly state: string;
  readonly side: string;
  readonly what: "arriving" | "added" | "survivors" | "share" | "delivered" | "index";
}

/**
 * How far each number that has a range moves one result of the balance by itself, the farthest first.
 *
 * @throws {RangeError} when the dossier has no exchange, there is no such state or side, or a change cannot be made
 */
export function balanceSwings(dossier: Dossier, { fit, changes }: Pick<BalanceChoices, "fit" | "changes">, { state: id, side, what }: BalanceOutput): Swing[] {
  const workings = workingsOf(dossier), state = workings.states.find((one) => one.id === id);
  requireThat(state !== undefined, `there is no state "${id}"; known: ${workings.states.map((one) => one.id).join(", ")}`);
  requireThat(what === "index" || workings.sides.has(side), `there is no side "${side}"; known: ${[...workings.sides.keys()].join(", ")}`);
  const name = what === "index" ? `${id} index` : `${id} ${side} ${what}`;
  return swings(settle(balanceAssumptions(dossier), changes), (value) => stateNumbers(dossier, workings, state, fit, value)[name] ?? NaN);
}

function workingsOf({ exchange }: Dossier): ExchangeWorkings {
  requireThat(exchange !== null, "the data of this scenario say nothing of an exchange; they need the file exchange.yaml, see docs/data.md");
  requireThat(exchange.sides.size === 2, `an exchange has two sides, exchange.yaml names ${exchange.sides.size}; mend \`sides\``);
  return exchange;
}

/** A system without accuracy or yield cannot take part: the reader of the files has no rule for it. */
function systemsOf({ systems }: Dossier, { arms }: ExchangeWorkings): (WeaponSystem & { readonly cepKm: KnownNumber; readonly yieldMt: KnownNumber })[] {
  const named = new Set(arms.flatMap((arm) => arm.systems));
  return systems.filter(({ id }) => named.has(id)).map((system) => {
    const { cepKm, yieldMt } = system;
    requireThat(cepKm !== null && yieldMt !== null, `the weapon system "${system.id}" takes part in an exchange without accuracy or yield; add cep_km and yield_mt to forces.yaml`);
    return { ...system, cepKm, yieldMt };
  });
}

function titleOf({ arms }: ExchangeWorkings, id: string): string {
  return arms.find((arm) => arm.id === id)?.title ?? id;
}

/** The states that make a difference to a side's own weapons. */
function statesFor({ states, forward }: ExchangeWorkings, side: string): readonly ForceState[] {
  return side === forward.side ? states : states.slice(0, 1);
}

type Values = (name: string) => number;

interface Forces {
  /** System by system, as they shoot. */
  readonly shooters: readonly (Arm & { readonly arm: ExchangeArm; readonly launchers: number; readonly emtEach: number })[];
  /** Arm by arm, as they are shot at. */
  readonly targets: readonly (Arm & { readonly arm: ExchangeArm })[];
}

function forcesOf(dossier: Dossier, workings: ExchangeWorkings, side: string, state: ForceState, value: Values): Forces {
  const forward = new Set(workings.states.flatMap(({ launchers }) => [...launchers.keys()]));
  const launchers = (id: string) => (forward.has(id) ? (state.launchers.has(id) ? value(`${state.id}.${id}`) : 0) : value(`${id}.ready`));
  const arms = workings.arms.filter((arm) => arm.side === side);
  const shooters = arms.flatMap((arm) => systemsOf(dossier, { ...workings, arms: [arm] }).map(({ id }) => ({
    ...targetOf(arm, value), id, arm, launchers: launchers(id), warheads: launchers(id) * value(`${id}.warheads`), arrives: value(`${id}.reliability`) * value(`${arm.id}.penetration`),
    yieldMt: value(`${id}.yield_mt`), cep: value(`${id}.cep_km`) / KM_PER_NAUTICAL_MILE, emtEach: equivalentMegatons(value(`${id}.yield_mt`)),
  })));
  const targets = arms.filter(({ homeland }) => homeland).map((arm) => ({ ...targetOf(arm, value), arm, warheads: shooters.reduce((sum, shooter) => sum + (shooter.arm === arm ? shooter.warheads : 0), 0) }));
  return { shooters, targets };
}

function targetOf(arm: ExchangeArm, value: Values): Arm {
  const figure = (key: ArmFigure) => value(`${arm.id}.${key}`);
  return {
    id: arm.id, warheads: 0, arrives: 0, yieldMt: 1, cep: 1, prompt: arm.prompt, unwarned: arm.unwarned, reach: new Map([...arm.reach.keys()].map((other) => [other, value(`${arm.id}.reach.${other}`)])),
    aimPoints: figure("aim_points"), hardnessPsi: figure("hardness_psi"), away: figure("away"), leaves: figure("leaves"), located: figure("located"), inTime: figure("in_time"),
  };
}

interface Delivery {
  readonly before: number;
  readonly survivors: number;
  readonly warheads: number;
  readonly emt: number;
  readonly assured: readonly number[];
}

/** What one side delivers: struck first, or with everything that is ready. */
function delivery({ shooters, targets }: Forces, enemy: Forces | null, fit: KillFit, correlation: number, most: number): Delivery {
  const left = enemy === null ? targets.map(({ warheads }) => warheads) : firstStrike(enemy.shooters, targets, { fit, correlation }).survivors;
  const shares = new Map(targets.map(({ id, warheads, inTime }, i) => [id, warheads > 0 ? ((left[i] as number) / warheads) * (enemy === null ? 1 : inTime) : 0])); // shape (targets)
  const sent = shooters.filter(({ arm }) => arm.homeland).map((shooter) => ({ ...shooter, comes: (shares.get(shooter.arm.id) ?? 0) * shooter.arrives }));
  return {
    before: targets.reduce((sum, { warheads }) => sum + warheads, 0),
    survivors: left.reduce((sum, n) => sum + n, 0),
    warheads: sent.reduce((sum, { warheads, comes }) => sum + warheads * comes, 0),
    emt: sent.reduce((sum, { warheads, comes, emtEach }) => sum + warheads * comes * emtEach, 0),
    assured: arrivalOdds(sent.map(({ warheads, comes }) => ({ warheads, arrives: comes })), correlation, most),
  };
}

/** Every number of one state, named `STATE SIDE WHAT`. */
function stateNumbers(dossier: Dossier, workings: ExchangeWorkings, state: ForceState, fit: KillFit, value: Values): Record<string, number> {
  const numbers: Record<string, number> = {};
  const [a = "", b = ""] = [...workings.sides.keys()];
  const forces = new Map([a, b].map((side) => [side, forcesOf(dossier, workings, side, state, value)]));
  const most = Math.max(...workings.enough);
  const delivered = new Map<string, { readonly first: Delivery; readonly second: Delivery }>();
  for (const [side, other] of [[a, b], [b, a]] as const) {
    const own = forces.get(side)!, enemy = forces.get(other)!; // both are set above
    const first = delivery(own, null, fit, value("correlation"), 0), second = delivery(own, enemy, fit, value("correlation"), most);
    delivered.set(side, { first, second });
    const put = (what: string, number: number) => (numbers[`${state.id} ${side} ${what}`] = number);
    const salvo = salvoOf(own), without = salvoOf(forcesOf(dossier, workings, side, workings.states[0] ?? state, value));
    put("launchers", salvo.launchers);
    put("arriving", salvo.arriving);
    put("emt", salvo.emt);
    put("added", salvo.arriving / without.arriving - 1);
    put("before", second.before);
    put("survivors", second.survivors);
    put("share", second.survivors / second.before);
    put("delivered", second.warheads);
    workings.enough.forEach((least) => put(`assured ${least}`, second.assured[least] ?? 0));
  }
  const [one, two] = [delivered.get(a)!, delivered.get(b)!];
  for (const [side, { first, second }] of delivered) {
    numbers[`${state.id} ${side} first`] = first.emt;
    numbers[`${state.id} ${side} second`] = second.emt;
  }
  const stability = firstStrikeStability({ aFirst: one.first.emt, aSecond: one.second.emt, bFirst: two.first.emt, bSecond: two.second.emt }, { damagePerEmt: value("damage_per_emt"), weight: value("weight") });
  numbers[`${state.id} ${a} ratio`] = stability.ratioA;
  numbers[`${state.id} ${b} ratio`] = stability.ratioB;
  numbers[`${state.id} index`] = stability.index;
  return numbers;
}

/** The missiles of a side that reach the other's homeland. */
function salvoOf({ shooters }: Forces) {
  const salvo = shooters.filter(({ arm, prompt }) => arm.homeland && prompt);
  const sum = (of: (shooter: (typeof salvo)[number]) => number) => salvo.reduce((total, shooter) => total + of(shooter), 0);
  return { launchers: sum(({ launchers }) => launchers), arriving: sum(({ warheads, arrives }) => warheads * arrives), emt: sum(({ warheads, arrives, emtEach }) => warheads * arrives * emtEach) };
}

const STEPS = 5;

function stabilitySurface(forces: StrikeForces, assumptions: readonly Assumption[]): Surface {
  const steps = (name: string) => {
    const { low, high } = assumptions.find((assumption) => assumption.name === name) ?? { low: NaN, high: NaN };
    return low < high ? Array.from({ length: STEPS }, (_, i) => low + ((high - low) * i) / (STEPS - 1)) : [low];
  };
  return surface(steps("damage_per_emt"), steps("weight"), (damagePerEmt, weight) => firstStrikeStability(forces, { damagePerEmt, weight }).index);
}

/** What the last state adds, from home: at the recorded ratio of cost and rate of production. */
function homeSalvo({ economics, readiness }: Dossier, { states, home }: ExchangeWorkings): HomeSalvo | null {
  const missiles = [...(states.at(-1)?.launchers.values() ?? [])].reduce((sum, { value }) => sum + value, 0);
  const cost = economics.costs.find(({ id }) => id === home?.costRatio), rate = economics.costs.find(({ id }) => id === home?.perYear), taken = readiness.timing.find(({ id }) => id === home?.forwardDays);
  if (missiles === 0 || cost === undefined || rate === undefined || taken === undefined) return null;
  const programme = { lead_days: 0, number: missiles, per_year: rate.value };
  return {
    missiles, costRatio: cost, perYear: rate, forwardDays: taken,
    days: evaluateModel(models.get("economics.programme_days")!, programme), // both stand in the index of models
    timeRatio: evaluateModel(models.get("economics.time_ratio")!, { ...programme, forward_days: taken.value }),
  };
}
