import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StorageError } from '../port.ts';
import { openDatabase } from './open-database.ts';

const name = 'two-sides';
const put = (value: string) => (store: IDBObjectStore) => {
  store.put(value, 'key');
};
const get = (store: IDBObjectStore): Promise<unknown> =>
  promisifyRequest<unknown>(store.get('key'));

/** A factory whose `open` can be watched and changed. */
function watched(
  real: IDBFactory,
  open: (request: () => IDBOpenDBRequest, call: number) => IDBOpenDBRequest,
) {
  let calls = 0;
  const factory = {
    open: (...parameters: Parameters<IDBFactory['open']>) => {
      calls += 1;
      return open(() => real.open(...parameters), calls);
    },
  } as IDBFactory;
  return { factory, calls: () => calls };
}

/** A request that no browser ever answers. */
const silence = () => ({}) as IDBOpenDBRequest;

afterEach(() => {
  vi.useRealTimers();
});

describe('opening', () => {
  it('is tried again once after three seconds of silence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { factory, calls } = watched(new IDBFactory(), (open, call) =>
      call === 1 ? silence() : open(),
    );
    const { useStore, close } = openDatabase({ name, factory });
    const written = useStore('readwrite', put('a'));
    await vi.advanceTimersByTimeAsync(2_999);
    expect(calls()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls()).toBe(2);
    await written;
    expect(await useStore('readonly', get)).toBe('a');
    close();
  });

  it('ends with a time-out when the browser stays silent, and works when it wakes up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { factory, calls } = watched(new IDBFactory(), (open, call) =>
      call < 3 ? silence() : open(),
    );
    const { useStore, close } = openDatabase({ name, factory });
    const outcome = useStore('readonly', get).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await outcome).toMatchObject({ name: 'StorageError', reason: 'timeout' });
    expect(calls()).toBe(2);
    expect(await useStore('readonly', get)).toBeUndefined();
    close();
  });

  it('that comes after the time-out is closed again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let closed = 0;
    const late = {
      result: {
        close: () => {
          closed += 1;
        },
      },
    } as IDBOpenDBRequest;
    const { factory } = watched(new IDBFactory(), (open, call) => (call === 1 ? late : open()));
    const { useStore, close } = openDatabase({ name, factory });
    const read = useStore('readonly', get);
    await vi.advanceTimersByTimeAsync(3_000);
    late.onsuccess?.(new Event('success'));
    expect([await read, closed]).toEqual([undefined, 1]);
    close();
  });

  it('names who is in the way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { factory } = watched(new IDBFactory(), () => {
      const request = silence();
      queueMicrotask(() => {
        request.onblocked?.(new Event('blocked') as IDBVersionChangeEvent);
      });
      return request;
    });
    const outcome = openDatabase({ name, factory })
      .useStore('readonly', get)
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await outcome).toMatchObject({ reason: 'blocked' });
  });

  it('is not tried again, and changes nothing, when the database is newer', async () => {
    const real = new IDBFactory();
    const newer = real.open(name, 2);
    newer.onupgradeneeded = () => {
      newer.result.createObjectStore('other');
    };
    (await promisifyRequest<IDBDatabase>(newer)).close();
    const { factory, calls } = watched(real, (open) => open());
    await expect(
      openDatabase({ name, factory }).useStore('readwrite', put('a')),
    ).rejects.toMatchObject({ reason: 'newer-version' });
    expect(calls()).toBe(1);
    expect(await real.databases()).toEqual([{ name, version: 2 }]);
  });

  it('happens once for many at a time', async () => {
    const { factory, calls } = watched(new IDBFactory(), (open) => open());
    const { useStore, close } = openDatabase({ name, factory });
    await Promise.all(['a', 'b', 'c'].map((value) => useStore('readwrite', put(value))));
    expect([calls(), await useStore('readonly', get)]).toEqual([1, 'c']);
    close();
  });
});

describe('a connection', () => {
  /** A database that lets its connections be seen. */
  function exposed() {
    const connections: IDBDatabase[] = [];
    const { factory } = watched(new IDBFactory(), (open) => {
      const request = open();
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    });
    return { factory, connections };
  }

  it('that is closing is replaced, and the write succeeds', async () => {
    const { factory, connections } = exposed();
    const { useStore, close } = openDatabase({ name, factory });
    await useStore('readwrite', put('a'));
    connections[0]!.close();
    await useStore('readwrite', put('b'));
    expect([connections.length, await useStore('readonly', get)]).toEqual([2, 'b']);
    close();
  });

  it('that the browser closed is forgotten', async () => {
    const { factory, connections } = exposed();
    const { useStore, close } = openDatabase({ name, factory });
    await useStore('readwrite', put('a'));
    connections[0]!.onclose?.(new Event('close'));
    expect(await useStore('readonly', get)).toBe('a');
    expect(connections).toHaveLength(2);
    close();
  });

  it('lets go when another tab deletes the database, and starts anew', async () => {
    const real = new IDBFactory();
    const open = watched(real, (request) => request());
    const { useStore, close } = openDatabase({ name, factory: open.factory });
    await useStore('readwrite', put('a'));
    await promisifyRequest(real.deleteDatabase(name));
    expect(await useStore('readonly', get)).toBeUndefined();
    expect(open.calls()).toBe(2);
    close();
  });

  it('is not opened again after close', async () => {
    const { factory, connections } = exposed();
    const { useStore, close } = openDatabase({ name, factory });
    await useStore('readwrite', put('a'));
    close();
    await expect(useStore('readonly', get)).rejects.toMatchObject({ reason: 'lost' });
    expect(connections).toHaveLength(1);
  });
});

describe('a transaction', () => {
  it('asks for strict durability when it writes', async () => {
    const asked: unknown[] = [];
    const real = new IDBFactory();
    const { factory } = watched(real, (open) => {
      const request = open();
      request.addEventListener('success', () => {
        const database = request.result;
        const transaction = database.transaction.bind(database);
        database.transaction = (names, mode, options) => {
          asked.push([mode, options]);
          return transaction(names, mode, options);
        };
      });
      return request;
    });
    const { useStore, close } = openDatabase({ name, factory });
    await useStore('readwrite', put('a'));
    expect(asked).toEqual([['readwrite', { durability: 'strict' }]]);
    close();
  });

  it('stores nothing when the callback throws, and passes the reason on', async () => {
    const { useStore, close } = openDatabase({ name, factory: new IDBFactory() });
    const reason = new StorageError('damaged', 'no');
    await expect(
      useStore('readwrite', (store) => {
        store.put('a', 'key');
        throw reason;
      }),
    ).rejects.toBe(reason);
    expect(await useStore('readonly', get)).toBeUndefined();
    close();
  });

  it('is aborted when it takes too long', async () => {
    const { useStore, close } = openDatabase({
      name,
      factory: new IDBFactory(),
      transactionTimeoutMs: 5,
    });
    let isOver = false;
    const outcome = useStore('readwrite', async (store) => {
      store.put('a', 'key');
      // Keeps the transaction busy as a stuck browser would.
      while (!isOver) await promisifyRequest(store.get('key'));
    }).catch((error: unknown) => error);
    expect(await outcome).toMatchObject({ reason: 'timeout' });
    isOver = true;
    close();
  });

  it('that ends before its callback is a mistake of ours and not a success', async () => {
    const { useStore, close } = openDatabase({ name, factory: new IDBFactory() });
    let finish = () => {};
    const outcome = useStore('readwrite', async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await expect(outcome).rejects.toThrow('awaited something');
    finish();
    close();
  });
});
