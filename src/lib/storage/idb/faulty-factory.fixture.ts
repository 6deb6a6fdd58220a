/** An IndexedDB that fails at a request of one's choice, in the ways browsers do. */

/** How the chosen request goes wrong. */
export type Fault =
  /** The request throws at once, as with a connection that is closing. */
  | 'throws'
  /** The transaction is aborted when the request was made. */
  | 'aborts'
  /** The request is made, but the disk turns out to be full and the whole transaction is aborted. */
  | 'quota';

export interface FaultPlan {
  /** Counted from 1 over all requests of all connections; `Infinity` for none. */
  failAt: number;
  fault: Fault;
  /** Whether every later request fails too. */
  forEver: boolean;
}

export interface FaultyFactory {
  factory: IDBFactory;
  /** Starts counting anew. */
  plan: (plan: FaultPlan) => void;
  /** Requests since the last plan. */
  readonly requests: number;
}

const requestMethods = new Set<string | symbol>([
  'get',
  'getAll',
  'getAllKeys',
  'openKeyCursor',
  'count',
  'put',
  'add',
  'delete',
  'clear',
]);

/** Wraps a factory; connections, transactions and object stores are wrapped as they are handed out. */
export function faultyFactory(real: IDBFactory): FaultyFactory {
  let current: FaultPlan = { failAt: Infinity, fault: 'throws', forEver: false };
  let requests = 0;

  function wrapStore(store: IDBObjectStore): IDBObjectStore {
    return wrap(store, (method, call) => {
      if (!requestMethods.has(method)) return call();
      requests += 1;
      const fails = current.forEver ? requests >= current.failAt : requests === current.failAt;
      if (!fails) return call();
      if (current.fault === 'throws') {
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      }
      const request = call();
      if (current.fault === 'aborts') store.transaction.abort();
      else abortFor(store.transaction, 'QuotaExceededError');
      return request;
    });
  }

  const factory = wrap(real, (method, call) => {
    const request = call() as IDBOpenDBRequest;
    if (method !== 'open') return request;
    return replaceResult(request, (database) =>
      wrap(database, (step, open) => {
        const made = open();
        if (step !== 'transaction') return made;
        return wrap(made as IDBTransaction, (inner, openStore) =>
          inner === 'objectStore' ? wrapStore(openStore() as IDBObjectStore) : openStore(),
        );
      }),
    );
  });

  return {
    factory,
    plan: (plan) => {
      current = plan;
      requests = 0;
    },
    get requests() {
      return requests;
    },
  };
}

/** Aborts with a reason, which only the database itself can do: fake-indexeddb does it by this method. */
function abortFor(transaction: IDBTransaction, reason: string): void {
  (transaction as IDBTransaction & { _abort: (reason: string) => void })._abort(reason);
}

/** Hands each method call of an object to `intercept`; everything else goes straight to the object. */
function wrap<T extends object>(
  target: T,
  intercept: (method: string | symbol, call: () => unknown) => unknown,
): T {
  return new Proxy(target, {
    get: (object, key) => {
      const value: unknown = Reflect.get(object, key, object);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]) =>
        intercept(key, () => Reflect.apply(value, object, parameters) as unknown);
    },
    set: (object, key, value) => Reflect.set(object, key, value, object),
  });
}

function replaceResult(
  request: IDBOpenDBRequest,
  replace: (database: IDBDatabase) => IDBDatabase,
): IDBOpenDBRequest {
  return new Proxy(request, {
    get: (object, key) => {
      const value: unknown = Reflect.get(object, key, object);
      return key === 'result' ? replace(value as IDBDatabase) : value;
    },
    set: (object, key, value) => Reflect.set(object, key, value, object),
  });
}
