// The balance of the scenario's data: every number that it rests on, and what follows from them.

import { loadDossier } from "virtual:excomm/scenarios";
import {
  balance, balanceAssumptions, type Balance, type BalanceOutput, balanceSwings, citation, type Dossier, type Estimate, KILL_FITS, type KillFit, provenanceText, type Provenance, reachReport, type Standing, type StrikeForces, type Swing,
  worksOf,
} from "../../index.ts";

export interface CitedWork {
  readonly short: string;
  readonly full: string;
}

/** A number that a balance rests on. */
export interface BalanceInput {
  /** As `--set` takes it. */
  readonly name: string;
  readonly title: string;
  /** The arm or system that it belongs to. */
  readonly group: string;
  /** As it stands behind the number. */
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly bounds: readonly [number, number];
  readonly confidence: Standing;
  readonly standing: string;
  readonly works: readonly CitedWork[];
  readonly note: string;
}

/** A number with what it stands on. */
export interface Figured {
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: Standing;
  readonly standing: string;
  readonly works: readonly CitedWork[];
}

/** How far the targets of a weapon lie from its nearest site, in km. */
export interface CoverageOf {
  readonly system: string;
  readonly title: string;
  readonly isArmed: boolean;
  readonly ranges: readonly { readonly title: string; readonly km: number; readonly works: readonly CitedWork[]; readonly confidence: Standing }[];
  readonly cities: readonly { readonly title: string; readonly km: number; readonly people: number }[];
  readonly bases: readonly { readonly title: string; readonly km: number }[];
}

/** What does not change while the reader moves numbers. */
export interface BalanceGround {
  readonly scenario: string;
  readonly title: string;
  readonly forward: { readonly side: string; readonly title: string };
  readonly sides: readonly { readonly id: string; readonly title: string }[];
  readonly states: readonly { readonly id: string; readonly title: string }[];
  readonly fits: readonly KillFit[];
  readonly enough: readonly number[];
  readonly phrases: readonly { readonly text: string; readonly from: number; readonly to: number; readonly sign: string; readonly confidence: Standing }[];
  readonly inputs: readonly BalanceInput[];
  readonly increments: { readonly bases: readonly Figured[]; readonly added: readonly Figured[] };
  readonly home: { readonly missiles: number; readonly days: number; readonly timeRatio: number; readonly costRatio: Figured; readonly perYear: Figured; readonly forwardDays: Figured } | null;
  readonly buildUp: readonly (Figured & { readonly year: number })[];
  readonly coverage: readonly CoverageOf[];
}

/** What follows from the numbers; bands where something was drawn. */
export interface BalanceAnswer {
  readonly salvos: Balance["salvos"];
  readonly struck: Balance["struck"];
  readonly stability: readonly { readonly state: string; readonly forces: StrikeForces; readonly ratios: readonly Estimate[]; readonly index: Estimate; readonly surface: Balance["stability"][number]["surface"] }[];
}

export interface BalanceAsked {
  readonly set: Readonly<Record<string, number>>;
  readonly fit: KillFit;
}

/** The scenario whose data a balance is of: the first that has any. */
const [NAME = ""] = Object.keys(loadDossier);
let loaded: Promise<Dossier> | null = null;
const dossierOf = (): Promise<Dossier> => (loaded ??= loadDossier[NAME]!()); // it is one of its keys

export const balanceCalls = {
  async balanceGround(): Promise<BalanceGround> {
    return groundOf(await dossierOf());
  },
  /** @throws {RangeError} when a number is out of its bounds */
  async balanceAt({ set, fit }: BalanceAsked): Promise<BalanceAnswer> {
    return answer(balance(await dossierOf(), { fit, changes: new Map(Object.entries(set)), draws: 0, seed: 1 }));
  },
  /** The same with bands over the ranges of what has not been set. */
  async balanceBands({ set, fit }: BalanceAsked, draws: number, seed: number): Promise<BalanceAnswer> {
    return answer(balance(await dossierOf(), { fit, changes: new Map(Object.entries(set)), draws, seed }));
  },
  async balanceSwings({ set, fit }: BalanceAsked, output: BalanceOutput): Promise<readonly Swing[]> {
    return balanceSwings(await dossierOf(), { fit, changes: new Map(Object.entries(set)) }, output);
  },
};

function answer({ salvos, struck, stability }: Balance): BalanceAnswer {
  return { salvos, struck, stability };
}

function groundOf(dossier: Dossier): BalanceGround {
  const { workings, increments, home } = balance(dossier, { fit: KILL_FITS[0], changes: new Map(), draws: 0, seed: 1 });
  const works = (fact: Pick<Provenance, "sources">): CitedWork[] => worksOf(dossier, fact).map((work) => ({ short: citation(work), full: `${work.author}, ${work.title}` }));
  const figured = (one: Provenance & { readonly title: string; readonly unit: string; readonly value: number; readonly low: number; readonly high: number }): Figured => ({
    title: one.title, unit: one.unit, value: one.value, low: one.low, high: one.high, confidence: one.confidence, standing: provenanceText(one), works: works(one),
  });
  return {
    scenario: NAME, title: workings.title, forward: workings.forward, fits: KILL_FITS, enough: workings.enough, phrases: workings.phrases,
    sides: [...workings.sides].map(([id, title]) => ({ id, title })), states: workings.states.map(({ id, title }) => ({ id, title })),
    inputs: balanceAssumptions(dossier).map((one): BalanceInput => {
      const [group = "", what] = splitTitle(one.title);
      return { name: one.name, group: what === undefined ? "" : group, title: what ?? one.title, unit: one.unit === "share" || one.unit === "probability" || one.unit === "correlation" || one.unit === "ratio" ? "" : ` ${one.unit}`, value: one.value, low: one.low, high: one.high, bounds: one.bounds, confidence: one.confidence, standing: provenanceText(one), works: works(one), note: one.note };
    }),
    increments: { bases: increments.bases.map(figured), added: increments.added.map(figured) },
    home: home === null ? null : { missiles: home.missiles, days: home.days, timeRatio: home.timeRatio, costRatio: figured(home.costRatio), perYear: figured(home.perYear), forwardDays: figured(home.forwardDays) },
    buildUp: dossier.economics.buildUp.map((one) => ({ ...figured({ ...one, title: String(one.year) }), year: one.year })),
    coverage: coverageOf(dossier, works),
  };
}

/** "R-16 (SS-7): reliability" in two. */
function splitTitle(title: string): [string, string?] {
  const at = title.indexOf(": ");
  return at < 0 ? [title] : [title.slice(0, at), title.slice(at + 2)];
}

function coverageOf(dossier: Dossier, works: (fact: Pick<Provenance, "sources">) => CitedWork[]): CoverageOf[] {
  const { systems, cities, bases } = reachReport(dossier, { view: null, date: null, missile: null, site: null, rangeKm: null, errorKm: 0 });
  return systems.map(({ system, rows }, i) => ({
    system: system.id, title: system.title.replace(/ \([^)]*\)/, ""), isArmed: system.launchers.high > 0,
    ranges: rows.map(({ title, km, provenance }) => ({ title, km, works: works(provenance), confidence: provenance.confidence })),
    cities: cities.map(({ place, people, nearest }) => ({ title: place.title, people, km: nearest[i]!.km })), bases: bases.map(({ place, nearest }) => ({ title: place.title, km: nearest[i]!.km })), // nearest has one for each system
  }));
}
