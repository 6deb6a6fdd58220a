import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkStored, groupFaults, planRepair } from '#lib/core/progress/check/check.ts';
import { faults, type Fault, type FaultKind } from '#lib/core/progress/check/faults.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { reviewForTests, testAnswer } from '#lib/core/progress/log.fixture.ts';
import { eventId } from '#lib/core/progress/record.ts';
import { inspectStore } from './inspect.ts';
import { openStore } from './open-store.ts';
import type { ProgressStore } from './port.ts';
import { valueOf } from './store.fixture.ts';

const name = 'two-sides';
const fold = createFold(reviewForTests);
const other = 'zz';
const atMs = 1_700_000_100_000;
const nowMs = atMs + 1_000_000;
const base = (sequence: number) => ({
  v: 1 as const,
  id: eventId(other, sequence),
  device: other,
  atMs: atMs + sequence,
});
const answer = (sequence: number, fields: object = {}) => ({
  ...testAnswer({ sequence, device: other, atMs: atMs + sequence }),
  ...fields,
});

/** A sound history, with one of everything. */
const sound: ProgressEvent[] = [
  testAnswer({ sequence: 1 }),
  testAnswer({ sequence: 2, grades: [{ fact: 'founded', grade: 'again' }], score: 0 }),
  {
    v: 1,
    id: eventId('a', 3),
    device: 'a',
    atMs: atMs - 5,
    kind: 'attempt-started',
    attempt: 'quiz',
    title: 'Quick ten',
    mode: 'practice',
    seed: 1,
    questions: ['who-owns-alipay'],
  },
  testAnswer({ sequence: 4, attempt: 'quiz', position: 0 }),
  {
    v: 1,
    id: eventId('a', 5),
    device: 'a',
    atMs: atMs - 3,
    kind: 'attempt-submitted',
    attempt: 'quiz',
  },
  {
    v: 1,
    id: eventId('a', 6),
    device: 'a',
    atMs: atMs - 2,
    kind: 'undone',
    event: eventId('a', 4),
  },
  {
    v: 1,
    id: eventId('a', 7),
    device: 'a',
    atMs: atMs - 1,
    kind: 'setting-changed',
    key: 'theme',
    value: 'dark',
  },
];

type Row = [key: IDBValidKey, value: unknown];
const event = (record: { id: string; device: string }): Row => [
  ['event', record.device, Number(record.id.slice(record.device.length + 1))],
  record,
];
const without = (record: object, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** How each kind of fault looks in the database; a function changes what is there. */
const planted: Record<FaultKind, Row[] | ((rows: Map<string, unknown>) => Row[])> = {
  'missing-field': [event(without(answer(1), 'score') as ProgressEvent)],
  'wrong-type': [event(answer(1, { score: 'all of it' }))],
  'damaged-record': [[['event', other, 1], 'not an entry']],
  'unknown-kind': [event({ ...base(1), kind: 'dreamt' } as unknown as ProgressEvent)],
  'newer-version': [event(answer(1, { v: 99 }))],
  'duplicate-id': [
    [['event', other, 1], answer(1)],
    [['event', other, 2], answer(1, { score: 0 })],
  ],
  'sequence-gap': [event(answer(1)), event(answer(3))],
  'time-in-future': [event(answer(1, { atMs: Date.UTC(2099, 0), day: 47_117 }))],
  'time-before-2000': [event(answer(1, { atMs: 5, day: 0 }))],
  'day-not-fitting': [event(answer(1, { day: 19_600 }))],
  'unknown-fact': [event(answer(1, { grades: [{ fact: 'retired', grade: 'good' }] }))],
  'unknown-question': [event(answer(1, { question: 'retired' }))],
  'undone-missing': [event({ ...base(1), kind: 'undone', event: 'b-0000000009' } as ProgressEvent)],
  'undone-twice': [event({ ...base(1), kind: 'undone', event: eventId('a', 4) } as ProgressEvent)],
  'attempt-never-started': [event(answer(1, { attempt: 'nowhere', position: 0 }))],
  'attempt-submitted-twice': [
    event({ ...base(1), kind: 'attempt-submitted', attempt: 'quiz' } as ProgressEvent),
  ],
  'setting-out-of-range': [
    event({
      ...base(1),
      kind: 'setting-changed',
      key: 'newFactsPerDay',
      value: -4,
    } as ProgressEvent),
  ],
  'card-interval': card({ intervalDays: -3 }),
  'card-stability': card({ stability: Number.NaN }),
  'card-difficulty': card({ difficulty: 57 }),
  'card-due': card({ dueAtMs: Date.UTC(275_760, 0) }),
  'card-without-history': (rows) => [
    [['card', 'licence'], { ...(rows.get('["card","owner"]') as object), fact: 'licence' }],
  ],
  'history-without-card': () => [[['card', 'owner'], undefined]],
  'snapshot-differs': card({ reviews: 400 }),
  'settings-damaged': (rows) => {
    const rest = rows.get('["meta","rest"]') as { settings: object };
    return [[['meta', 'rest'], { ...rest, settings: { ...rest.settings, newFactsPerDay: 1e9 } }]];
  },
  'day-totals': () => [
    [['day', 19_675], { day: 19_675, answers: 900, right: 1, newFacts: 0, tookMs: 5 }],
  ],
  'head-behind': (rows) => {
    const head = rows.get('["meta","head"]') as { device: string };
    return [
      event(testAnswer({ device: head.device, sequence: 1, atMs })),
      [['meta', 'head'], { ...head, sequence: 0 }],
    ];
  },
  'orphan-key': [[['crumbs', 4], 'nobody reads this']],
};

function card(fields: object): (rows: Map<string, unknown>) => Row[] {
  return (rows) => [
    [['card', 'owner'], { ...(rows.get('["card","owner"]') as object), ...fields }],
  ];
}

let factory: IDBFactory;
let store: ProgressStore;

beforeEach(async () => {
  factory = new IDBFactory();
  store = await open();
  valueOf(await store.merge(sound));
});
afterEach(() => {
  store.close();
});

async function open(): Promise<ProgressStore> {
  return (await openStore({ fold, name, factory: () => factory })).store;
}

function inDatabase<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>) {
  return new Promise<T>((resolve, reject) => {
    const opening = factory.open(name);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('keyval', mode);
      const request = use(transaction.objectStore('keyval'));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('aborted'));
      };
    };
  });
}

