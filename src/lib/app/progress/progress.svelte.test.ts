import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { createFold } from '#lib/core/progress/fold.ts';
import { reviewForTests } from '#lib/core/progress/log.fixture.ts';
import type { Canary } from '#lib/core/progress/copies/canary.ts';
import { faultyFactory } from '#lib/storage/idb/faulty-factory.fixture.ts';
import { openSessionStore, openStore } from '#lib/storage/open-store.ts';
import { probeDatabase } from '#lib/storage/probe.ts';
import { answerDraft, valueOf } from '#lib/storage/store.fixture.ts';
import { Progress, type StoreCode } from './progress.svelte.ts';

const fold = createFold(reviewForTests);
let devices = 0;

/** A browser: its database can fail and be emptied, and what stands beside the database stays. */
function browser() {
  const name = `two-sides-${(devices += 1)}`;
  let real = new IDBFactory();
  let faulty = faultyFactory(real);
  let canary: Canary | null = null;
  let isOffline = false;
  return {
    /** A page that is opened, with all that a learner would have open. */
    async open(): Promise<Progress> {
      const progress = new Progress({
        fetch: () =>
          isOffline
            ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
            : Promise.resolve({
                openProgress: async (mayBeNew) => {
                  if (!mayBeNew && (await probeDatabase(name, real)) === 'absent') return null;
                  return openStore({ fold, name, factory: () => faulty.factory });
                },
                goOnInMemory: (log, snapshot) => openSessionStore({ fold, log, snapshot }),
              }),
        canary: {
          read: () => canary,
          write: (next) => {
            canary = next;
          },
        },
      });
      await progress.start();
      return progress;
    },
    /** Nothing more is fetched, or everything again. */
    goOffline(offline: boolean): void {
      isOffline = offline;
    },
    /** Every request fails from this one on, counted from now. */
    fail(failAt: number): void {
      faulty.plan({ failAt, fault: 'throws', forEver: true });
    },
    /** The files of the database are gone. */
    lose(): void {
      real = new IDBFactory();
      faulty = faultyFactory(real);
    },
    /** What Chromium puts in the place of a damaged one. */
    async makeEmptyDatabase(): Promise<void> {
      const { store } = await openStore({ fold, name, factory: () => real });
      store.close();
    },
    /** The browser deletes the database under an open page. */
    deleteDatabase: () =>
      new Promise((resolve, reject) => {
        const request = real.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      }),
    names: async () => (await real.databases()).map((one) => one.name),
    get canary() {
      return canary;
    },
  };
}

const answers = (progress: Progress) => progress.snapshot.totalAnswers;

async function lostAfter(count: number) {
  const device = browser();
  const before = await device.open();
  for (let number = 1; number <= count; number += 1)
    valueOf(await before.record([answerDraft(number)]));
  const log = valueOf(await before.readLog());
  device.lose();
  return { device, log };
}

it('a new learner is not missing anything, and is remembered from the first answer on', async () => {
  const device = browser();
  const progress = await device.open();
  expect([progress.phase, device.canary]).toEqual(['ready', null]);
  valueOf(await progress.record([answerDraft(1)]));
  expect(device.canary).toMatchObject({ answers: 1 });
  const again = await device.open();
  expect([again.phase, answers(again)]).toEqual(['ready', 1]);
});

it('an absent database is missing where answers are expected, is not made, and nothing is recorded', async () => {
  const { device } = await lostAfter(2);
  const progress = await device.open();
  expect(progress.phase).toBe('missing');
  expect(progress.missing).toMatchObject({ answers: 2 });
  expect(await progress.record([answerDraft(3)])).toMatchObject({ ok: false });
  expect(await device.names()).toEqual([]);
  expect(device.canary).toMatchObject({ answers: 2 });
});

it('an empty database in the place of another is missing too, until a copy is merged', async () => {
  const { device, log } = await lostAfter(2);
  await device.makeEmptyDatabase();
  const progress = await device.open();
  expect([progress.phase, progress.missing?.answers]).toEqual(['missing', 2]);
  expect(valueOf(await progress.merge(log))).toBe(2);
  expect([progress.phase, progress.missing, answers(progress)]).toEqual(['ready', null, 2]);
});

it('going on without what is missing stops expecting it, for good', async () => {
  const { device } = await lostAfter(2);
  const progress = await device.open();
  await progress.goOnWithout();
  expect([progress.phase, progress.missing, answers(progress)]).toEqual(['ready', null, 0]);
  expect(device.canary).toBeNull();
  valueOf(await progress.record([answerDraft(9)]));
  const again = await device.open();
  expect([again.phase, answers(again)]).toEqual(['ready', 1]);
});

