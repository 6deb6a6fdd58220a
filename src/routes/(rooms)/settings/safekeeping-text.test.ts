import { describe, expect, it } from 'vitest';
import {
  addedText,
  answersLine,
  backupLine,
  bytesText,
  promiseLine,
  wouldAddText,
} from './safekeeping-text.ts';

describe('the browser’s promise', () => {
  it('is a right one only when the browser agreed', () => {
    expect(promiseLine('persisted', '3 August').verdict).toBe('right');
    expect(promiseLine('best-effort', '3 August').verdict).toBe('partly');
    expect(promiseLine('unsupported', '3 August').verdict).toBe('partly');
  });
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
