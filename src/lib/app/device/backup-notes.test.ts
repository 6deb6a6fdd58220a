import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '#lib/core/progress/events.ts';
import { answersNotIn, newestEvents, parseBackupNotes, type BackupNote } from './backup-notes.ts';

const answer = (device: string, sequence: number): AnswerEvent => ({
  v: 1,
  id: `${device}-${String(sequence).padStart(10, '0')}`,
  device,
  atMs: 0,
  kind: 'answer',
  question: null,
  form: 'recall',
  grades: [],
  given: { kind: 'recall' },
  score: 1,
  certainty: null,
  tookMs: 0,
  contentHash: '',
  day: 0,
  seed: 0,
  misconceptions: [],
});

const noteOf = (log: readonly AnswerEvent[]): BackupNote => ({
  name: 'two-sides-2026-11-09.json',
  savedAtMs: 0,
  answers: log.length,
  newest: newestEvents(log),
});

describe('answers in no file', () => {
  it('counts what came after the file, also from a device the file does not know', () => {
    const saved = [answer('phone', 1), answer('phone', 2), answer('desk', 1)];
    const since = [answer('phone', 3), answer('desk', 2), answer('desk', 3), answer('tablet', 1)];
    expect(answersNotIn(noteOf(saved), [...saved, ...since])).toBe(4);
  });

  it('counts an answer given after an earlier one was taken back', () => {
    const saved = [answer('phone', 1), answer('phone', 2)];
    expect(answersNotIn(noteOf(saved), [answer('phone', 1), answer('phone', 4)])).toBe(1);
  });

  it('finds the newest event whatever the order of the log', () => {
    expect(newestEvents([answer('phone', 12), answer('phone', 9)])).toEqual({
      phone: 'phone-0000000012',
    });
  });
});

describe('the notes of files written here', () => {
  it('come back as they were written', () => {
    const note = noteOf([answer('phone', 1)]);
    expect(parseBackupNotes(JSON.stringify([note, note]))).toEqual([note, note]);
  });

  it.each([
    null,
    '',
    'not json',
    '{}',
    '[null, 1, "x", {}]',
    '[{"name":"a","savedAtMs":"1","answers":1,"newest":{}}]',
    '[{"name":"a","savedAtMs":1,"answers":1,"newest":{"phone":1}}]',
  ])('leave out what is not a note: %s', (text) => {
    expect(parseBackupNotes(text)).toEqual([]);
  });
});