it('whichever request of the start fails, nobody is greeted as new, and starting again reads everything', async () => {
  const phases = new Set<string>();
  for (let failAt = 1; failAt <= 12; failAt += 1) {
    const device = browser();
    valueOf(await (await device.open()).record([answerDraft(1)]));
    const { canary } = device;
    device.fail(failAt);
    const progress = await device.open();
    phases.add(progress.phase);
    if (progress.phase === 'ready') expect(answers(progress)).toBe(1);
    else expect(device.canary).toEqual(canary);
    device.fail(Infinity);
    const next = progress.phase === 'missing' ? await device.open() : progress;
    await next.start();
    expect([next.phase, next.failure, answers(next)]).toEqual(['ready', null, 1]);
  }
  expect([...phases].sort()).toEqual(['failed', 'missing', 'ready']);
});

it('a session whose store dies goes on in memory with all there was, and does not forget what is expected', async () => {
  const device = browser();
  const before = await device.open();
  valueOf(await before.record([answerDraft(1)]));
  const copied = valueOf(await before.readLog());
  const progress = await device.open();
  valueOf(await progress.record([answerDraft(2)]));
  device.fail(1);
  expect(await progress.record([answerDraft(3)])).toMatchObject({ ok: false });
  expect(answers(progress)).toBe(2);
  const { canary } = device;

  await progress.goOnInMemory('lost', copied);
  expect([progress.keeps, progress.refusedBecause]).toEqual(['session', 'lost']);
  valueOf(await progress.record([answerDraft(3)]));
  expect(answers(progress)).toBe(3);
  // One of the copy, one of this tab, one of the session.
  expect(valueOf(await progress.readLog())).toHaveLength(3);
  expect(device.canary).toEqual(canary);
});

it('returns to the device as soon as it works again, with each answer once', async () => {
  const device = browser();
  const progress = await device.open();
  valueOf(await progress.record([answerDraft(1)]));
  device.fail(1);
  await progress.goOnInMemory('lost', []);
  valueOf(await progress.record([answerDraft(2)]));
  expect(progress.keeps).toBe('session');

  device.fail(Infinity);
  valueOf(await progress.record([answerDraft(3)]));
  await vi.waitUntil(() => progress.keeps === 'device');
  expect([progress.refusedBecause, answers(progress)]).toEqual([null, 3]);
  valueOf(await progress.record([answerDraft(4)]));
  expect(device.canary).toMatchObject({ answers: 4 });
  const again = await device.open();
  expect([again.phase, answers(again)]).toEqual(['ready', 4]);
  expect(valueOf(await again.readLog())).toHaveLength(4);
});

it('a database deleted under an open page is written again from this tab, and the loss is said', async () => {
  const device = browser();
  valueOf(await (await device.open()).record([answerDraft(1)]));
  const progress = await device.open();
  valueOf(await progress.record([answerDraft(2)]));
  await device.deleteDatabase();
  valueOf(await progress.record([answerDraft(3)]));
  expect(progress.phase).toBe('missing');
  expect(progress.missing).toMatchObject({ answers: 2 });
  // The first was of another page.
  expect(answers(progress)).toBe(2);
  expect(await progress.record([answerDraft(4)])).toMatchObject({ ok: false });
  await progress.goOnWithout();
  expect([progress.phase, answers(progress)]).toEqual(['ready', 2]);
});

it('deleting everything leaves nothing to miss', async () => {
  const device = browser();
  const progress = await device.open();
  valueOf(await progress.record([answerDraft(1)]));
  valueOf(await progress.clear());
  expect([progress.phase, answers(progress), device.canary]).toEqual(['ready', 0, null]);
  valueOf(await progress.record([answerDraft(2)]));
  expect([progress.phase, answers(progress)]).toEqual(['ready', 1]);
  // Nor to write again.
  await device.deleteDatabase();
  valueOf(await progress.record([answerDraft(3)]));
  expect(answers(progress)).toBe(2);
});

it('without a network for its code nothing is recorded, the reason is said, and starting again goes on', async () => {
  const device = browser();
  device.goOffline(true);
  const progress = await device.open();
  expect([progress.phase, progress.failure?.reason]).toEqual(['failed', 'unloaded']);
  for (const result of [
    await progress.record([answerDraft(1)]),
    await progress.readLog(),
    await progress.merge([]),
    await progress.repair([]),
    await progress.clear(),
    await progress.opened(),
  ]) {
    expect(result).toMatchObject({ ok: false, error: { reason: 'unloaded' } });
  }
  device.goOffline(false);
  await progress.start();
  valueOf(await progress.record([answerDraft(1)]));
  expect([progress.phase, answers(progress)]).toEqual(['ready', 1]);
});

it('the storage is called slow when it does not answer, not while its code is fetched', async () => {
  vi.useFakeTimers();
  const never = new Promise<never>(() => undefined);
  const slow = { openProgress: () => never, goOnInMemory: () => openSessionStore({ fold }) };
  const canary = { read: () => null, write: () => undefined };
  let come: (code: StoreCode) => void = () => undefined;
  const fetched = new Promise<StoreCode>((resolve) => (come = resolve));
  const progress = new Progress({ fetch: () => fetched, canary });
  void progress.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(progress.isSlow).toBe(false);
  come(slow);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(progress.isSlow).toBe(true);
  vi.useRealTimers();
});
