// The reader's own scenario files, kept in this browser (IndexedDB) and nowhere else.

import { storeOf } from "../stored.ts";

export interface OwnFile {
  readonly name: string;
  readonly text: string;
  /** When it was last kept, in milliseconds since 1970. */
  readonly kept: number;
}

const inStore = storeOf("excomm", "files", { keyPath: "name" });

/** All of them, by name. */
export const ownFiles = (): Promise<OwnFile[]> => inStore<OwnFile[]>("readonly", (files) => files.getAll());

export async function ownText(name: string): Promise<string | null> {
  return (await inStore<OwnFile | undefined>("readonly", (files) => files.get(name)))?.text ?? null;
}

/** Keeps a file, in the place of one of the same name. */
export const keepOwn = (name: string, text: string): Promise<unknown> => inStore("readwrite", (files) => files.put({ name, text, kept: Date.now() } satisfies OwnFile));

export const removeOwn = (name: string): Promise<unknown> => inStore("readwrite", (files) => files.delete(name));
