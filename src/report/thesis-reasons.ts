// Why a thesis stands or falls, at single values of the numbers: at the scenario's own, under the change that its author names, along
// the numbers it leans on, and where play differs between its sides.

import type { Compiled } from "../compile/index.ts";
import type { Thesis } from "../scenario/index.ts";
import type { BreakEven } from "../sensitivity/index.ts";
import type { Solver } from "../solve/index.ts";
import { type MoveShift, probeThesis, thesisHolds } from "../study/index.ts";
import { asksGuarded, type ThesisReport } from "./theses.ts";

export interface ThesisReasons {
  /** At the scenario's own numbers, and under the thesis's own flip. */
  readonly own: { readonly measure: number; readonly holds: boolean | null };
  readonly flipped: { readonly measure: number; readonly holds: boolean | null } | null;
  readonly breakEvens: readonly { readonly name: string; readonly title: string; readonly value: number; readonly range: readonly [number, number]; readonly found: BreakEven }[];
  readonly mechanism: readonly MoveShift[];
  /** Whether a side is the odds of the guarded tag, of which no single number is shown. */
  readonly guarded: boolean;
}

const BREAK_EVENS = 3, SHIFTS = 6;

/** @param report  names the numbers that the thesis leans on */
export function thesisReasons(compiled: Compiled, thesis: Thesis, report: ThesisReport, solver: Solver, lambda: number): ThesisReasons {
  const { scenario, settings } = compiled;
  const probe = probeThesis(compiled, thesis, solver, lambda);
  const guarded = asksGuarded(scenario, thesis);
  const shown = (measure: number) => (guarded && thesis.measure !== "ratio" ? Number(measure.toPrecision(1)) : measure);
  const told = ({ left, right, measure }: ReturnType<typeof probe.at>) => ({ measure: shown(measure), holds: thesisHolds(thesis, left, right) });
  const single = report.leansOn.flatMap(({ name, title }) => {
    const range = scenario.parameters.get(name)?.range ?? null, value = settings.get(name);
    const grouped = scenario.groups.some(({ members }) => members.includes(name));
    return range === null || grouped || typeof value !== "number" ? [] : [{ name, title, value, range }];
  }).slice(0, BREAK_EVENS);
  return {
    own: told(probe.at()),
    flipped: thesis.flip === null ? null : told(probe.at(thesis.flip.set, thesis.flip.variant)),
    breakEvens: single.map((one) => {
      const found = probe.breakEven(one.name, one.range);
      return { ...one, found: { ...found, least: shown(found.least), most: shown(found.most) } };
    }),
    mechanism: probe.mechanism(SHIFTS),
    guarded,
  };
}
