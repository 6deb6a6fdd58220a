import { describe, expect, it } from 'vitest';
import {
  addedText,
  answersLine,
  backupLine,
  bytesText,
  copiesLine,
  promiseLine,
  reminderText,
  testedText,
  warningText,
  wouldAddText,
} from './safekeeping-text.ts';

describe('the browser’s promise', () => {
  it('is a right one only when the browser agreed', () => {
    expect(promiseLine('persisted', '3 August').verdict).toBe('right');
    expect(promiseLine('best-effort', '3 August').verdict).toBe('partly');
    expect(promiseLine('unsupported', '3 August').verdict).toBe('partly');
    expect(promiseLine('private', null).verdict).toBe('wrong');
  });
  it.each(['best-effort', 'unsupported', 'private'] as const)(
    'advises a file when the browser says %s',
    (persistence) => {
      expect(promiseLine(persistence, '3 August').detail).toMatch(/A backup file (is safe|stays)/);
      expect(warningText(persistence).text).toContain('A file keeps them.');
    },
  );
  it('tells a refusal from not having asked', () => {
    expect(promiseLine('best-effort', null)).toMatchObject({
      verdict: null,
      title: 'The browser has not been asked to keep it',
    });
    expect(promiseLine('best-effort', '3 August').detail).toContain('Asked on 3 August.');
  });
});

describe('what is stored', () => {
  it('counts answers and space', () => {
    expect(answersLine(1482, '08:12', { usedBytes: 1_123_456, quotaBytes: 2_300_000_000 })).toEqual(
      {
        verdict: 'right',
        title: '1,482 answers, all readable',
        detail:
          'Checked today at 08:12. This site uses 1.1\u00a0MB of 2.3\u00a0GB, the app included.',
      },
    );
  });
  it('claims nothing without answers or without a word of the browser', () => {
    expect(answersLine(0, '08:12', null)).toEqual({
      verdict: null,
      title: 'No answers yet',
      detail: '',
    });
    expect(answersLine(1, '08:12', null).detail).toBe('Checked today at 08:12.');
  });
  it.each([
    [0, '0\u00a0byte'],
    [999, '999\u00a0byte'],
    [1000, '1\u00a0kB'],
    [10_737_418_240, '10.7\u00a0GB'],
  ])('prints %d bytes', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});

describe('the last backup', () => {
  const date = '9 November';
  it.each([
    [0, 'Last backup today'],
    [1, 'Last backup yesterday'],
    [13, 'Last backup 13 days ago'],
  ])('%d days ago', (daysAgo, title) => {
    expect(backupLine({ daysAgo, date }, 5, 0).title).toBe(title);
  });
  it('says what is in no file', () => {
    expect(backupLine({ daysAgo: 13, date }, 1482, 214)).toMatchObject({
      verdict: 'partly',
      detail: '9 November. 214 answers since then are in no file.',
    });
    expect(backupLine({ daysAgo: 13, date }, 1482, 1).detail).toContain(
      '1 answer since then is in',
    );
    expect(backupLine(null, 1482, 1482)).toMatchObject({
      verdict: 'partly',
      detail: '1,482 answers are in no file.',
    });
  });
  it('is right when every answer is in it, and asks nothing of a new learner', () => {
    expect(backupLine({ daysAgo: 13, date }, 1482, 0).verdict).toBe('right');
    expect(backupLine(null, 0, 0).verdict).toBeNull();
  });
});

describe('restoring', () => {
  const dryRun = { added: 0, alreadyHere: 9, answers: 0, firstAtMs: null, lastAtMs: null };
  it.each([
    [0, 0, 'Nothing: all of it is here already.'],
    [1, 1, '1 answer'],
    [214, 214, '214 answers'],
    [215, 214, '214 answers, and 1 other entry such as settings and quizzes'],
    [2, 0, 'No answers, 2 other entries such as settings and quizzes'],
  ])('would add %d entries with %d answers', (added, answers, text) => {
    expect(wouldAddText({ ...dryRun, added, answers })).toBe(text);
  });
  it('says what was added', () => {
    expect(addedText(215, 214)).toBe('214 answers added. Nothing was replaced.');
    expect(addedText(0, 0)).toBe('Nothing was added: all of it was here already.');
  });
});

it.each([
  [null, 250, '250 answers are in no file.'],
  [null, 1, '1 answer is in no file.'],
  [0, 250, 'Last backup today. 250 answers since then are in no file.'],
  [1, 1, 'Last backup yesterday. 1 answer since then is in no file.'],
  [1200, 1482, 'Last backup 1,200 days ago. 1,482 answers since then are in no file.'],
])('the reminder: last file %s days ago, %d in none', (daysAgo, unsaved, text) => {
  expect(reminderText(daysAgo, unsaved)).toBe(text);
});

describe('the copies on this device', () => {
  const at = 'today at 08:12';
  it.each([
    ['not looked up yet', null, null, 0, null, 'Looking for copies on this device'],
    ['no place', [], 'none', 5, 'partly', 'This browser has no place for copies'],
    ['nothing to copy', [], 'opfs', 0, null, 'No copies yet'],
    ['answers and no copy', [], 'cache', 5, 'partly', 'No copies yet'],
    ['one', [{ answers: 5 }], 'opfs', 5, 'right', '1 copy on this device'],
    ['two', [{ answers: 5 }, { answers: 3 }], 'opfs', 5, 'right', '2 copies on this device'],
  ] as const)('%s', (_, copies, place, answers, verdict, title) => {
    const newestAt = copies === null || copies.length === 0 ? null : at;
    expect(copiesLine(copies, place, newestAt, answers)).toMatchObject({ verdict, title });
  });
  it.each([
    [5, 'The newest of today at 08:12 has 5 answers.'],
    [6, 'The newest of today at 08:12 has 5 answers. 1 answer since then comes into the next one.'],
    [9, 'The newest of today at 08:12 has 5 answers. 4 answers since then come into the next one.'],
    // Some were taken back since.
    [4, 'The newest of today at 08:12 has 5 answers.'],
  ])('of %d answers', (answers, detail) => {
    expect(copiesLine([{ answers: 5 }], 'opfs', at, answers).detail).toBe(detail);
  });
});

it.each([
  [0, 0, '0 answers in 0 entries'],
  [1, 0, '1 answer in 1 entry'],
  [1482, 18, '1,482 answers in 1,500 entries'],
])('a tested file of %d answers and %d other entries', (answers, others, text) => {
  const events = [
    ...Array.from({ length: answers }, () => ({ kind: 'answer' }) as const),
    ...Array.from({ length: others }, () => ({ kind: 'setting-changed' }) as const),
  ];
  expect(testedText(events)).toBe(text);
});
