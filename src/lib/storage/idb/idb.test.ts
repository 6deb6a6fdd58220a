import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { reviewForTests } from '#lib/core/progress/log.fixture.ts';
import type { ProgressStore } from '../port.ts';
import { answerDraft, valueOf } from '../store.fixture.ts';
import { openTabChannel } from '../tabs.ts';
import { openIdbStore } from './idb.ts';
import { openDatabase } from './open-database.ts';

const name = 'two-sides';
let ids = 0;
const fold = createFold(reviewForTests);

async function open(factory: IDBFactory, model = fold): Promise<ProgressStore> {
  const channel = openTabChannel(name);
  const randomId = () => `device${(ids += 1)}`;
  return valueOf(await openIdbStore({ fold: model, name, randomId, channel, factory }));
}

/** Does something to the records, as another version, a careless hand or a worn disk would. */
async function tamper(
  factory: IDBFactory,
  change: (store: IDBObjectStore) => unknown,
): Promise<void> {
  const { useStore, close } = openDatabase({ name, factory });
  await useStore('readwrite', async (store) => {
    await change(store);
  });
  close();
}

function recordsOf(factory: IDBFactory): Promise<unknown> {
  const { useStore, close } = openDatabase({ name, factory });
  return useStore('readonly', async (store) => [
    await promisifyRequest(store.getAllKeys()),
    await promisifyRequest(store.getAll()),
  ]).finally(close);
}

