import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { expect, it } from 'vitest';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { openDatabase } from '../idb/open-database.ts';
import { readNewerDatabase } from './read-newer.ts';
import { eventKey } from '../idb/records.ts';
import { makeSegment, segmentKey } from '../idb/segments.ts';

const name = 'two-sides';
const answer = testAnswer({ sequence: 1 });
const sealed = testAnswer({ device: 'b', sequence: 1 });
const later = { ...testAnswer({ sequence: 2 }), v: 2, mood: 'calm' };
const sealedLater = { ...testAnswer({ device: 'b', sequence: 2 }), mood: 'calm' };
const torn = { ...testAnswer({ sequence: 3 }), score: 'x' };
const ofNewForm = { v: 2, columns: [1, 2] };

/** A database as a newer version may leave it: of a higher version, with records of both versions. */
async function newerDatabase(): Promise<IDBFactory> {
  const factory = new IDBFactory();
  const { useStore, close } = openDatabase({ name, factory });
  const oldSegment = finish(makeSegment([sealed]));
  const newSegment = { ...finish(makeSegment([sealedLater])), eventVersion: 2 };
  await useStore('readwrite', (store) => {
    store.put({ v: 2, device: 'a' }, ['meta', 'head']);
    store.put(answer, eventKey(answer));
    store.put(later, ['event', 'a', 2]);
    store.put(torn, ['event', 'a', 3]);
    for (const segment of [oldSegment, newSegment]) store.put(segment, segmentKey(segment));
    store.put(ofNewForm, ['segment', 'c', 9]);
    store.put({ key: '["event","d",1]', raw: 'aside' }, ['damaged', 'd']);
  });
  close();
  const raised = await promisifyRequest(factory.open(name, 7));
  raised.close();
  return factory;
}

it('what a newer version wrote is read whole, each record as it lies there, and nothing is changed', async () => {
  const factory = await newerDatabase();
  await expect(
    openDatabase({ name, factory }).useStore('readonly', () => null),
  ).rejects.toMatchObject({ reason: 'newer-version' });
  const log = await readNewerDatabase({ name, factory });
  expect(log.events).toEqual([answer, sealed]);
  expect(log.newer).toHaveLength(2);
  expect(log.newer).toEqual(expect.arrayContaining([later, sealedLater]));
  expect(log.aside).toEqual([
    { key: '["event","d",1]', raw: 'aside' },
    { key: '["segment","c",9]', raw: ofNewForm },
    { key: '["event","a",3]', raw: torn },
  ]);
  expect(await factory.databases()).toEqual([{ name, version: 7 }]);
  expect(await readNewerDatabase({ name, factory })).toEqual(log);
});
