// The match that was played last, kept in this browser: in the engine's thread, for its log holds what is hidden from the page.

import { storeOf } from "../stored.ts";

const inStore = storeOf("excomm-match", "matches"), KEY = "last";

export const keptMatch = async (): Promise<string | null> => (await inStore<string | undefined>("readonly", (matches) => matches.get(KEY))) ?? null;

/** Keeps a log in the place of the last one; null forgets it. */
export const keepMatch = (log: string | null): Promise<unknown> => inStore("readwrite", (matches) => (log === null ? matches.delete(KEY) : matches.put(log, KEY)));
