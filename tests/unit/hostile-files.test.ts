import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackupFile } from '../../src/lib/app/restore/read-backup-file.ts';
import { openMemoryStore } from '../../src/lib/storage/memory.ts';
import { makeBackup, dryRun } from '../../src/lib/core/progress/backup.ts';
import { createFold } from '../../src/lib/core/progress/fold.ts';
import { effectiveAnswers } from '../../src/lib/core/progress/log.ts';
import { testAnswer } from '../../src/lib/core/progress/log.fixture.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { newestEvents, answersNotIn } from '../../src/lib/app/device/backup-notes.ts';
import { hostileFiles } from '../hostile/files.ts';

const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});
const fold = createFold((card, input) => scheduler.review(card, input));
const store = openMemoryStore({ fold, randomId: () => 'b' });

async function storedBytes(): Promise<string> {
  const log = await store.readLog();
  return log.ok ? makeBackup(log.value.events, { madeAtMs: 0 }) : 'unreadable';
}

let prototypeBefore: string[];
beforeAll(async () => {
  prototypeBefore = Object.getOwnPropertyNames(Object.prototype);
  const { v, id, device, ...draft } = testAnswer();
  expect([v, id, device]).toHaveLength(3);
  expect((await store.append([draft])).ok).toBe(true);
});
afterAll(() => {
  store.close();
});

describe('a file that is refused names the reason and the remedy, and changes nothing', () => {
  it.each(hostileFiles.filter(({ expected }) => 'refused' in expected))(
    '$id: $title',
    { timeout: 30_000 },
    async ({ make, expected }) => {
      const before = await storedBytes();
      const read = await readBackupFile(new Blob([make()]));
      expect(read).toMatchObject({
        ok: false,
        reason: 'refused' in expected ? expected.refused : '',
      });
      if (read.ok || !('refused' in expected)) return;
      expect(read.message).toMatch(expected.says);
      expect(read.message).toMatch(/Choose|Update the app/);
      expect(await storedBytes()).toBe(before);
    },
  );
});

describe('a file that is read gives only what fits, and all of it can be used', () => {
  it.each(hostileFiles.filter(({ expected }) => 'read' in expected))(
    '$id: $title',
    async ({ make, expected }) => {
      const read = await readBackupFile(new Blob([make()]));
      expect(read.ok ? { read: read.events.length, leftOut: read.skipped.length } : read).toEqual(
        expected,
      );
      if (!read.ok) return;
      for (const event of read.events) {
        expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
        expect('attempt' in event && event.attempt === 'x').toBe(false);
      }
      const fresh = openMemoryStore({ fold, randomId: () => 'c' });
      const merged = await fresh.merge(read.events);
      expect(merged.ok && merged.value.added).toBe(read.events.length);
      const log = await fresh.readLog();
      if (!log.ok) throw log.error;
      expect(dryRun(log.value.events, read.events).added).toBe(0);
      const note = { name: 'x', savedAtMs: 0, answers: 0, newest: newestEvents(log.value.events) };
      expect(answersNotIn(note, effectiveAnswers(log.value.events))).toBe(0);
      // What went in comes out, byte by byte.
      const out = makeBackup(log.value.events, { madeAtMs: 0 });
      const again = await readBackupFile(new Blob([out]));
      expect(again.ok && makeBackup(again.events, { madeAtMs: 0 })).toBe(out);
      const cards = merged.ok ? merged.value.snapshot.cards : [];
      for (const card of cards) {
        expect(Number.isFinite(card.stability)).toBe(true);
        expect(Number.isFinite(new Date(card.dueAtMs).getTime())).toBe(true);
      }
    },
  );
});

it('no prototype was changed by any of them', () => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeBefore);
  expect('polluted' in {}).toBe(false);
});
