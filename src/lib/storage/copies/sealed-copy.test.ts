import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { readBackup } from '#lib/core/progress/backup.ts';
import { createFold, foldVersion } from '#lib/core/progress/fold.ts';
import { logFromSteps, reviewForTests, testAnswer } from '#lib/core/progress/log.fixture.ts';
import { effectiveAnswers, mergeLogs } from '#lib/core/progress/log.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { openIdbStore } from '../idb/idb.ts';
import { openDatabase } from '../idb/open-database.ts';
import { headKey, restKey } from '../idb/records.ts';
import { makeSegment, sealable } from '../idb/segments.ts';
import { StorageError } from '../port.ts';
import { answerDraft, valueOf } from '../store.fixture.ts';
import { openTabChannel } from '../tabs.ts';
import { openCopies } from './copies.ts';
import { openMemoryFiles } from './files/memory-files.ts';
import { openSealedCopy, readForCopy, sealCopy, type StoredForCopy } from './sealed-copy.ts';

const madeAtMs = Date.UTC(2026, 10, 21, 18, 40);
const answers = (...sequences: number[]) =>
  sequences.map((sequence) => testAnswer({ sequence, given: { kind: 'text', text: 'Ant\n' } }));
const segmentOf = (...sequences: number[]) => finish(makeSegment(answers(...sequences)));
/** Two segments and two rows of one device. */
const whole: StoredForCopy = {
  segments: [segmentOf(1, 2), segmentOf(3, 4)],
  events: answers(5, 6),
  answers: 6,
};
const seal = (stored: Partial<StoredForCopy> = {}) => sealCopy({ ...whole, ...stored }, madeAtMs);

describe('a copy in segments', () => {
  it('gives back the log it was made from, whatever is in segments and whatever in rows', () => {
    const steps = fc.array(
      fc.record({
        kind: fc.nat(),
        target: fc.nat(),
        clockMovesMs: fc.integer({ min: -9_000, max: 90_000 }),
      }),
    );
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 1, max: 9 }), (mine, other, size) => {
        const log = mergeLogs(logFromSteps('a', mine), logFromSteps('b', other));
        const { full, rest } = sealable(log, size);
        const segments = full.map((group) => finish(makeSegment(group)));
        const sealed = sealCopy({ segments, events: rest, answers: 0 }, madeAtMs);
        expect(sealed?.events).toBe(log.length);
        expect(openSealedCopy(sealed!.bytes)).toEqual({ madeAtMs, events: log });
      }),
    );
  });

  it.each<[string, Partial<StoredForCopy>]>([
    ['a damaged row', { events: [{ ...answers(5)[0], score: 'x' }] }],
    ['a row of a newer version', { events: [{ ...answers(5)[0], v: 2 }] }],
    ['a damaged segment', { segments: [{ ...segmentOf(1, 2), bytes: new Uint8Array(9) }] }],
    ['a segment without its numbers', { segments: [{ ...segmentOf(1, 2), last: '2' }] }],
    ['a segment that counts wrongly', { segments: [{ ...segmentOf(1, 2), count: 3 }] }],
    ['a segment of newer events', { segments: [{ ...segmentOf(1, 2), eventVersion: 2 }] }],
    ['a segment of older events', { segments: [{ ...segmentOf(1, 2), eventVersion: 0 }] }],
    [
      'a segment of nothing',
      { segments: [{ ...segmentOf(1, 2), bytes: new Uint8Array(), checksum: '00000000' }] },
    ],
    ['something that is no segment', { segments: ['torn'] }],
    ['a row that may be in a segment too', { events: answers(4) }],
    ['segments that overlap', { segments: [segmentOf(1, 3), segmentOf(2, 4)] }],
    ['the same row twice', { events: answers(5, 5) }],
  ])('is not made of a log with %s', (_, stored) => {
    expect(seal(stored)).toBeNull();
    expect(seal()).not.toBeNull();
  });

  it('that was cut off or changed is refused, or holds only what was written', () => {
    const { bytes } = seal()!;
    const { events } = openSealedCopy(bytes);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => openSealedCopy(bytes.slice(0, length))).toThrow(StorageError);
    }
    const begun = bytes.indexOf(0x0a) + 1;
    for (let at = begun; at < bytes.length; at += 1) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1);
      expect(() => openSealedCopy(changed)).toThrow(StorageError);
    }
    expect(() => openSealedCopy(new Uint8Array([...bytes, 0]))).toThrow('more bytes');
    expect(events).toHaveLength(6);
  });

  it('of a newer version is called so', () => {
    const newer = new TextEncoder().encode('{"format":"two-sides-copy","version":2}\n');
    expect(() => openSealedCopy(newer)).toThrow(
      expect.objectContaining({ reason: 'newer-version' }),
    );
    const other = new TextEncoder().encode('{"format":"two-sides-backup","version":1}\n');
    expect(() => openSealedCopy(other)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });

  it('without a part of its head is damaged', () => {
    for (const rest of ['', ',"events":[]', ',"segments":[]', ',"events":7,"segments":{}']) {
      const head = `{"format":"two-sides-copy","version":1${rest}}\n`;
      expect(() => openSealedCopy(new TextEncoder().encode(head))).toThrow(
        expect.objectContaining({ reason: 'damaged' }),
      );
    }
  });
});

