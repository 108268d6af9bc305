// What stands beside the scenario that is open: its theses, what they came to when they were last put to the test, and the works they cite.

import { loadResults, loadTheses, loadWorks } from "virtual:excomm/scenarios";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { sha256 } from "../../../index.ts";
import { partsOf, partTextsOf } from "../../app/parts.ts";
import { fileOf, type ScenarioRef, textOf, useStudio } from "../../app/scenario.ts";
import { engine } from "../../worker/client.ts";
import type { PartBeside } from "../../worker/parts.ts";
import type { OpenRequest } from "../../worker/scenario.ts";
import type { ThesesFile, ThesesResults, ThesesView } from "../../worker/theses.ts";

export interface Beside {
  /** The scenario with the parts that the reader has on. */
  readonly request: OpenRequest;
  /** Null where no theses come with the scenario. */
  readonly file: ThesesFile | null;
  readonly view: ThesesView | null;
  readonly results: ThesesResults | null;
  /** Whether the results are of this scenario, whatever its words, and of these very theses. */
  readonly isCurrent: boolean;
  readonly works: Readonly<Record<string, string>>;
}

/** The theses that stand beside a part, read with it on. */
export interface BesidePart {
  readonly part: PartBeside;
  readonly file: ThesesFile;
  readonly view: ThesesView;
  /** Whether the results are of this scenario with the part, whatever its words, and of these very theses. */
  readonly isCurrent: boolean;
}

/** Of every part that has any, whether it is on or not. */
export function useBesideParts(): readonly BesidePart[] {
  const { scenario } = useStudio();
  const { data = [] } = useQuery({ queryKey: ["theses of parts", scenario], queryFn: () => loadOfParts(scenario) });
  return data;
}

async function loadOfParts(scenario: ScenarioRef): Promise<BesidePart[]> {
  const text = await textOf(scenario), parts = await partsOf(scenario), works = (await loadWorks[scenario.name]?.()) ?? {}, found: BesidePart[] = [];
  for (const part of parts) {
    if (text === null || part.theses === null) continue;
    const file = { text: part.theses, file: `parts/${part.name}.theses.yaml`, works };
    const view = await engine().theses({ text, file: fileOf(scenario), parts: await partTextsOf(scenario, [part.name]), variant: null, commonPrior: false }, file);
    found.push({ part, file, view, isCurrent: isOf(part.results, view, part.theses) });
  }
  return found;
}

export function useBeside(): { readonly beside: Beside | null; readonly error: Error | null } {
  const { scenario, changes: { parts } } = useStudio();
  const { data, error } = useQuery({ queryKey: ["theses", scenario, parts], queryFn: () => load(scenario, parts), placeholderData: keepPreviousData });
  return { beside: data ?? null, error };
}

async function load(scenario: ScenarioRef, parts: readonly string[]): Promise<Beside | null> {
  const text = await textOf(scenario), { name } = scenario, isKnown = scenario.kind === "known";
  if (text === null) return null;
  const plain: OpenRequest = { text, file: fileOf(scenario), parts: [], variant: null, commonPrior: false };
  const works = isKnown ? ((await loadWorks[name]?.()) ?? {}) : {}, theses = isKnown ? ((await loadTheses[name]?.()) ?? null) : null;
  const results = isKnown ? ((await loadResults[name]?.()) ?? null) : null;
  const file = theses === null ? null : { text: theses, file: `${name}/theses.yaml`, works };
  const view = file === null ? null : await engine().theses(plain, file);
  return {
    request: { ...plain, parts: await partTextsOf(scenario, parts) }, file, works, results, view,
    isCurrent: isOf(results, view, theses),
  };
}

/** Whether results are of a scenario, whatever its words, and of this very text of theses. */
const isOf = (results: ThesesResults | null, view: ThesesView | null, theses: string | null) => results !== null && results.made.meaning === view?.meaning && results.options.sha256 === sha256(theses ?? "");
