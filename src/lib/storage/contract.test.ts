import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { logFromSteps, reviewForTests } from '#lib/core/progress/log.fixture.ts';
import { orderLog } from '#lib/core/progress/log.ts';
import { emptySnapshot } from '#lib/core/progress/state.ts';
import { openIdbStore, type IdbStoreOptions } from './idb/idb.ts';
import { openMemoryStore } from './memory.ts';
import type { ProgressStore, Result } from './port.ts';
import { answerDraft, draftOf, valueOf } from './store.fixture.ts';
import { openTabChannel } from './tabs.ts';

const fold = createFold(reviewForTests);

/** Every promise of the port that does not need a second visit. */
function describeProgressStore(name: string, open: () => Promise<ProgressStore>): void {
  describe(name, () => {
    let store: ProgressStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => {
      store.close();
    });

    /** What the store says, and that it is what the log says. */
    async function stateOf(one: ProgressStore) {
      const [log, snapshot] = [valueOf(await one.readLog()).events, valueOf(await one.load())];
      expect(canonicalJson(snapshot)).toBe(canonicalJson(fold.rebuild(log)));
      return { log, snapshot };
    }

    it('is empty for a new learner', async () => {
      expect(await stateOf(store)).toEqual({ log: [], snapshot: emptySnapshot });
      expect(store.device).not.toBe('');
    });

    it('numbers events within the device and gives back the snapshot that it keeps', async () => {
      const first = valueOf(await store.append([answerDraft(1), answerDraft(2)]));
      const second = valueOf(await store.append([answerDraft(3)]));
      expect([...first.events, ...second.events].map(({ id }) => id)).toEqual(
        [1, 2, 3].map((number) => `${store.device}-${String(number).padStart(10, '0')}`),
      );
      const { log, snapshot } = await stateOf(store);
      expect(log).toEqual([...first.events, ...second.events]);
      expect(snapshot).toEqual(second.snapshot);
      expect(snapshot.totalAnswers).toBe(3);
    });

    it('writes nothing for no drafts', async () => {
      expect(valueOf(await store.append([]))).toEqual({ events: [], snapshot: emptySnapshot });
    });

    it('keeps each append in the order of the calls when nobody waits', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, number) => store.append([answerDraft(number)])),
      );
      const events = results.flatMap((result) => valueOf(result).events);
      expect((await stateOf(store)).log).toEqual(events);
      expect(events.map(({ atMs }) => atMs)).toEqual(
        events.map((_, number) => answerDraft(number).atMs),
      );
    });

    it('follows a clock that is set back', async () => {
      for (const atMs of [9_000, 1_000, 5_000]) {
        valueOf(await store.append([{ ...answerDraft(1), atMs }]));
      }
      expect((await stateOf(store)).log.map(({ atMs }) => atMs)).toEqual([9_000, 1_000, 5_000]);
    });

    it('takes an answer back and gives it again', async () => {
      const before = valueOf(await store.append([answerDraft(1)])).snapshot;
      const second = valueOf(await store.append([answerDraft(2)]));
      const undone = valueOf(await store.append([undo(second.events[0]!)]));
      expect({ ...undone.snapshot, upTo: null }).toEqual({ ...before, upTo: null });
      const redone = valueOf(await store.append([undo(undone.events[0]!)]));
      expect(redone.snapshot.cards).toEqual(second.snapshot.cards);
      expect((await stateOf(store)).log).toHaveLength(4);
    });

    it('follows a whole history', async () => {
      const steps = Array.from({ length: 120 }, (_, number) => ({
        kind: number * 7,
        target: number * 5,
        clockMovesMs: number % 11 === 0 ? -40_000 : 9_000,
      }));
      for (const event of logFromSteps(store.device, steps)) {
        const { events } = valueOf(await store.append([draftOf(event)]));
        expect(events).toEqual([event]);
      }
      expect((await stateOf(store)).log).toHaveLength(120);
    }, 30_000);

    it('merges by union, whatever was here', async () => {
      const here = valueOf(await store.append([answerDraft(5)])).events;
      const incoming = logFromSteps(
        'other',
        Array.from({ length: 30 }, (_, number) => ({
          kind: number,
          target: number,
          clockMovesMs: 1_000,
        })),
      );
      expect(valueOf(await store.merge(incoming)).added).toBe(30);
      expect(valueOf(await store.merge([...here, ...incoming])).added).toBe(0);
      expect((await stateOf(store)).log).toEqual(orderLog([...here, ...incoming]));
    });

    it('goes on after its own earlier events came back from a file', async () => {
      const own = logFromSteps(
        store.device,
        Array.from({ length: 4 }, () => ({ kind: 9, target: 1, clockMovesMs: 1 })),
      );
      valueOf(await store.merge(own.slice(1)));
      const { events } = valueOf(await store.append([answerDraft(1)]));
      expect(events[0]!.id).toMatch(/-0000000005$/);
      expect((await stateOf(store)).log).toHaveLength(4);
    });

    it('merges all or nothing', async () => {
      const [good, bad] = logFromSteps('other', [
        { kind: 9, target: 1, clockMovesMs: 1 },
        { kind: 9, target: 1, clockMovesMs: 1 },
      ]);
      const damaged = { ...bad!, atMs: Number.NaN };
      expect(await store.merge([good!, damaged])).toMatchObject({
        ok: false,
        error: { reason: 'damaged' },
      });
      const newer = { ...bad!, v: 2 } as unknown as ProgressEvent;
      expect(await store.merge([good!, newer])).toMatchObject({
        ok: false,
        error: { reason: 'newer-version' },
      });
      expect((await stateOf(store)).log).toEqual([]);
    });

    it('puts events aside, keeps them, and does not take them back from a file', async () => {
      const { events } = valueOf(
        await store.append(Array.from({ length: 5 }, (_, number) => answerDraft(number))),
      );
      const [, second] = events;
      const snapshot = valueOf(await store.putAside([second!.id, 'nothing-0000000001']));
      const after = valueOf(await store.readLog());
      expect(after.events).toEqual(events.filter((event) => event !== second));
      expect(after.aside.map(({ raw }) => raw)).toEqual([second]);
      expect(snapshot).toEqual(fold.rebuild(after.events));
      expect(valueOf(await store.merge(events)).added).toBe(0);
      const { events: next } = valueOf(await store.append([answerDraft(9)]));
      expect(next[0]!.id).toMatch(/-0000000006$/);
      await stateOf(store);
      expect(valueOf(await store.rebuild())).toEqual(valueOf(await store.load()));
    });

    it('forgets everything when it is cleared, also its name', async () => {
      const { device } = store;
      valueOf(await store.append([answerDraft(1)]));
      expect(await store.clear()).toEqual({ ok: true, value: undefined });
      expect(await stateOf(store)).toEqual({ log: [], snapshot: emptySnapshot });
      expect(store.device).not.toBe(device);
      const { events } = valueOf(await store.append([answerDraft(1)]));
      expect(events[0]!.id).toBe(`${store.device}-0000000001`);
    });

    it.each<[string, unknown]>([
      ['a function', () => 1],
      ['a proxy', new Proxy({}, {})],
      ['a symbol', Symbol('x')],
    ])('refuses %s by name and keeps what was there', async (_, later) => {
      const draft = { ...answerDraft(2), later } as Draft;
      valueOf(await store.append([answerDraft(1)]));
      expect(await store.append([answerDraft(3), draft])).toMatchObject({
        ok: false,
        error: { name: 'StorageError', message: expect.stringContaining('answer') },
      });
      expect((await stateOf(store)).log).toHaveLength(1);
    });

    it('refuses a getter that throws, and keeps what was there', async () => {
      const draft = Object.defineProperty(answerDraft(2), 'score', {
        enumerable: true,
        get: () => {
          throw new TypeError('no score today');
        },
      });
      valueOf(await store.append([answerDraft(1)]));
      expect(await store.append([answerDraft(3), draft])).toMatchObject({
        ok: false,
        error: { name: 'StorageError', message: expect.stringContaining('no score today') },
      });
      expect((await stateOf(store)).log).toHaveLength(1);
    });

    it('refuses what it could not read again', async () => {
      const draft = { ...answerDraft(1), score: Number.NaN };
      expect(await store.append([draft])).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('score') },
      });
      expect((await stateOf(store)).log).toEqual([]);
    });

    it('takes a copy of drafts behind a proxy, as runes make them', async () => {
      const draft = answerDraft(1);
      const behind = new Proxy({ ...draft, grades: new Proxy(draft.grades, {}) }, {});
      const { events } = valueOf(await store.append([behind]));
      expect(events[0]).toMatchObject(draft);
    });
  });
}

const undo = (event: ProgressEvent): Draft => ({
  kind: 'undone',
  event: event.id,
  atMs: event.atMs + 1,
});

let ids = 0;
const randomId = () => `device${(ids += 1)}`;

function openIdb(options: Partial<IdbStoreOptions> = {}): Promise<Result<ProgressStore>> {
  const name = 'two-sides';
  const channel = openTabChannel(name);
  return openIdbStore({ fold, name, randomId, channel, factory: new IDBFactory(), ...options });
}

describeProgressStore('memory', () => Promise.resolve(openMemoryStore({ fold, randomId })));
describeProgressStore('IndexedDB', async () => valueOf(await openIdb()));
describeProgressStore('IndexedDB that seals whenever it can', async () =>
  valueOf(await openIdb({ segmentSize: 3, whenIdle: (work) => void work() })),
);
