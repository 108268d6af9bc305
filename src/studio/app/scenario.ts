// Which scenario is open, and what the reader has changed in it: shared by all pages, kept over a reload.

import { scenarios, loadText } from "virtual:excomm/scenarios";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { texts } from "../texts.ts";
import { openShared, stopEngine } from "../worker/client.ts";
import type { OpenRequest, OpenResult } from "../worker/scenario.ts";
import { ownText } from "./own.ts";
import { partNamesOf, partTextsOf, type ScenarioRef } from "./parts.ts";
import { makeStore, useStore } from "./store.ts";

export type { ScenarioRef };

/** What the reader has changed; what is null is the scenario's own. */
export interface Changes {
  /** Names of the parts and of the lens that are on, sorted. */
  readonly parts: readonly string[];
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

export const NO_CHANGES: Changes = { parts: [], set: {}, variant: null, commonPrior: false, lambda: null, seed: null };

/** What a link or the state that was kept had to say: why it could not be opened, or what is not as it was. */
export const notice = makeStore<string>("");

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
    const known = partNamesOf(kept.scenario).map((part) => part.name);
    return { scenario: { kind, name }, changes: { ...NO_CHANGES, ...kept.changes, parts: (kept.changes.parts ?? []).filter((part) => known.includes(part)) } };
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

/** Switches a part on or off; a lens takes the place of another one. */
export function switchPart(name: string, isOn: boolean): void {
  const { scenario, changes: { parts, variant } } = store.get(), lenses = new Set(partNamesOf(scenario).filter(({ isLens }) => isLens).map((lens) => lens.name));
  const next = partsWith(parts, name, isOn, lenses), isOwn = (scenarios.find((one) => one.name === scenario.name)?.variants ?? []).some((one) => one === variant);
  // A variant that came with a part that is off now has gone with it.
  change({ parts: next, ...(isOwn || parts.every((part) => next.includes(part)) ? {} : { variant: null }) });
}

/** The parts that are on after a switch. */
export function partsWith(parts: readonly string[], name: string, isOn: boolean, lenses: ReadonlySet<string>): readonly string[] {
  const others = parts.filter((other) => other !== name && !(isOn && lenses.has(name) && lenses.has(other)));
  return isOn ? [...others, name].sort() : others;
}

/** The text of a scenario, or null for one of the reader's own that this browser does not hold. */
export async function textOf({ kind, name }: ScenarioRef): Promise<string | null> {
  return kind === "known" ? ((await loadText[name]?.()) ?? null) : ownText(name);
}

/** What the engine needs to open a scenario under the reader's changes; null for a file that this browser does not hold. */
export async function openRequestOf(scenario: ScenarioRef, { parts, variant, commonPrior }: Pick<Changes, "parts" | "variant" | "commonPrior">): Promise<OpenRequest | null> {
  const text = await textOf(scenario);
  return text === null ? null : { text, file: fileOf(scenario), parts: await partTextsOf(scenario, parts), variant, commonPrior };
}

/** How much of the tree of the scenario that is being opened is made; null while none is. */
export const opening = makeStore<{ readonly made: number; readonly nodes: number } | null>(null);

/** What the reader had when its tree was last there. */
let lastOpened: StudioState | null = null;

/** Gives up making a tree, and goes back to what was open before, or to the scenario without its parts. */
export function stopOpening(): void {
  const { scenario, changes } = store.get();
  store.set(lastOpened ?? { scenario, changes: { ...changes, parts: [] } });
  stopEngine();
  opening.set(null);
}

interface Opened {
  /** Null while it is on its way. */
  readonly opened: OpenResult | null;
  /** Whether this browser does not hold its file. */
  readonly isGone: boolean;
  readonly error: Error | null;
}

/** The scenario that is open, read and compiled by the engine under the reader's parts, variant and beliefs, or its mistakes. */
export function useOpened(): Opened {
  const studio = useStudio(), answer = useOpenedWith(studio.changes), id = answer.opened?.id ?? "";
  useEffect(() => {
    if (id !== "") lastOpened = studio;
    // A link, or a visit of long ago, may name one that was renamed since: the scenario is there all the same.
    if (answer.opened?.lacksVariant === true) {
      notice.set(texts.app.unknownVariant(studio.changes.variant ?? ""));
      change({ variant: null });
    }
  }, [id, studio, answer.opened]);
  return answer;
}

/** The same with other parts, variant or beliefs than the reader's; not at all where none are given. */
export function useOpenedWith(changes: Pick<Changes, "parts" | "variant" | "commonPrior"> | null): Opened {
  const { scenario } = useStudio();
  const { data, error } = useQuery({
    queryKey: ["open", scenario, changes?.parts, changes?.variant, changes?.commonPrior], enabled: changes !== null,
    queryFn: async () => {
      const request = await openRequestOf(scenario, changes!); // enabled above
      if (request === null) return null;
      return openShared(request, (made, nodes) => opening.set({ made, nodes })).finally(() => opening.set(null));
    },
  });
  return { opened: data ?? null, isGone: data === null, error };
}

/** What a file of this scenario is called. */
export function fileOf({ kind, name }: ScenarioRef): string {
  return kind === "own" ? name : `${name}.yaml`;
}

/** For the bar at the top: at once, but for a file of the reader's own, which goes by its name until it is read. */
export function useScenarioTitle(): string {
  const { scenario, changes } = useStudio(), { opened } = useOpenedWith(scenario.kind === "own" ? changes : null);
  return scenario.kind === "own" ? (opened?.view?.title ?? scenario.name) : (scenarios.find(({ name }) => name === scenario.name)?.title ?? scenario.name);
}
