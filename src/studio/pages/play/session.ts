// The match at this page: what it is played on, and where it stands. Only what the seat in turn may see is ever here.

import { loadDossier, scenarios } from "virtual:excomm/scenarios";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Dossier, SeatEvent } from "../../../index.ts";
import { type Changes, fileOf, NO_CHANGES, openRequestOf, openScenario, type ScenarioRef, type StudioState, useOpened, useStudio } from "../../app/scenario.ts";
import { partNamesOf } from "../../app/parts.ts";
import { settingsIn } from "../../app/share.ts";
import { engine } from "../../worker/client.ts";
import type { Found, LoggedOn, PlayedAt, PlaySetup, Table } from "../../worker/play.ts";
import type { OpenRequest } from "../../worker/scenario.ts";

export interface Session {
  readonly on: PlayedAt;
  /** Undefined while it is looked for, null where none is open. */
  readonly table: Table | null | undefined;
  readonly isBusy: boolean;
  /** What went wrong last; empty. */
  readonly fault: string;
  open(setup: PlaySetup): void;
  load(log: string): void;
  act(event: SeatEvent): void;
  fork(decision: number): void;
  leave(): void;
}

/** Null until the scenario has been read. */
export function useSession(): Session | null {
  const { opened } = useOpened(), { scenario, changes } = useStudio(), client = useQueryClient();
  const [isBusy, setBusy] = useState(false), [fault, setFault] = useState("");
  const id = opened?.view === null || opened === null ? "" : opened.id;
  const on: PlayedAt = { id, set: changes.set, variant: changes.variant, commonPrior: changes.commonPrior, lambda: changes.lambda, place: placeOf(scenario, changes) };
  const key = ["match", on];
  const { data: found } = useQuery({ queryKey: key, queryFn: () => engine().playFound(on), enabled: id !== "", gcTime: 0 });
  const ask = (call: () => Promise<Table | null>) => {
    setBusy(true);
    setFault("");
    call().then((table) => client.setQueryData(key, { table, fault: "" } satisfies Found), (error: unknown) => setFault(error instanceof Error ? error.message : String(error))).finally(() => setBusy(false));
  };
  useEffect(() => {
    if (id === "" || waitingLog?.place !== on.place) return;
    const { log } = waitingLog;
    waitingLog = null;
    ask(() => engine().playLoad(on, log));
  }, [id, on.place]);
  if (id === "") return null;
  return {
    on, table: found?.table, isBusy, fault: fault === "" ? (found?.fault ?? "") : fault,
    open: (setup) => ask(() => engine().playOpen(on, setup)),
    load: (log) => ask(async () => {
      const wanted = stateOfLog(await engine().playLogOn(log), scenario, opened?.view?.lambda ?? null);
      if (wanted === null || placeOf(wanted.scenario, wanted.changes) === on.place) return engine().playLoad(on, log);
      // Under other parts or numbers: those first.
      waitingLog = { place: placeOf(wanted.scenario, wanted.changes), log };
      openScenario(wanted.scenario, wanted.changes);
      return null;
    }),
    act: (event) => ask(() => engine().playAct(on, event)),
    fork: (decision) => ask(() => engine().playFork(on, decision)),
    leave: () => ask(() => engine().playLeave(on).then(() => null)),
  };
}

/** A log that waits until the parts and numbers are on that it was played with. */
let waitingLog: { readonly place: string; readonly log: string } | null = null;

/** What a log was played on; null where this studio has no such scenario or parts, so that the engine says what is missing. */
function stateOfLog({ title, parts, set, variant, commonPrior, lambda }: LoggedOn, open: ScenarioRef, ownLambda: number | null): StudioState | null {
  const known = scenarios.find((one) => one.title === title), scenario: ScenarioRef = known === undefined ? open : { kind: "known", name: known.name };
  const names = partNamesOf(scenario).map(({ name }) => name);
  if (!parts.every((part) => names.includes(part))) return null;
  return { scenario, changes: { ...NO_CHANGES, parts: [...parts].sort(), set: Object.fromEntries(settingsIn(set)), variant, commonPrior, lambda: lambda === ownLambda ? null : lambda } };
}

/** What a match is played on, as a text that is the same for the same; the seed of draws has no part in it. */
function placeOf(scenario: ScenarioRef, { set, seed: _, ...others }: Changes): string {
  const sorted = Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ scenario, changes: { ...others, set: Object.fromEntries(sorted) } });
}

/** What a place means. */
export function stateOf(place: string): StudioState {
  const { scenario, changes } = JSON.parse(place) as StudioState; // from `placeOf`
  return { scenario, changes: { ...NO_CHANGES, ...changes } };
}

/** What another thread needs to open the same scenario. */
export function useOpenRequest(): () => Promise<OpenRequest> {
  const { scenario, changes } = useStudio();
  return async () => (await openRequestOf(scenario, changes)) ?? { text: "", file: fileOf(scenario), parts: [], variant: null, commonPrior: false };
}

/** What is known of the crisis beside its scenario; null where nothing is. */
export function useDossier(): Dossier | null {
  const { scenario } = useStudio();
  const { data } = useQuery({ queryKey: ["dossier", scenario], queryFn: async () => (scenario.kind === "known" ? ((await loadDossier[scenario.name]?.()) ?? null) : null) });
  return data ?? null;
}
