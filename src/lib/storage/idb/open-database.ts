/** Our own idb-keyval store: it cannot hang, survives a lost connection, and writes are on the disk when it says so. */
import type { UseStore } from 'idb-keyval';
import { toStorageError } from '../failure.ts';
import { StorageError } from '../port.ts';

const objectStore = 'keyval';
/** Stays 1 for ever: records carry their own versions. */
const databaseVersion = 1;

export interface OpenDatabaseOptions {
  name: string;
  factory: IDBFactory;
  /** Also opens what a newer version has made: for reading alone. */
  anyVersion?: boolean;
  /** How long one try to open may take. Safari has been seen never to answer. */
  openTimeoutMs?: number;
  /** How long a transaction may take before it is aborted. */
  transactionTimeoutMs?: number;
}

export interface Database {
  /**
   * Runs the callback in one transaction and resolves with its result when the transaction is complete, for writes
   * on the disk. Nothing of it is stored when the promise rejects. The callback may be run a second time after a
   * lost connection, and must await nothing but requests of its store.
   */
  useStore: UseStore;
  close: () => void;
}

/** Opens on first use. */
export function openDatabase({
  name,
  factory,
  anyVersion = false,
  openTimeoutMs = 3_000,
  transactionTimeoutMs = 15_000,
}: OpenDatabaseOptions): Database {
  let connection: Promise<IDBDatabase> | null = null;
  let isClosed = false;

  function letGo(): void {
    connection?.then(
      (database) => {
        database.close();
      },
      () => undefined,
    );
    connection = null;
  }
  // WebKit was seen to refuse the next page every write while the connection of the last one lingered. A page that
  // comes back opens anew.
  if ('onpagehide' in globalThis) addEventListener('pagehide', letGo);

  function connect(): Promise<IDBDatabase> {
    if (isClosed) return Promise.reject(new StorageError('lost', `${name} was closed by the app`));
    if (connection !== null) return connection;
    const opening = openTwice();
    connection = opening;
    opening.then(
      (database) => {
        const forget = () => {
          if (connection === opening) connection = null;
        };
        database.onclose = forget;
        // Another tab wants to delete the database: holding on would block it.
        database.onversionchange = () => {
          database.close();
          forget();
        };
      },
      () => {
        if (connection === opening) connection = null;
      },
    );
    return opening;
  }

  async function openTwice(): Promise<IDBDatabase> {
    const openOnce = () => tryToOpen(name, factory, anyVersion, openTimeoutMs);
    try {
      return await openOnce();
    } catch (cause) {
      const { reason } = toStorageError(cause, 'open');
      if (reason !== 'timeout' && reason !== 'lost') throw cause;
      return openOnce();
    }
  }

  const useStore: UseStore = async (mode, callback) => {
    const opening = connect();
    try {
      return await runTransaction(await opening, mode, callback, transactionTimeoutMs);
    } catch (cause) {
      if (isClosed || toStorageError(cause, mode).reason !== 'lost') throw cause;
      if (connection === opening) {
        connection = null;
        // Closing a connection that is gone does nothing; one that merely failed must not linger.
        opening.then(
          (database) => {
            database.close();
          },
          () => undefined,
        );
      }
      return runTransaction(await connect(), mode, callback, transactionTimeoutMs);
    }
  };

  return {
    useStore,
    close: () => {
      isClosed = true;
      if ('onpagehide' in globalThis) removeEventListener('pagehide', letGo);
      letGo();
    },
  };
}

function tryToOpen(
  name: string,
  factory: IDBFactory,
  anyVersion: boolean,
  timeoutMs: number,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isBlocked = false;
    let isLate = false;
    const request = factory.open(name, anyVersion ? undefined : databaseVersion);
    const watch = setTimeout(() => {
      isLate = true;
      const reason = isBlocked ? 'blocked' : 'timeout';
      reject(new StorageError(reason, `${name} did not open within ${timeoutMs} ms`));
    }, timeoutMs);
    request.onblocked = () => {
      isBlocked = true;
    };
    request.onupgradeneeded = () => {
      request.result.createObjectStore(objectStore);
    };
    request.onsuccess = () => {
      clearTimeout(watch);
      if (isLate) request.result.close();
      else resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(watch);
      reject(toStorageError(request.error, 'open'));
    };
  });
}

function runTransaction<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  callback: (store: IDBObjectStore) => T | PromiseLike<T>,
  timeoutMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const durability = mode === 'readwrite' ? 'strict' : 'default';
    const transaction = database.transaction(objectStore, mode, { durability });
    let result: { value: T } | null = null;
    let failure: unknown = null;

    const abort = (cause: unknown) => {
      failure ??= cause;
      try {
        transaction.abort();
      } catch {
        // It is over already; `onabort` or `oncomplete` has told or will tell.
      }
    };
    const watch = setTimeout(() => {
      const late = new StorageError('timeout', `a transaction took longer than ${timeoutMs} ms`);
      abort(late);
      // Should the browser be too stuck even to say that it aborted.
      reject(late);
    }, timeoutMs);

    transaction.oncomplete = () => {
      clearTimeout(watch);
      if (result !== null) resolve(result.value);
      else reject(new Error('the callback awaited something that is no request of its store'));
    };
    transaction.onabort = () => {
      clearTimeout(watch);
      // The transaction's own error is the cause; the callback has often only seen that it was aborted.
      const cause =
        transaction.error ?? failure ?? new DOMException('no reason given', 'AbortError');
      reject(toStorageError(cause, mode));
    };
    // Runs at once up to its first await, while the transaction is active.
    const running = (async () => callback(transaction.objectStore(objectStore)))();
    running.then((value) => {
      result = { value };
    }, abort);
  });
}
