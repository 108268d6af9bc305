// How large the tree becomes by moving each switch, counted in a thread of its own as soon as somebody asks.

import { useEffect, useState } from "react";
import { longTask } from "../worker/client.ts";
import type { PartsSize } from "../worker/parts.ts";
import { partNamesOf } from "./parts.ts";
import { openRequestOf, partsWith, useStudio } from "./scenario.ts";

/** By the name of a part: the tree with its switch moved. What is counted once is kept. */
export function usePartSizes(): ReadonlyMap<string, PartsSize> {
  const { scenario, changes } = useStudio(), { parts, set, variant, commonPrior } = changes;
  const key = JSON.stringify([scenario, set, variant, commonPrior]);
  const [, setCounted] = useState(0);
  const names = partNamesOf(scenario), lenses = new Set(names.filter(({ isLens }) => isLens).map(({ name }) => name));
  const moved = names.map(({ name }) => ({ name, on: partsWith(parts, name, !parts.includes(name), lenses) }));
  const missing = moved.filter(({ on }) => !kept.has(keyOf(key, on)));
  useEffect(() => {
    if (missing.length === 0) return;
    const stop = new AbortController();
    void longTask(async (engine) => {
      for (const { on } of missing) {
        const request = await openRequestOf(scenario, { parts: on, variant, commonPrior });
        if (request === null || stop.signal.aborted) return;
        kept.set(keyOf(key, on), await engine.partsSize({ ...request, set }));
        setCounted((counted) => counted + 1);
      }
    }, stop.signal, () => undefined).catch(() => undefined); // cancelled by the next switch
    return () => stop.abort();
  }, [key, parts.join()]);
  return new Map(moved.flatMap(({ name, on }) => {
    const size = kept.get(keyOf(key, on));
    return size === undefined ? [] : [[name, size] as const];
  }));
}

const kept = new Map<string, PartsSize>();
const keyOf = (key: string, on: readonly string[]) => `${key} ${on.join()}`;
