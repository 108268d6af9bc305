// Draws on several threads: each takes the next few until none is left.

import type { Ensemble } from "../../index.ts";
import type { BandsAnswer } from "./bands.ts";
import { longTask, type OnProgress } from "./client.ts";
import type { ModelRequest } from "./model.ts";
import type { OpenRequest } from "./scenario.ts";

const PART = 10, THREADS_MAX = 4;

/** The bands of all answers over draws of the uncertain numbers; the same however many threads there are. */
export async function drawBands(open: OpenRequest, request: ModelRequest, seed: number | null, threads: number | null, signal: AbortSignal, onProgress: OnProgress): Promise<BandsAnswer> {
  const parts: Ensemble[] = [];
  let taken = 0, done = 0;
  const take = (first: boolean, others: readonly Promise<unknown>[]) => longTask(async (engine) => {
    await engine.open(open);
    const { count } = await engine.bandsPlan(request, seed);
    while (taken < count && !signal.aborted) {
      const from = taken, to = (taken = Math.min(count, from + PART));
      parts.push(await engine.bandsPart(request, seed, from, to));
      onProgress((done += to - from) / count);
    }
    await Promise.all(others);
    return first ? engine.bandsEnd(request, seed, parts) : null;
  }, signal, () => undefined);
  const others = Array.from({ length: Math.max(1, Math.min(threads ?? THREADS_MAX, navigator.hardwareConcurrency - 1)) - 1 }, () => take(false, []));
  const answer = await take(true, others);
  if (answer === null) throw new Error("bug in the studio: the first thread of draws ended without an answer");
  return answer;
}
