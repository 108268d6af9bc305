// The match at this page: what it is played on, and where it stands. Only what the seat in turn may see is ever here.

import { loadDossier } from "virtual:excomm/scenarios";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Dossier, SeatEvent } from "../../../index.ts";
import { fileOf, openRequestOf, useOpened, useStudio } from "../../app/scenario.ts";
import { engine } from "../../worker/client.ts";
import type { PlayedOn, PlaySetup, Table } from "../../worker/play.ts";
import type { OpenRequest } from "../../worker/scenario.ts";

export interface Session {
  readonly on: PlayedOn;
  /** Undefined while it is looked for, null where none is open. */
  readonly table: Table | null | undefined;
  readonly isBusy: boolean;
  /** What went wrong last; empty. */
  readonly fault: string;
  open(setup: PlaySetup): void;
  load(log: string): void;
  act(event: SeatEvent): void;
  fork(decision: number): void;
  end(): void;
}

/** Null until the scenario has been read. */
export function useSession(): Session | null {
  const { opened } = useOpened(), { changes } = useStudio(), client = useQueryClient();
  const [isBusy, setBusy] = useState(false), [fault, setFault] = useState("");
  const id = opened?.view === null || opened === null ? "" : opened.id;
  const on: PlayedOn = { id, set: changes.set, variant: changes.variant, commonPrior: changes.commonPrior, lambda: changes.lambda };
  const key = ["match", on];
  const { data: table } = useQuery({ queryKey: key, queryFn: () => engine().playKept(on), enabled: id !== "" });
  if (id === "") return null;
  const ask = (call: () => Promise<Table | null>) => {
    setBusy(true);
    setFault("");
    call().then((next) => client.setQueryData(key, next), (error: unknown) => setFault(error instanceof Error ? error.message : String(error))).finally(() => setBusy(false));
  };
  return {
    on, table, isBusy, fault,
    open: (setup) => ask(() => engine().playOpen(on, setup)),
    load: (log) => ask(() => engine().playLoad(on, log)),
    act: (event) => ask(() => engine().playAct(on, event)),
    fork: (decision) => ask(() => engine().playFork(on, decision)),
    end: () => ask(() => engine().playEnd().then(() => null)),
  };
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
