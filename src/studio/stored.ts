// One object store in a database of its own, in this browser: for the pages and for the engine's thread alike.

export type InStore = <Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest) => Promise<Result>;

/** Asks of the store `name` in `database`, made when it is missing. An answer is what was put there: the caller names its shape. */
export function storeOf(database: string, name: string, options?: IDBObjectStoreParameters): InStore {
  return <Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest) => new Promise<Result>((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore(name, options);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const opened = opening.result, transaction = opened.transaction(name, mode), request = ask(transaction.objectStore(name));
      transaction.oncomplete = () => {
        opened.close();
        resolve(request.result as Result);
      };
      transaction.onerror = transaction.onabort = () => {
        opened.close();
        reject(transaction.error);
      };
    };
  });
}
