// The match at this page: what it is played on, and where it stands. Only what the seat in turn may see is ever here.

import { loadDossier } from "virtual:excomm/scenarios";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Dossier, SeatEvent } from "../../../index.ts";
import { type Changes, fileOf, NO_CHANGES, openRequestOf, type ScenarioRef, type StudioState, useOpened, useStudio } from "../../app/scenario.ts";
import { engine } from "../../worker/client.ts";
import type { Found, PlayedAt, PlaySetup, Table } from "../../worker/play.ts";
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
  if (id === "") return null;
  const ask = (call: () => Promise<Table | null>) => {
    setBusy(true);
    setFault("");
    call().then((table) => client.setQueryData(key, { table, fault: "" } satisfies Found), (error: unknown) => setFault(error instanceof Error ? error.message : String(error))).finally(() => setBusy(false));
  };
  return {
    on, table: found?.table, isBusy, fault: fault === "" ? (found?.fault ?? "") : fault,
    open: (setup) => ask(() => engine().playOpen(on, setup)),
    load: (log) => ask(() => engine().playLoad(on, log)),
    act: (event) => ask(() => engine().playAct(on, event)),
    fork: (decision) => ask(() => engine().playFork(on, decision)),
    leave: () => ask(() => engine().playLeave(on).then(() => null)),
  };
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
