/** Rows as they lie in the store, read so that one the browser cannot give back does not hide the others. */
import { promisifyRequest } from 'idb-keyval';
import { toStorageError } from '../failure.ts';

export interface Row {
  key: IDBValidKey;
  value: unknown;
  /** Why the browser could not give the value back; `null` when it did. */
  unreadable: string | null;
}

/**
 * All rows in a range. Browsers keep large values in files of their own, and a missing one fails the request: then
 * each row is asked for by itself.
 */
export async function readRows(store: IDBObjectStore, range: IDBKeyRange): Promise<Row[]> {
  const keys = await promisifyRequest(store.getAllKeys(range));
  const all = await attempt(store.getAll(range));
  if (all.ok) {
    return keys.map((key, index) => ({
      key,
      value: all.value[index] as unknown,
      unreadable: null,
    }));
  }
  const rows: Row[] = [];
  for (const key of keys) {
    const one = await attempt(store.get(key));
    rows.push({
      key,
      value: one.ok ? (one.value as unknown) : null,
      unreadable: one.ok ? null : one.detail,
    });
  }
  return rows;
}

/** Names a key in reports and in `putAside`. */
export const keyText = (key: IDBValidKey): string => JSON.stringify(key);

/**
 * Waits for a request whose failure must not end the transaction. What ends the transaction itself, as a lost
 * connection does, is thrown: then every later request fails too.
 */
export function attempt<T>(
  request: IDBRequest<T>,
): Promise<{ ok: true; value: T } | { ok: false; detail: string }> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve({ ok: true, value: request.result });
    };
    request.onerror = (event) => {
      if (request.error?.name === 'AbortError') {
        reject(request.error);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      resolve({ ok: false, detail: toStorageError(request.error, 'read').message });
    };
  });
}
