import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createFold } from '#lib/core/progress/fold.ts';
import { reviewForTests, testAnswer } from '#lib/core/progress/log.fixture.ts';
import { openDatabase } from './idb/open-database.ts';
import { inspectStore } from './inspect.ts';
import { openMemoryStore } from './memory.ts';
import { openStore } from './open-store.ts';
import { StorageError, type ProgressStore } from './port.ts';
import { valueOf } from './store.fixture.ts';

const name = 'two-sides';
const fold = createFold(reviewForTests);
const session = () => openMemoryStore({ fold, randomId: () => 'a' });
const failed = { ok: false, error: new StorageError('lost', 'gone') } as const;

/** A store on this device with these rows beside its own. */
async function inspected(rows: readonly [IDBValidKey, unknown][]) {
  const factory = new IDBFactory();
  const { store } = await openStore({ fold, name, factory: () => factory });
  const { useStore, close } = openDatabase({ name, factory });
  await useStore('readwrite', (database) => {
    for (const [key, value] of rows) database.put(value, key);
  });
  close();
  const found = valueOf(await inspectStore(store, { name, factory }));
  store.close();
  return found;
}

describe('a store that fails', () => {
  it.each<[string, Partial<ProgressStore>]>([
    ['to give its log', { readLog: () => Promise.resolve(failed) }],
    ['to give its state', { load: () => Promise.resolve(failed) }],
  ])('%s cannot be looked at', async (_, failing) => {
    expect(await inspectStore({ ...session(), ...failing }, null)).toBe(failed);
  });
  it('to open its database a second time neither', async () => {
    const open = () => {
      throw new DOMException('closing', 'InvalidStateError');
    };
    const factory = { open } as Partial<IDBFactory> as IDBFactory;
    const onDevice = { ...session(), keeps: 'device' as const };
    expect(await inspectStore(onDevice, { name, factory })).toMatchObject({
      ok: false,
      error: { reason: 'lost' },
    });
    // What lives in memory is not looked for in the database.
    expect(await inspectStore(session(), { name, factory })).toMatchObject({ ok: true });
  });
});

describe('the last number a device used', () => {
  it.each<[unknown, number | null]>([
    [{ sequence: 5 }, 5],
    [{ sequence: '5' }, null],
    [{}, null],
    [null, null],
    ['head', null],
  ])('in a head %j is %j', async (head, lastSequence) => {
    const { stored } = await inspected([[['meta', 'head'], head]]);
    expect(stored.lastSequence).toBe(lastSequence);
  });
});

it('knows what was put aside by the id in it', async () => {
  const aside = (key: string, raw: unknown): [IDBValidKey, unknown] => [
    ['damaged', key, '1'],
    { key, raw },
  ];
  const found = await inspected([
    aside('["event","b",1]', { id: 'b-0000000001' }),
    aside('["event","b",2]', { id: 7 }),
    aside('["event","b",3]', {}),
    aside('["event","b",4]', null),
    aside('["event","b",5]', 'text'),
  ]);
  expect([...found.aside]).toEqual(['b-0000000001']);
});

it('tells what lies in a wrong place from what belongs to nothing', async () => {
  const { stored } = await inspected([
    [['event', 'b', 7], testAnswer({ device: 'b', sequence: 1 })],
    [['event', 'b', 2], testAnswer({ device: 'b', sequence: 2 })],
    [['event', 'b', 3], 'not an entry'],
    ['crumb', 1],
    [['crumbs', 'event'], 1],
    [['meta', 'other'], 1],
  ]);
  expect(stored.misplaced).toEqual(['["event","b",7]']);
  expect(stored.orphans.toSorted()).toEqual(['"crumb"', '["crumbs","event"]', '["meta","other"]']);
});
