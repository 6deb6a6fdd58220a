import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { createFold, foldVersion } from '#lib/core/progress/fold.ts';
import { logFromSteps, reviewForTests } from '#lib/core/progress/log.fixture.ts';
import { mergeLogs, orderLog } from '#lib/core/progress/log.ts';
import { emptySnapshot } from '#lib/core/progress/state.ts';
import type { ProgressStore, Result } from '../port.ts';
import { answerDraft, valueOf } from '../store.fixture.ts';
import { openTabChannel } from '../tabs.ts';
import { faultyFactory, type Fault } from './faulty-factory.fixture.ts';
import { openIdbStore } from './idb.ts';
import { openDatabase } from './open-database.ts';
import { allOf, headKey, restKey, restOf } from './records.ts';
import { segmentKey, type Segment } from './segments.ts';

const fold = createFold(reviewForTests);
const imported = logFromSteps(
  'other',
  Array.from({ length: 6 }, (_, number) => ({
    kind: 9 + number,
    target: number,
    clockMovesMs: 500,
  })),
);

/** What the store opened last wants to do when idle. */
let idleWork: () => Promise<unknown> = () => Promise.reject(new Error('nothing to do when idle'));

function open(factory: IDBFactory, id: string): Promise<Result<ProgressStore>> {
  let ids = 0;
  const randomId = () => `${id}${(ids += 1)}`;
  const name = 'two-sides';
  const channel = openTabChannel(name);
  const whenIdle = (work: () => Promise<unknown>) => {
    if (id === 'a') idleWork = work;
  };
  // Three answers are a segment and a row; what is imported comes as segments.
  const segmentSize = 2;
  return openIdbStore({ fold, name, randomId, channel, factory, whenIdle, segmentSize });
}

/** Does something to the records, as another version or a worn disk would. */
async function tamper(
  factory: IDBFactory,
  change: (store: IDBObjectStore) => Promise<void>,
): Promise<void> {
  const { useStore, close } = openDatabase({ name: 'two-sides', factory });
  await useStore('readwrite', change);
  close();
}

/** What is derived is missing, and said to be of an older version. */
const makeOlder = (disk: IDBFactory) =>
  tamper(disk, async (store) => {
    const head = await promisifyRequest<object>(store.get(headKey));
    store.put({ ...head, foldVersion: foldVersion - 1, write: 'older' }, headKey);
    store.delete(allOf('card'));
    store.delete(allOf('day'));
    store.put(restOf(emptySnapshot), restKey);
  });

const damageSegment = (disk: IDBFactory) =>
  tamper(disk, async (store) => {
    const [segment] = await promisifyRequest<Segment[]>(store.getAll(allOf('segment')));
    if (segment === undefined) throw new Error('there is no segment to damage');
    const bytes = segment.bytes.map((byte, index) => (index === 9 ? byte ^ 1 : byte));
    store.put({ ...segment, bytes }, segmentKey(segment));
  });

/** An operation and the log there must be once it was acknowledged. */
interface Operation {
  /** What happens first, to three answers that were given. */
  prepare?: (store: ProgressStore, disk: IDBFactory) => Promise<unknown>;
  run: (store: ProgressStore, log: ProgressEvent[]) => Promise<Result<unknown>>;
  isDone: (before: ProgressEvent[], after: ProgressEvent[]) => boolean;
}