describe('what is stored', () => {
  const name = 'two-sides';
  /** A database of 11 answers, one of them taken back, in segments of four where they fill one. */
  async function stored(
    change: (store: IDBObjectStore) => unknown = () => undefined,
    seen: (store: IDBObjectStore) => IDBObjectStore = (store) => store,
  ) {
    const factory = new IDBFactory();
    const store = valueOf(
      await openIdbStore({
        fold: createFold(reviewForTests),
        name,
        factory,
        segmentSize: 4,
        randomId: () => 'here',
        channel: openTabChannel(name),
        whenIdle: () => undefined,
      }),
    );
    const drafts = Array.from({ length: 11 }, (_, index) => answerDraft(index + 1));
    const { events } = valueOf(await store.append(drafts));
    valueOf(
      await store.append([{ kind: 'undone', atMs: events[10]!.atMs + 1, event: events[3]!.id }]),
    );
    const log = valueOf(await store.readLog()).events;
    store.close();
    const { useStore, close } = openDatabase({ name, factory });
    await useStore('readwrite', (store) => {
      change(store);
    });
    const read = await useStore('readwrite', (store) => readForCopy(seen(store)));
    close();
    return { log, read };
  }

  it('says how many answers count, as the log does', async () => {
    const { log, read } = await stored();
    expect(read?.answers).toBe(effectiveAnswers(log).length);
    expect(read?.answers).toBe(10);
    expect(sealCopy(read!, madeAtMs)).toMatchObject({ events: 12, answers: 10 });
  });

  it.each<[string, (store: IDBObjectStore) => unknown]>([
    [
      'was counted by an older version',
      (store) => store.put({ ...head, foldVersion: foldVersion - 1 }, headKey),
    ],
    ['has a damaged head', (store) => store.put('torn', headKey)],
    ['has a count that is none', (store) => store.put({ totalAnswers: 'x' }, restKey)],
    ['has no count', (store) => store.delete(restKey)],
    ['has something put aside', (store) => store.put({ raw: 1 }, ['damaged', 'a key', 'x'])],
  ])('is not copied as it lies there when it %s', async (_, change) => {
    expect((await stored()).read).not.toBeNull();
    expect((await stored(change)).read).toBeNull();
  });
  it.each(['event', 'segment'] as const)(
    'is not copied as it lies there when the browser cannot give back an %s',
    async (kind) => {
      const { read } = await stored(undefined, (store) => {
        const getAll = (range: IDBKeyRange) =>
          // A request that fails, as that of a value whose file is missing does.
          range.includes([kind, 'here']) ? store.add('again', headKey) : store.getAll(range);
        return Object.assign(Object.create(store) as IDBObjectStore, { getAll });
      });
      expect(read).toBeNull();
    },
  );
  const head = { v: 1, device: 'here', sequence: 12, revision: 9, write: 'w' };

  it('is a backup file for whoever opens the copy', async () => {
    const { log, read } = await stored();
    const copies = openCopies(openMemoryFiles());
    const copy = valueOf(await copies.writeSealed(sealCopy(read!, madeAtMs)!, madeAtMs));
    expect(copy).toMatchObject({ madeAtMs, events: 12, answers: 10, form: 'segments' });
    expect(valueOf(await copies.list())).toEqual([copy]);
    expect(await copies.check(copy)).toMatchObject({ ok: true });
    const text = await valueOf(await copies.read(copy)).text();
    expect(readBackup(text)).toEqual({ ok: true, events: log, madeAtMs, skipped: [] });
  });

  it('and then torn is no copy', async () => {
    const { read } = await stored();
    const files = openMemoryFiles();
    const copies = openCopies(files);
    const copy = valueOf(await copies.writeSealed(sealCopy(read!, madeAtMs)!, madeAtMs));
    await files.write(copy.name, ((await files.read(copy.name)) ?? new Uint8Array()).slice(0, -1));
    expect(await copies.check(copy)).toMatchObject({ ok: false, error: { reason: 'damaged' } });
    expect(await copies.read(copy)).toMatchObject({ ok: false, error: { reason: 'damaged' } });
  });
});