describe('a store in IndexedDB', () => {
  it('is the same after a reload, and goes on undoing', async () => {
    const factory = new IDBFactory();
    const first = await open(factory);
    const { events } = valueOf(
      await first.append([
        answerDraft(1),
        answerDraft(2, { day: 1, grades: [{ fact: 'founded', grade: 'good' }] }),
      ]),
    );
    const snapshot = valueOf(await first.load());
    first.close();

    const second = await open(factory);
    expect(second.device).toBe(first.device);
    expect(canonicalJson(valueOf(await second.load()))).toBe(canonicalJson(snapshot));
    const undone = valueOf(
      await second.append([{ kind: 'undone', event: events[1]!.id, atMs: 9 }]),
    );
    expect(undone.snapshot.lastAnswer).toEqual(events[0]);
    expect(undone.events[0]!.id).toMatch(/-0000000003$/);
    second.close();

    const third = await open(factory);
    const stored = valueOf(await third.load());
    expect(stored).toEqual(undone.snapshot);
    expect([stored.cards.length, stored.days.length]).toEqual([1, 1]);
    third.close();
  });

  it('takes back what this tab wrote, and brings it back, without the whole log', async () => {
    const factory = new IDBFactory();
    const other = await open(factory);
    valueOf(await other.append(Array.from({ length: 5 }, (_, number) => answerDraft(number))));
    let rebuilt = 0;
    const counting: typeof fold = {
      ...fold,
      rebuild: (log) => {
        rebuilt += 1;
        return fold.rebuild(log);
      },
    };
    const store = await open(factory, counting);
    const given = valueOf(await store.append([answerDraft(6), answerDraft(7)])).events;
    const later = valueOf(await store.append([answerDraft(8)])).events;
    const undo = async (event: string) =>
      valueOf(await store.append([{ kind: 'undone', event, atMs: 9 }]));
    const { events } = await undo(later[0]!.id);
    const undone = await undo(given[0]!.id);
    expect([undone.snapshot.totalAnswers, undone.snapshot.lastAnswer?.id]).toEqual([
      6,
      given[1]!.id,
    ]);
    const redone = await undo(events[0]!.id);
    expect(redone.snapshot.totalAnswers).toBe(7);
    expect(rebuilt).toBe(0);
    const { events: log } = valueOf(await store.readLog());
    expect(canonicalJson(redone.snapshot)).toBe(canonicalJson(fold.rebuild(log)));

    // What another tab wrote since is not left out.
    valueOf(await other.append([answerDraft(9)]));
    expect((await undo(given[1]!.id)).snapshot.totalAnswers).toBe(7);
    expect(rebuilt).toBe(1);
    store.close();
    other.close();
  });

  it('loses none of 1,000 answers that two tabs give in turns and at once', async () => {
    const factory = new IDBFactory();
    const tabs = [await open(factory), await open(factory)];
    const acknowledged: string[] = [];
    for (let round = 0; round < 250; round += 1) {
      const given = await Promise.all(
        // Two at once from each tab; every seventh round a tab takes its own last answer back.
        tabs.flatMap((tab, number) =>
          [0, 1].map((step) =>
            tab.append([
              answerDraft(round * 4 + number * 2 + step, {
                grades: [{ fact: `fact${round % 40}`, grade: 'good' }],
              }),
            ]),
          ),
        ),
      );
      const events = given.flatMap((result) => valueOf(result).events);
      acknowledged.push(...events.map(({ id }) => id));
      if (round % 50 === 7) {
        valueOf(
          await tabs[1]!.append([{ kind: 'undone', event: events[2]!.id, atMs: events[3]!.atMs }]),
        );
      }
    }
    const log = valueOf(await tabs[0]!.readLog()).events;
    const answers = log.filter(({ kind }) => kind === 'answer').map(({ id }) => id);
    expect(answers).toHaveLength(1_000);
    expect(new Set(answers)).toEqual(new Set(acknowledged));
    const rebuilt = canonicalJson(fold.rebuild(log));
    for (const tab of tabs) expect(canonicalJson(valueOf(await tab.load()))).toBe(rebuilt);
    tabs.forEach((tab) => {
      tab.close();
    });
    const later = await open(factory);
    expect(canonicalJson(valueOf(await later.load()))).toBe(rebuilt);
    later.close();
  }, 60_000);

  it('tells other tabs after a commit, and not itself', async () => {
    const factory = new IDBFactory();
    const [here, there] = [await open(factory), await open(factory)];
    let toldHere = 0;
    here.onChangedElsewhere(() => {
      toldHere += 1;
    });
    const told = new Promise<void>((resolve) => {
      there.onChangedElsewhere(resolve);
    });
    valueOf(await here.append([answerDraft(1)]));
    await told;
    expect(valueOf(await there.load()).totalAnswers).toBe(1);
    expect(toldHere).toBe(0);
    here.close();
    there.close();
  });

  it('follows another tab that cleared everything', async () => {
    const factory = new IDBFactory();
    const [here, there] = [await open(factory), await open(factory)];
    valueOf(await here.append([answerDraft(1)]));
    valueOf(await there.clear());
    const { events, snapshot } = valueOf(await here.append([answerDraft(2)]));
    expect(events[0]!.id).toBe(`${there.device}-0000000001`);
    expect([here.device, snapshot.totalAnswers]).toEqual([there.device, 1]);
    // As many writes as before the clearing, but other ones.
    valueOf(await there.clear());
    valueOf(await there.append([answerDraft(3, { score: 0 })]));
    expect(valueOf(await here.load()).lastAnswer?.score).toBe(0);
    here.close();
    there.close();
  });

  it.each<[string, (store: IDBObjectStore) => unknown]>([
    [
      'a card is damaged',
      (store) => store.put({ fact: 'owner', stability: Number.NaN }, ['card', 'owner']),
    ],
    ['the rest is missing', (store) => store.delete(['meta', 'rest'])],
    ['the head is missing', (store) => store.delete(['meta', 'head'])],
    [
      'the head is behind and the rest is missing',
      async (store) => {
        const head = await promisifyRequest<object>(store.get(['meta', 'head']));
        store.put({ ...head, sequence: 0 }, ['meta', 'head']);
        store.delete(['meta', 'rest']);
      },
    ],
    ['the head is damaged', (store) => store.put('x', ['meta', 'head'])],
    [
      'another fold made it',
      async (store) => {
        const head = await promisifyRequest<object>(store.get(['meta', 'head']));
        store.put({ ...head, foldVersion: 0 }, ['meta', 'head']);
        const card = await promisifyRequest<object>(store.get(['card', 'owner']));
        store.put({ ...card, fact: 'retired' }, ['card', 'retired']);
      },
    ],
  ])('rebuilds the snapshot from the log when %s', async (_, change) => {
    const factory = new IDBFactory();
    const before = await open(factory);
    const { snapshot } = valueOf(await before.append([answerDraft(1), answerDraft(2)]));
    before.close();
    await tamper(factory, change);
    const after = await open(factory);
    expect(valueOf(await after.load())).toEqual(snapshot);
    expect(valueOf(await after.append([answerDraft(3)])).snapshot.totalAnswers).toBe(3);
    expect(valueOf(await after.readLog()).events).toHaveLength(3);
    after.close();
    const again = await open(factory);
    const log = valueOf(await again.readLog()).events;
    expect(valueOf(await again.load())).toEqual(fold.rebuild(log));
    again.close();
  });

  it('never writes over an event when its head is behind the log', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    const { events } = valueOf(await store.append([answerDraft(1)]));
    await tamper(factory, async (records) => {
      const head = await promisifyRequest<object>(records.get(['meta', 'head']));
      records.put({ ...head, sequence: 0 }, ['meta', 'head']);
    });
    const later = await open(factory);
    const next = valueOf(await later.append([answerDraft(2)])).events;
    expect(next[0]!.id).toMatch(/-0000000002$/);
    expect(valueOf(await later.readLog()).events).toEqual([...events, ...next]);
    store.close();
    later.close();
  });

  it('leaves an event of a newer version as it is, and says so', async () => {
    const factory = new IDBFactory();
    const first = await open(factory);
    const { events } = valueOf(await first.append([answerDraft(1)]));
    first.close();
    const store = await open(factory);
    const newer = { v: 2, kind: 'dreamt', id: `${store.device}-0000000002` };
    await tamper(factory, (records) => records.put(newer, ['event', store.device, 2]));
    const refused = { ok: false, error: { reason: 'newer-version' } };
    const before = await recordsOf(factory);
    expect(valueOf(await store.readLog())).toEqual({
      events,
      damaged: [
        {
          key: JSON.stringify(['event', store.device, 2]),
          reason: 'newer-version',
          detail: expect.any(String),
          raw: newer,
        },
      ],
      aside: [],
    });
    expect(await store.rebuild()).toMatchObject(refused);
    expect(await store.merge(events)).toMatchObject(refused);
    const undone = { kind: 'undone' as const, event: events[0]!.id, atMs: 5 };
    expect(await store.append([undone])).toMatchObject(refused);
    expect(await recordsOf(factory)).toEqual(before);
    store.close();
  });

  it('touches nothing when the whole database is of a newer version', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    valueOf(await store.append([answerDraft(1)]));
    await tamper(factory, (records) => records.put({ v: 2 }, ['meta', 'head']));
    const before = await recordsOf(factory);
    const refused = { ok: false, error: { reason: 'newer-version' } };
    expect(await store.load()).toMatchObject(refused);
    expect(await store.append([answerDraft(2)])).toMatchObject(refused);
    expect(await store.clear()).toMatchObject(refused);
    const channel = openTabChannel(name);
    const reopened = await openIdbStore({ fold, name, randomId: () => 'x', channel, factory });
    expect(reopened).toMatchObject(refused);
    expect(await recordsOf(factory)).toEqual(before);
    channel.close();
    store.close();
  });

  it('stores an answer once when the connection is lost after the commit', async () => {
    const real = new IDBFactory();
    (await open(real)).close();
    let lost = 0;
    const factory = {
      open: (...parameters: Parameters<IDBFactory['open']>) => {
        const request = real.open(...parameters);
        request.addEventListener('success', () => {
          const database = request.result;
          const begin = database.transaction.bind(database);
          database.transaction = (names, mode, options) => {
            const transaction = begin(names, mode, options);
            if (mode !== 'readwrite' || lost > 0) return transaction;
            lost += 1;
            // It is on the disk, but what the page hears is that it was aborted.
            return Object.defineProperty(transaction, 'oncomplete', {
              set: () => {
                transaction.addEventListener('complete', (event) => {
                  transaction.onabort?.(event);
                });
              },
            });
          };
        });
        return request;
      },
    } as Partial<IDBFactory> as IDBFactory;
    const store = await open(factory);
    const { events, snapshot } = valueOf(await store.append([answerDraft(1)]));
    expect([lost, snapshot.totalAnswers]).toEqual([1, 1]);
    expect(valueOf(await store.readLog()).events).toEqual(events);
    expect(valueOf(await store.load())).toEqual(snapshot);
    store.close();
  });

  it('writes only what an answer changes', async () => {
    const factory = new IDBFactory();
    const store = await open(factory);
    const facts = Array.from({ length: 50 }, (_, number) => ({
      fact: `fact${number}`,
      grade: 'good' as const,
    }));
    valueOf(await store.append([answerDraft(1, { grades: facts })]));
    const keys: IDBValidKey[] = [];
    const { prototype } = IDBObjectStore;
    const put = Object.getOwnPropertyDescriptor(prototype, 'put')!;
    Object.defineProperty(prototype, 'put', {
      ...put,
      value(this: IDBObjectStore, value: unknown, key: IDBValidKey) {
        keys.push(key);
        return (put.value as IDBObjectStore['put']).call(this, value, key);
      },
    });
    try {
      valueOf(await store.append([answerDraft(2, { grades: [facts[7]!] })]));
    } finally {
      Object.defineProperty(prototype, 'put', put);
    }
    expect(keys).toEqual([
      ['card', 'fact7'],
      ['day', 19_675],
      ['meta', 'rest'],
      ['meta', 'head'],
    ]);
    store.close();
  });
});
