import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { logFromSteps, reviewForTests } from '#lib/core/progress/log.fixture.ts';
import { mergeLogs } from '#lib/core/progress/log.ts';
import { emptySnapshot } from '#lib/core/progress/state.ts';
import type { ProgressStore } from '../port.ts';
import { answerDraft, draftOf, valueOf } from '../store.fixture.ts';
import { openTabChannel } from '../tabs.ts';
import { readStamped } from './fold-log.ts';
import { openIdbStore } from './idb.ts';
import { openDatabase } from './open-database.ts';
import type { Segment } from './segments.ts';

const name = 'two-sides';
const fold = createFold(reviewForTests);
const segmentSize = 4;

/** A store whose idle moments come when `seal` is called. */
async function open(
  factory = new IDBFactory(),
): Promise<{ store: ProgressStore; factory: IDBFactory; seal: () => Promise<unknown> }> {
  let waiting: (() => Promise<unknown>) | null = null;
  let ids = 0;
  const store = valueOf(
    await openIdbStore({
      fold,
      name,
      factory,
      segmentSize,
      randomId: () => `id${(ids += 1)}`,
      channel: openTabChannel(name),
      whenIdle: (work) => {
        waiting = work;
      },
    }),
  );
  return { store, factory, seal: async () => waiting?.() };
}

async function change(factory: IDBFactory, work: (store: IDBObjectStore) => unknown) {
  const { useStore, close } = openDatabase({ name, factory });
  await useStore('readwrite', async (store) => {
    await work(store);
  });
  close();
}

async function keysOf(factory: IDBFactory): Promise<IDBValidKey[]> {
  const { useStore, close } = openDatabase({ name, factory });
  return useStore('readonly', (store) => promisifyRequest(store.getAllKeys())).finally(close);
}
const ofKind = (keys: IDBValidKey[], kind: string) =>
  keys.filter((key) => Array.isArray(key) && key[0] === kind);

