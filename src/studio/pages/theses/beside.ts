// What stands beside the scenario that is open: its theses, what they came to when they were last put to the test, and the works they cite.

import { loadResults, loadTheses, loadWorks } from "virtual:excomm/scenarios";
import { useQuery } from "@tanstack/react-query";
import { sha256 } from "../../../index.ts";
import { fileOf, type ScenarioRef, textOf, useStudio } from "../../app/scenario.ts";
import { engine } from "../../worker/client.ts";
import type { OpenRequest } from "../../worker/scenario.ts";
import type { ThesesFile, ThesesResults, ThesesView } from "../../worker/theses.ts";

export interface Beside {
  readonly request: OpenRequest;
  /** Null where no theses come with the scenario. */
  readonly file: ThesesFile | null;
  readonly view: ThesesView | null;
  readonly results: ThesesResults | null;
  /** Whether the results are of this scenario, whatever its words, and of these very theses. */
  readonly isCurrent: boolean;
  readonly works: Readonly<Record<string, string>>;
}

export function useBeside(): { readonly beside: Beside | null; readonly error: Error | null } {
  const { scenario } = useStudio();
  const { data, error } = useQuery({ queryKey: ["theses", scenario], queryFn: () => load(scenario) });
  return { beside: data ?? null, error };
}

async function load(scenario: ScenarioRef): Promise<Beside | null> {
  const text = await textOf(scenario), { name } = scenario, isKnown = scenario.kind === "known";
  if (text === null) return null;
  const request: OpenRequest = { text, file: fileOf(scenario), parts: [], variant: null, commonPrior: false };
  const works = isKnown ? ((await loadWorks[name]?.()) ?? {}) : {}, theses = isKnown ? ((await loadTheses[name]?.()) ?? null) : null;
  const results = isKnown ? ((await loadResults[name]?.()) ?? null) : null;
  const file = theses === null ? null : { text: theses, file: `${name}/theses.yaml`, works };
  const view = file === null ? null : await engine().theses(request, file);
  return {
    request, file, works, results, view,
    isCurrent: results !== null && results.made.meaning === view?.meaning && results.options.sha256 === sha256(theses ?? ""),
  };
}