async function allRows(): Promise<Map<string, unknown>> {
  const keys = await inDatabase('readonly', (rows) => rows.getAllKeys());
  const values = await inDatabase('readonly', (rows) => rows.getAll() as IDBRequest<unknown[]>);
  return new Map(keys.map((key, index) => [JSON.stringify(key), values[index]]));
}

async function plant(kind: FaultKind): Promise<void> {
  const plan = planted[kind];
  const rows = typeof plan === 'function' ? plan(await allRows()) : plan;
  for (const [key, value] of rows) {
    await (value === undefined
      ? inDatabase('readwrite', (store) => store.delete(key))
      : inDatabase('readwrite', (store) => store.put(value, key)));
  }
}

async function check(): Promise<Fault[]> {
  const { stored, aside } = valueOf(await inspectStore(store, { name, factory }));
  return checkStored(stored, fold, {
    nowMs,
    facts: new Set(['owner', 'founded', 'licence']),
    questions: new Set(['who-owns-alipay']),
    aside,
  });
}

const kindsOf = (found: readonly Fault[]) => [...new Set(found.map(({ kind }) => kind))].sort();

/** What a planted fault brings with it by its nature: the stored state was not folded from it. */
const follows: readonly FaultKind[] = [
  'snapshot-differs',
  'day-totals',
  'history-without-card',
  'head-behind',
];
const kinds = Object.keys(faults) as FaultKind[];

it('finds nothing in sound data, and has more than sixteen classes to repair', async () => {
  expect(await check()).toEqual([]);
  expect(kinds.filter((kind) => faults[kind].repair !== 'none').length).toBeGreaterThan(16);
});

describe.each(kinds)('%s', (kind) => {
  it('is found, explained, repaired, and then gone, and nothing else has changed', async () => {
    const before = valueOf(await store.readLog()).events;
    await plant(kind);
    if (kind === 'head-behind') await reopen();
    const found = await check();
    expect(kindsOf(found)).toContain(kind);
    expect(kindsOf(found).filter((one) => one !== kind && !follows.includes(one))).toEqual([]);
    const group = groupFaults(found).find((one) => one.kind === kind);
    expect(group?.title).toMatch(/^\d+ [a-z]/);
    expect(group?.meaning).toMatch(/\.$/);

    const plan = planRepair(found.filter((fault) => fault.kind === kind));
    if (faults[kind].repair === 'none') {
      expect(plan).toBeNull();
      return;
    }
    if (plan === null) throw new Error('a plan was expected');
    valueOf(plan.putAside.length > 0 ? await store.putAside(plan.putAside) : await store.rebuild());
    const again = await check();
    expect(again.filter((fault) => faults[fault.kind].repair !== 'none')).toEqual([]);
    expect(planRepair(again)).toBeNull();
    const log = valueOf(await store.readLog());
    expect(log.events).toEqual(expect.arrayContaining(before));
    expect(valueOf(await store.load())).toEqual(fold.rebuild(log.events));
    const kept = [...(await allRows()).keys()].filter((key) => key.startsWith('["damaged"'));
    expect(kept).toHaveLength(plan.putAside.length);
    expect(log.aside).toHaveLength(plan.putAside.length);
  });
});

/** Damage is found at the next start: what a store remembers of itself is gone then. */
async function reopen(): Promise<void> {
  store.close();
  store = await open();
}

it('looks at a session in memory too', async () => {
  const { store: session } = await openStore({ fold, name, factory: () => undefined });
  valueOf(await session.merge(sound));
  const { stored } = valueOf(await inspectStore(session, null));
  const known = {
    nowMs,
    facts: new Set(['owner', 'founded']),
    questions: new Set(['who-owns-alipay']),
    aside: new Set<string>(),
  };
  expect(checkStored(stored, fold, known)).toEqual([]);
});
