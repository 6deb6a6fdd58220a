import { describe, expect, it } from 'vitest';
import { keyText, readRows } from './rows.ts';

/** A request that ends when somebody has had time to listen. */
function requestOf<T>(outcome: T | DOMException): IDBRequest<T> {
  const request: Partial<Record<keyof IDBRequest, unknown>> = {};
  const handled = { type: 'error', prevented: 0, stopped: 0 };
  const event = {
    preventDefault: () => (handled.prevented += 1),
    stopPropagation: () => (handled.stopped += 1),
  };
  queueMicrotask(() => {
    if (outcome instanceof DOMException) {
      request.error = outcome;
      (request.onerror as (event: object) => void)(event);
      if (outcome.name !== 'AbortError' && handled.prevented * handled.stopped !== 1)
        throw new Error('the failure of one request would end the transaction');
    } else {
      request.result = outcome;
      (request.onsuccess as () => void)();
    }
  });
  const made: object = request;
  return made as IDBRequest<T>;
}

const lostFile = new DOMException('the file is missing', 'NotReadableError');
const closed = new DOMException('the connection was lost', 'AbortError');

/** An object store that has these values, or fails where an exception stands for one. */
function storeOf(values: Map<string, unknown>, all?: DOMException): IDBObjectStore {
  const whole = all ?? [...values.values()].find((value) => value instanceof DOMException);
  const store: object = {
    getAllKeys: () => requestOf([...values.keys()]),
    getAll: () => requestOf(whole ?? [...values.values()]),
    get: (key: string) => requestOf(values.get(key)),
  };
  return store as IDBObjectStore;
}
const range: object = {};
const read = (store: IDBObjectStore) => readRows(store, range as IDBKeyRange);

describe('reading rows', () => {
  it('gives each its key', async () => {
    expect(
      await read(
        storeOf(
          new Map<string, unknown>([
            ['a', 1],
            ['b', undefined],
          ]),
        ),
      ),
    ).toEqual([
      { key: 'a', value: 1, unreadable: null },
      { key: 'b', value: undefined, unreadable: null },
    ]);
  });
  it('goes on past a value the browser cannot give back', async () => {
    const values = new Map<string, unknown>([
      ['a', 1],
      ['b', lostFile],
      ['c', 3],
    ]);
    expect(await read(storeOf(values))).toEqual([
      { key: 'a', value: 1, unreadable: null },
      {
        key: 'b',
        value: null,
        unreadable: 'read: NotReadableError: the file is missing',
      },
      { key: 'c', value: 3, unreadable: null },
    ]);
  });
  it('asks one by one also when only the whole was too much', async () => {
    expect(await read(storeOf(new Map([['a', 1]]), lostFile))).toEqual([
      { key: 'a', value: 1, unreadable: null },
    ]);
  });
  it.each([
    ['at once', new Map([['a', 1]]), closed],
    [
      'on the way',
      new Map<string, unknown>([
        ['a', 1],
        ['b', closed],
      ]),
      lostFile,
    ],
  ])('fails as a whole when the transaction ends %s', async (_, values, all) => {
    await expect(read(storeOf(values, all))).rejects.toBe(closed);
  });
});

it('a key is named by its JSON', () => {
  expect(keyText(['event', 'a', 7])).toBe('["event","a",7]');
});
