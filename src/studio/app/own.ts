// The reader's own scenario files, kept in this browser (IndexedDB) and nowhere else.

export interface OwnFile {
  readonly name: string;
  readonly text: string;
  /** When it was last kept, in milliseconds since 1970. */
  readonly kept: number;
}

const DATABASE = "excomm", STORE = "files";

/** All of them, by name. */
export const ownFiles = (): Promise<OwnFile[]> => inStore<OwnFile[]>("readonly", (files) => files.getAll());

export async function ownText(name: string): Promise<string | null> {
  return (await inStore<OwnFile | undefined>("readonly", (files) => files.get(name)))?.text ?? null;
}

/** Keeps a file, in the place of one of the same name. */
export const keepOwn = (name: string, text: string): Promise<unknown> => inStore("readwrite", (files) => files.put({ name, text, kept: Date.now() } satisfies OwnFile));

export const removeOwn = (name: string): Promise<unknown> => inStore("readwrite", (files) => files.delete(name));

function inStore<Result>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE, { keyPath: "name" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result, transaction = database.transaction(STORE, mode), request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result as Result); // what the store holds is what keepOwn put there
      };
      transaction.onerror = transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