const operations: Record<string, Operation> = {
  'an answer': {
    run: (store) => store.append([answerDraft(7)]),
    isDone: (before, after) => after.length === before.length + 1,
  },
  'an answer taken back and given again': {
    run: (store, log) =>
      store.append([{ kind: 'undone', event: log[0]!.id, atMs: log[2]!.atMs + 5 }, answerDraft(8)]),
    isDone: (before, after) => after.length === before.length + 2,
  },
  'an import': {
    run: (store) => store.merge(imported),
    isDone: (before, after) => canonicalJson(after) === canonicalJson(mergeLogs(before, imported)),
  },
  'restoring a copy of what was lost': {
    prepare: (store) => store.clear(),
    run: (store, log) => store.merge(log),
    isDone: (before, after) => canonicalJson(after) === canonicalJson(before),
  },
  'restoring a copy over a damaged segment': {
    prepare: async (_, disk) => {
      await idleWork();
      await damageSegment(disk);
    },
    run: (store, log) => store.merge(log),
    isDone: (before, after) => canonicalJson(after) === canonicalJson(before),
  },
  'bringing an older version up to date': {
    prepare: (_, disk) => makeOlder(disk),
    run: (store) => store.load(),
    isDone: (before, after) => canonicalJson(after) === canonicalJson(before),
  },
  sealing: {
    run: () => idleWork() as Promise<Result<unknown>>,
    isDone: (before, after) => canonicalJson(after) === canonicalJson(before),
  },
  'putting a sealed answer aside': {
    run: async (store, log) => {
      await idleWork();
      return store.putAside([log[1]!.id]);
    },
    isDone: (before, after) =>
      canonicalJson(after) === canonicalJson(before.filter((_, index) => index !== 1)),
  },
  'computing everything anew': {
    run: (store) => store.rebuild(),
    isDone: (before, after) => canonicalJson(after) === canonicalJson(before),
  },
  'deleting everything': {
    run: (store) => store.clear(),
    isDone: (_, after) => after.length === 0,
  },
};

const faults: { fault: Fault; forEver: boolean; reason: string }[] = [
  { fault: 'throws', forEver: false, reason: 'lost' },
  { fault: 'aborts', forEver: false, reason: 'lost' },
  { fault: 'quota', forEver: false, reason: 'quota' },
  { fault: 'throws', forEver: true, reason: 'lost' },
  { fault: 'aborts', forEver: true, reason: 'lost' },
  { fault: 'quota', forEver: true, reason: 'quota' },
];

describe.each(Object.entries(operations))('%s', (_name, { prepare, run, isDone }) => {
  it.each(faults)(
    'is there whole or not at all when a request $fault (for ever: $forEver)',
    async ({ fault, forEver, reason }) => {
      let failures = 0;
      for (let failAt = 1; ; failAt += 1) {
        const disk = new IDBFactory();
        const faulty = faultyFactory(disk);
        const store = valueOf(await open(faulty.factory, 'a'));
        const before = valueOf(
          await store.append([answerDraft(1), answerDraft(2), answerDraft(3)]),
        ).events;
        await prepare?.(store, disk);
        const found = valueOf(await store.readLog()).events;

        faulty.plan({ failAt, fault, forEver });
        const outcome = await run(store, before);
        const reached = faulty.requests >= failAt;
        faulty.plan({ failAt: Infinity, fault, forEver });

        // What a new visit finds.
        const later = valueOf(await open(disk, 'b'));
        const { events: log, damaged } = valueOf(await later.readLog());
        // What a damaged segment held still counts, until it is put aside or a whole copy takes its place.
        const counted = damaged.length === 0 ? log : before;
        expect(canonicalJson(valueOf(await later.load()))).toBe(
          canonicalJson(fold.rebuild(counted)),
        );
        if (outcome.ok) {
          expect(isDone(before, log)).toBe(true);
        } else {
          failures += 1;
          expect(outcome.error.reason).toBe(reason);
          expect(log).toEqual(orderLog(found));
        }

        // The tab that saw the fault goes on, and once its connection is back a second try succeeds.
        const retried = outcome.ok ? outcome : await run(store, before);
        expect(retried.ok).toBe(true);
        expect(isDone(before, valueOf(await store.readLog()).events)).toBe(true);
        store.close();
        later.close();
        if (!reached) break;
      }
      // A single lost connection is repaired without the learner noticing; everything else is reported.
      expect(failures > 0).toBe(forEver || reason === 'quota');
    },
  );
});

describe('opening for the first time', () => {
  it.each(faults)(
    'works or says why when a request $fault (for ever: $forEver)',
    async ({ fault, forEver, reason }) => {
      for (let failAt = 1; ; failAt += 1) {
        const disk = new IDBFactory();
        const faulty = faultyFactory(disk);
        faulty.plan({ failAt, fault, forEver });
        const opened = await open(faulty.factory, 'a');
        const reached = faulty.requests >= failAt;
        if (!opened.ok) expect(opened.error.reason).toBe(reason);
        faulty.plan({ failAt: Infinity, fault, forEver });
        const later = valueOf(await open(disk, 'b'));
        expect(valueOf(await later.append([answerDraft(1)])).snapshot.totalAnswers).toBe(1);
        if (opened.ok) opened.value.close();
        later.close();
        if (!reached) break;
      }
    },
  );
});