describe('sealing', () => {
  it('puts full segments in the place of their rows and leaves the rest', async () => {
    const { store, factory, seal } = await open();
    const { events } = valueOf(
      await store.append(Array.from({ length: 10 }, (_, number) => answerDraft(number))),
    );
    const before = valueOf(await store.load());
    await seal();
    const keys = await keysOf(factory);
    expect(ofKind(keys, 'segment').map((key) => (key as unknown[])[2])).toEqual([4, 8]);
    expect(ofKind(keys, 'event').map((key) => (key as unknown[])[2])).toEqual([9, 10]);
    expect(valueOf(await store.readLog())).toEqual({ events, damaged: [], aside: [] });
    expect(valueOf(await store.load())).toEqual(before);
    store.close();
  });

  it('is given up when somebody answers meanwhile, and succeeds later', async () => {
    const { store, factory, seal } = await open();
    valueOf(await store.append(Array.from({ length: 5 }, (_, number) => answerDraft(number))));
    const { store: other } = await open(factory);
    const [sealed] = await Promise.all([seal(), other.append([answerDraft(9)])]);
    expect(sealed).toMatchObject({ ok: false });
    expect(ofKind(await keysOf(factory), 'event')).toHaveLength(6);
    valueOf(await store.append([answerDraft(10)]));
    await seal();
    expect(ofKind(await keysOf(factory), 'event')).toHaveLength(3);
    expect(valueOf(await other.readLog()).events).toHaveLength(7);
    other.close();
    store.close();
  });

  it('leaves a row that cannot be read or packed in its place', async () => {
    const { store, factory, seal } = await open();
    const { events } = valueOf(
      await store.append(Array.from({ length: 6 }, (_, number) => answerDraft(number))),
    );
    await change(factory, (records) => {
      records.put('torn', ['event', store.device, 2]);
      records.put({ ...events[3], later: new Date(7) }, ['event', store.device, 4]);
    });
    await seal();
    const keys = await keysOf(factory);
    expect(ofKind(keys, 'segment')).toHaveLength(1);
    expect(ofKind(keys, 'event').map((key) => (key as unknown[])[2])).toEqual([2, 4]);
    expect(valueOf(await store.readLog())).toMatchObject({
      events: { length: 5 },
      damaged: [{ key: JSON.stringify(['event', store.device, 2]), raw: 'torn' }],
    });
    store.close();
  });

  it('gives numbers after the last sealed one when the head is gone', async () => {
    const { store, factory, seal } = await open();
    const { device } = store;
    valueOf(await store.append(Array.from({ length: 4 }, (_, number) => answerDraft(number))));
    await seal();
    store.close();
    await change(factory, async (records) => {
      const head = await promisifyRequest<object>(records.get(['meta', 'head']));
      records.put({ ...head, sequence: 0, revision: 1 }, ['meta', 'head']);
    });
    const { store: later } = await open(factory);
    const { events } = valueOf(await later.append([answerDraft(9)]));
    expect(events[0]!.id).toBe(`${device}-0000000005`);
    later.close();
  });

  it('changes nothing of any history, whatever is merged into it', async () => {
    const step = fc.record({
      kind: fc.nat(),
      target: fc.nat(),
      clockMovesMs: fc.integer({ min: -50_000, max: 90_000 }),
    });
    const steps = fc.array(step, { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.boolean(), async (own, others, isMergedFirst) => {
        const { store, seal } = await open();
        const theirs = logFromSteps('b', others);
        const expected = mergeLogs(logFromSteps(store.device, own), theirs);
        const parts = [
          async () => {
            for (const event of logFromSteps(store.device, own)) {
              valueOf(await store.append([draftOf(event)]));
              await seal();
            }
          },
          async () => {
            valueOf(await store.merge(theirs));
            await seal();
          },
        ];
        for (const part of isMergedFirst ? parts.reverse() : parts) await part();
        expect(canonicalJson(valueOf(await store.readLog()).events)).toBe(canonicalJson(expected));
        expect(canonicalJson(valueOf(await store.load()))).toBe(
          canonicalJson(fold.rebuild(expected)),
        );
        store.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a long log that is folded elsewhere', () => {
  const elsewhere = { ...emptySnapshot, totalAnswers: 77 };
  it.each([
    ['is taken when the log is still the same', 0, 77],
    ['is not taken when somebody has written meanwhile', 1, 21],
    ['is folded here when nobody else can', null, 20],
  ])('%s', async (_, writes, expected) => {
    const { store, factory } = await open();
    valueOf(await store.append(Array.from({ length: 20 }, (_, number) => answerDraft(number))));
    const other = valueOf(
      await openIdbStore({
        fold,
        name,
        factory,
        segmentSize,
        randomId: () => 'other',
        channel: openTabChannel(name),
        foldElsewhere: async () => {
          if (writes === null) return null;
          const { useStore, close } = openDatabase({ name, factory });
          const { stamp } = await useStore('readonly', readStamped).finally(close);
          for (let number = 0; number < writes; number += 1) {
            valueOf(await store.append([answerDraft(30 + number)]));
          }
          return { stamp, snapshot: elsewhere };
        },
      }),
    );
    expect(valueOf(await other.rebuild()).totalAnswers).toBe(expected);
    other.close();
    store.close();
  });
});

/** In the question of every answer here. */
const letterW = 'w'.charCodeAt(0);

describe('damage', () => {
  /** Ten answers: two segments and two rows. */
  async function openWithSegments() {
    const opened = await open();
    const { events } = valueOf(
      await opened.store.append(Array.from({ length: 10 }, (_, number) => answerDraft(number))),
    );
    await opened.seal();
    const [first] = ofKind(await keysOf(opened.factory), 'segment');
    return { ...opened, events, first: first! };
  }

  it.each<[string, (segment: Segment) => unknown]>([
    [
      'a letter',
      ({ bytes, ...rest }) => ({ ...rest, bytes: bytes.with(bytes.indexOf(letterW), letterW + 1) }),
    ],
    ['the bytes', (segment) => ({ ...segment, bytes: null })],
    ['the count', (segment) => ({ ...segment, count: 3 })],
    ['everything', () => 'torn'],
  ])(
    'to %s of a segment hides that segment only, and an answer is still stored',
    async (_, tear) => {
      const { store, factory, events, first } = await openWithSegments();
      await change(factory, async (records) => {
        records.put(tear(await promisifyRequest<Segment>(records.get(first))), first);
      });
      const log = valueOf(await store.readLog());
      expect(log.events).toEqual(events.slice(4));
      expect(log.damaged).toMatchObject([{ key: JSON.stringify(first), reason: 'damaged' }]);
      expect((await store.append([answerDraft(20)])).ok).toBe(true);
      const undo = { kind: 'undone' as const, event: events[9]!.id, atMs: 5 };
      expect(valueOf(await store.append([undo])).snapshot.totalAnswers).toBe(6);
      expect(ofKind(await keysOf(factory), 'segment')).toHaveLength(2);

      // A whole copy brings them back and takes the place of the torn one, which is kept beside the log.
      expect(valueOf(await store.merge(events)).added).toBe(4);
      expect(valueOf(await store.readLog())).toMatchObject({
        events: { length: 12 },
        damaged: [],
        aside: [{ key: JSON.stringify(first) }],
      });
      store.close();
    },
  );

  it('is not needed for putting one event of a segment aside', async () => {
    const { store, factory, events } = await openWithSegments();
    const rest = events.filter((_, index) => index !== 1);
    const snapshot = valueOf(await store.putAside([events[1]!.id]));
    expect(snapshot).toEqual(fold.rebuild(rest));
    expect(valueOf(await store.readLog())).toMatchObject({
      events: rest,
      aside: [{ raw: events[1] }],
    });
    expect(ofKind(await keysOf(factory), 'segment')).toHaveLength(2);
    store.close();
  });

  it('to a row, a card, the head and a key nobody knows lets everything go on', async () => {
    const { store, factory, events } = await openWithSegments();
    store.close();
    const torn = { key: JSON.stringify(['event', store.device, 9]), raw: { v: 1, kind: 'answer' } };
    await change(factory, (records) => {
      records.put(torn.raw, ['event', store.device, 9]);
      records.put({ fact: 'owner', stability: Number.NaN }, ['card', 'owner']);
      records.put(7, ['day', 19_675]);
      records.put('x', 'nobody knows');
    });
    const { store: later } = await open(factory);
    const log = valueOf(await later.readLog());
    expect(log.events).toHaveLength(9);
    expect(log.damaged).toMatchObject([torn]);
    // The learner's number is not given twice, and what was replaced is kept.
    expect(valueOf(await later.append([answerDraft(11)])).events[0]!.id).toMatch(/-0000000011$/);
    expect(valueOf(await later.load()).totalAnswers).toBe(10);
    expect(
      valueOf(await later.readLog())
        .aside.map(({ key }) => key)
        .sort(),
    ).toEqual(['["card","owner"]', '["day",19675]']);
    expect(await keysOf(factory)).toContainEqual('nobody knows');

    expect(valueOf(await later.merge(events)).added).toBe(1);
    const mended = valueOf(await later.readLog());
    expect(mended.events.slice(0, 10)).toEqual(events);
    expect(mended.damaged).toEqual([]);
    expect(mended.aside).toContainEqual(torn);
    later.close();
  });

  it('of a segment by a newer version refuses what would lose it, and nothing else', async () => {
    const { store, factory, events, first } = await openWithSegments();
    await change(factory, async (records) => {
      const segment = await promisifyRequest<object>(records.get(first));
      records.put({ ...segment, v: 2 }, first);
    });
    const log = valueOf(await store.readLog());
    expect([log.events.length, log.damaged[0]?.reason]).toEqual([6, 'newer-version']);
    const refused = { ok: false, error: { reason: 'newer-version' } };
    expect(await store.rebuild()).toMatchObject(refused);
    expect(await store.merge(events)).toMatchObject(refused);
    expect((await store.append([answerDraft(20)])).ok).toBe(true);
    store.close();
  });
});
