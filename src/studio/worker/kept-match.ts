// The match that was played last, kept in this browser: in the engine's thread, for its log holds what is hidden from the page.

const DATABASE = "excomm-match", STORE = "matches", KEY = "last";

export const keptMatch = async (): Promise<string | null> => (await inStore<string | undefined>("readonly", (matches) => matches.get(KEY))) ?? null;

/** Keeps a log in the place of the last one; null forgets it. */
export const keepMatch = (log: string | null): Promise<unknown> => inStore("readwrite", (matches) => (log === null ? matches.delete(KEY) : matches.put(log, KEY)));

function inStore<Result>(mode: IDBTransactionMode, ask: (matches: IDBObjectStore) => IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result, transaction = database.transaction(STORE, mode), request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result as Result); // what the store holds is what keepMatch put there
      };
      transaction.onerror = transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
