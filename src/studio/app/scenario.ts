// Which scenario is open, and what the reader has changed in it: shared by all pages, kept over a reload.

import { scenarios, loadText } from "virtual:excomm/scenarios";
import { useQuery } from "@tanstack/react-query";
import { engine } from "../worker/client.ts";
import type { OpenResult } from "../worker/scenario.ts";
import { ownText } from "./own.ts";
import { makeStore, useStore } from "./store.ts";

/** A scenario that comes with Excomm, or a file of the reader's own, kept in this browser under its name. */
export interface ScenarioRef {
  readonly kind: "known" | "own";
  readonly name: string;
}

/** What the reader has changed; what is null is the scenario's own. */
export interface Changes {
  /** Value by name of a parameter. */
  readonly set: Readonly<Record<string, number | string | boolean>>;
  readonly variant: string | null;
  readonly commonPrior: boolean;
  readonly lambda: number | null;
  readonly seed: number | null;
}

export interface StudioState {
  readonly scenario: ScenarioRef;
  readonly changes: Changes;
}

export const NO_CHANGES: Changes = { set: {}, variant: null, commonPrior: false, lambda: null, seed: null };

const KEY = "excomm-state";
const first: StudioState = { scenario: { kind: "known", name: scenarios[0]?.name ?? "" }, changes: NO_CHANGES };
const store = makeStore<StudioState>(restore() ?? first);
store.subscribe(() => localStorage.setItem(KEY, JSON.stringify(store.get())));

function restore(): StudioState | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<StudioState> | null; // checked as far as it matters
    if (kept?.scenario === undefined || kept.changes === undefined) return null;
    const { kind, name } = kept.scenario;
    if (kind === "known" && !scenarios.some((one) => one.name === name)) return null;
    return { scenario: { kind, name }, changes: { ...NO_CHANGES, ...kept.changes } };
  } catch {
    return null;
  }
}

export const studioState = store;
export const useStudio = (): StudioState => useStore(store);

/** Opens a scenario, with nothing changed in it unless `changes` say so. */
export function openScenario(scenario: ScenarioRef, changes: Changes = NO_CHANGES): void {
  store.set({ scenario, changes });
}

/** Changes what is given and leaves the rest. */
export function change(some: Partial<Changes>): void {
  const { scenario, changes } = store.get();
  store.set({ scenario, changes: { ...changes, ...some } });
}

/** Gives a parameter another value; null puts back the scenario's own. */
export function setParameter(name: string, value: number | string | boolean | null): void {
  const { [name]: _, ...others } = store.get().changes.set;
  change({ set: value === null ? others : { ...others, [name]: value } });
}

/** The text of a scenario, or null for one of the reader's own that this browser does not hold. */
export async function textOf({ kind, name }: ScenarioRef): Promise<string | null> {
  return kind === "known" ? ((await loadText[name]?.()) ?? null) : ownText(name);
}

/** The scenario that is open, read and compiled by the engine under the reader's variant and beliefs, or its mistakes. */
export function useOpened(): { readonly opened: OpenResult | null; readonly error: Error | null } {
  const { scenario, changes: { variant, commonPrior } } = useStudio();
  const { data, error } = useQuery({
    queryKey: ["open", scenario, variant, commonPrior],
    queryFn: async () => {
      const text = await textOf(scenario);
      return text === null ? null : engine().open({ text, file: fileOf(scenario), variant, commonPrior });
    },
  });
  return { opened: data ?? null, error };
}

/** What a file of this scenario is called. */
export function fileOf({ kind, name }: ScenarioRef): string {
  return kind === "own" ? name : `${name}.yaml`;
}

/** For the bar at the top, without waiting for the engine. */
export function useScenarioTitle(): string {
  const { scenario } = useStudio();
  return scenario.kind === "own" ? scenario.name : (scenarios.find(({ name }) => name === scenario.name)?.title ?? scenario.name);
}
