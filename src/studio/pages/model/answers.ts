// What the page shows, as the reader moves numbers: live odds while they move, a full answer at rest, bands in the background.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Changes } from "../../app/scenario.ts";
import type { BandsAnswer } from "../../worker/bands.ts";
import { engine } from "../../worker/client.ts";
import { drawBands } from "../../worker/draw-bands.ts";
import type { LiveAnswer, ModelRequest, Result, SolvedAnswer } from "../../worker/model.ts";
import type { OpenRequest } from "../../worker/scenario.ts";

export const requestOf = (id: string, { set, lambda }: Changes): ModelRequest => ({ id, set, lambda });

/** How long numbers must stand still before they are solved anew from the start, in milliseconds. */
const REST = 180;

/** The last value that stood still for a while. */
export function useRest<Value>(value: Value): Value {
  const key = JSON.stringify(value);
  const [rested, setRested] = useState({ key, value });
  useEffect(() => {
    if (rested.key === key) return;
    const timer = setTimeout(() => setRested({ key, value }), REST);
    return () => clearTimeout(timer);
  });
  return rested.value;
}

/** The answer at rest; while the next one is worked out, the last one. None before the scenario is open. */
export function useSolved(request: ModelRequest): { readonly solved: SolvedAnswer | null; readonly fault: string } {
  const { data, error } = useQuery({ queryKey: ["solve", request], enabled: request.id !== "", queryFn: () => engine().solve(request), placeholderData: keepPreviousData });
  if (error !== null) return { solved: null, fault: error.message };
  if (data === undefined) return { solved: null, fault: "" };
  return { solved: data.answer, fault: data.fault };
}

/** Odds that follow a moving hand: one question at a time, always about the latest numbers. Null before anything has moved. */
export function useLive(request: ModelRequest): { readonly key: string; readonly answer: Result<LiveAnswer> } | null {
  const [live, setLive] = useState<{ key: string; answer: Result<LiveAnswer> } | null>(null);
  const line = useRef<{ next: ModelRequest | null; isBusy: boolean; first: string }>({ next: null, isBusy: false, first: JSON.stringify(request) });
  const key = JSON.stringify(request);
  useEffect(() => {
    const { current } = line;
    if (key === current.first) return;
    current.first = "";
    current.next = JSON.parse(key) as ModelRequest; // it was one
    if (!current.isBusy) void ask(current, setLive);
  }, [key]);
  return live;
}

async function ask(line: { next: ModelRequest | null; isBusy: boolean }, tell: (live: { key: string; answer: Result<LiveAnswer> }) => void): Promise<void> {
  line.isBusy = true;
  while (line.next !== null) {
    const request = line.next;
    line.next = null;
    const answer = await engine().live(request).catch((error: unknown) => ({ answer: null, fault: error instanceof Error ? error.message : String(error) }));
    tell({ key: JSON.stringify(request), answer });
    performance.mark("live answer");
  }
  line.isBusy = false;
}

/** Bands over draws of all uncertain numbers, on threads of their own; and how far they are. `threads` null: as many as there may be. */
export function useBands(open: OpenRequest | null, request: ModelRequest, seed: number | null, threads: number | null): { readonly bands: BandsAnswer | null; readonly done: number; readonly error: Error | null } {
  const [done, setDone] = useState(0);
  const { data, error } = useQuery({
    queryKey: ["bands", request, seed], enabled: open !== null, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      setDone(0);
      return drawBands(open!, request, seed, threads, signal, setDone); // enabled above
    },
  });
  return { bands: data ?? null, done, error };
}
