// Matches kept in this browser by the engine's thread, for a log holds what is hidden from the page until the end. Logs are enciphered
// (AES-GCM) with a key that no script can read out: nobody stumbles on a secret in the browser's storage. Whoever runs scripts in
// the page can still use the key; that no page can prevent. Where there is no encryption (plain http from another computer), matches
// live as long as the page and are kept nowhere.

import { storeOf } from "../stored.ts";

/** What may be said of a match before it is over. */
export interface KeptMatch {
  readonly id: string;
  /** What it is played on, as the page names it. */
  readonly place: string;
  readonly title: string;
  /** Titles of the players for whom people sit. */
  readonly people: readonly string[];
  readonly decisions: number;
  /** How it ended; null while it goes on. */
  readonly ending: string | null;
  /** When something last happened, in milliseconds since 1970. */
  readonly at: number;
}

/** In the store stand the matches, the key, and by place which match is open there. */
type Row = (KeptMatch & { readonly iv: Uint8Array<ArrayBuffer>; readonly log: ArrayBuffer }) | { readonly id: string; readonly key: CryptoKey } | { readonly id: string; readonly open: string };

const inStore = storeOf("excomm-matches", "kept", { keyPath: "id" });
const KEY = "key", openAt = (place: string) => `open ${place}`;

/** What is kept nowhere else: everything where the browser cannot, else what it refused to take. */
const here = { matches: new Map<string, { readonly match: KeptMatch; readonly log: string }>(), open: new Map<string, string | null>() };

/** Whether this browser has what it takes, on the address at which the page stands. */
export const canKeep = () => globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;

async function ownKey(): Promise<CryptoKey> {
  const find = async () => (await inStore<{ readonly key: CryptoKey } | undefined>("readonly", (rows) => rows.get(KEY)))?.key;
  const found = await find();
  if (found !== undefined) return found;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Another tab may have made one in the meantime: the first holds.
  await inStore("readwrite", (rows) => rows.add({ id: KEY, key } satisfies Row)).catch(() => undefined);
  return (await find()) ?? key;
}

/** Lengths of logs are multiples of this: the length of a hidden name must not tell it. */
const PAGE = 4096;
const padded = (log: string) => log.padEnd(Math.ceil((log.length + 1) / PAGE) * PAGE);

/** Keeps a match in the place of what was kept of it, as the one that is open at its place; false where it lives only as long as the page. */
export async function keepMatch(match: KeptMatch, log: string): Promise<boolean> {
  here.open.set(match.place, match.id);
  try {
    if (!canKeep()) throw new Error("there is no encryption here");
    const key = await ownKey(), iv = crypto.getRandomValues(new Uint8Array(12));
    const row: Row = { ...match, iv, log: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(padded(log))) };
    await inStore("readwrite", (rows) => (rows.put(row), rows.put({ id: openAt(match.place), open: match.id } satisfies Row)));
    here.matches.delete(match.id);
    return true;
  } catch {
    here.matches.set(match.id, { match, log });
    return false;
  }
}

/** Other programs of this address may have written into the store. */
function isWhole({ place, title, people, decisions, at }: KeptMatch): boolean {
  return [place, title].every((text) => typeof text === "string") && Array.isArray(people) && [decisions, at].every(Number.isFinite);
}

/** All of them, the latest first. */
export async function keptMatches(): Promise<readonly KeptMatch[]> {
  const rows = canKeep() ? await inStore<Row[]>("readonly", (all) => all.getAll()).catch(() => []) : [];
  const stored = rows.flatMap((row) => ("log" in row && isWhole(row) && !here.matches.has(row.id) ? [row] : [])).map(({ iv: _, log: __, ...match }): KeptMatch => match);
  return [...stored, ...[...here.matches.values()].map(({ match }) => match)].sort((a, b) => b.at - a.at);
}

/** The log of the match that is open at a place, if there is one and it can be read. */
export async function openMatchAt(place: string): Promise<{ readonly id: string; readonly log: string; readonly isKept: boolean } | null> {
  const known = here.open.get(place);
  const id = known !== undefined || !canKeep() ? known : (await inStore<{ readonly open: string } | undefined>("readonly", (rows) => rows.get(openAt(place))).catch(() => undefined))?.open;
  if (id === undefined || id === null) return null;
  const unkept = here.matches.get(id);
  if (unkept !== undefined) return { id, log: unkept.log, isKept: false };
  try {
    const row = await inStore<Row | undefined>("readonly", (rows) => rows.get(id));
    if (row === undefined || !("log" in row)) return null;
    return { id, log: new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, await ownKey(), row.log)).trimEnd(), isKept: true };
  } catch {
    return null; // the key is gone, or what was enciphered has been changed
  }
}

/** Makes a match the open one at its place; null leaves none open. */
export async function setOpen(place: string, id: string | null): Promise<void> {
  here.open.set(place, id);
  if (canKeep()) await inStore("readwrite", (rows) => (id === null ? rows.delete(openAt(place)) : rows.put({ id: openAt(place), open: id } satisfies Row))).catch(() => undefined);
}

export async function forgetMatch(id: string): Promise<void> {
  here.matches.delete(id);
  if (canKeep()) await inStore("readwrite", (rows) => rows.delete(id)).catch(() => undefined);
}
