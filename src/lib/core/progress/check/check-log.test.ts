import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../events.ts';
import { testAnswer } from '../log.fixture.ts';
import { eventId } from '../record.ts';
import { checkLog, type Known } from './check-log.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const day = 19_675;
const noonMs = day * dayMs + 12 * hourMs;
const known: Known = {
  nowMs: noonMs,
  facts: new Set(['owner']),
  questions: new Set(['who-owns-alipay']),
  aside: new Set(),
};
const faultsOf = (log: readonly ProgressEvent[], change: Partial<Known> = {}) =>
  checkLog(log, { ...known, ...change }).map(({ kind, where }) => `${kind}: ${where}`);
const answer = (fields: Parameters<typeof testAnswer>[0] = {}) =>
  testAnswer({ atMs: noonMs, day, ...fields });
const at = (sequence: number) => ({
  v: 1 as const,
  id: eventId('a', sequence),
  device: 'a',
  atMs: noonMs + sequence,
});
const undone = (sequence: number, target: number): ProgressEvent => ({
  ...at(sequence),
  kind: 'undone',
  event: eventId('a', target),
});

describe('numbers that are missing', () => {
  const numbered = (...sequences: number[]) => sequences.map((sequence) => answer({ sequence }));
  it.each<[number[], string[]]>([
    [[1, 2, 3], []],
    [[2], ['a-0000000001']],
    [
      [1, 4],
      ['a-0000000002', 'a-0000000003'],
    ],
  ])('of %j', (sequences, missing) => {
    expect(faultsOf(numbered(...sequences))).toEqual(missing.map((id) => `sequence-gap: ${id}`));
  });
  it('are not those that were put aside', () => {
    const aside = new Set(['a-0000000002', 'b-0000000003']);
    expect(faultsOf(numbered(1, 4), { aside })).toEqual(['sequence-gap: a-0000000003']);
  });
  it('are counted device by device', () => {
    const log = [answer({ sequence: 1 }), answer({ sequence: 2, device: 'b' })];
    expect(faultsOf(log)).toEqual(['sequence-gap: b-0000000001']);
  });
  it('end after a thousand, however large the number is', () => {
    expect(faultsOf(numbered(1_000_000_000))).toHaveLength(1001);
  });
});

describe('the time of an event', () => {
  const year2000Ms = Date.UTC(2000, 0);
  it.each([
    ['now', noonMs, []],
    ['two days ahead', noonMs + 2 * dayMs, []],
    ['later', noonMs + 2 * dayMs + 1, ['time-in-future: 2023-11-16T12:00:00.001Z']],
    ['the first of 2000', year2000Ms, []],
    ['before', year2000Ms - 1, ['time-before-2000: 1999-12-31T23:59:59.999Z']],
  ])('%s', (_, atMs, faults) => {
    expect(faultsOf([answer({ atMs, day: Math.floor(atMs / dayMs) })])).toEqual(faults);
  });
});

describe('the study day of an answer', () => {
  // Midnight of the day: 14 hours before it is the earliest instant on earth that has this date.
  const earliestMs = day * dayMs - 14 * hourMs;
  // A day that ends 12 hours after UTC's, and goes on for 23 hours of the night.
  const latestMs = (day + 1) * dayMs + (12 + 23) * hourMs;
  it.each([
    [earliestMs - 1, false],
    [earliestMs, true],
    [noonMs, true],
    [latestMs, true],
    [latestMs + 1, false],
  ])('fits %d: %s', (atMs, fits) => {
    const found = faultsOf([answer({ atMs })], { nowMs: atMs });
    expect(found).toEqual(fits ? [] : ['day-not-fitting: a-0000000001']);
  });
});

describe('what an answer names', () => {
  it.each<[Parameters<typeof testAnswer>[0], string[]]>([
    [
      {
        grades: [
          { fact: 'x', grade: 'good' },
          { fact: 'owner', grade: 'good' },
          { fact: 'y', grade: 'good' },
        ],
      },
      ['unknown-fact: x', 'unknown-fact: y'],
    ],
    [{ question: 'x' }, ['unknown-question: x']],
    [{ question: null }, []],
    [{ attempt: 'x' }, ['attempt-never-started: a-0000000001']],
  ])('%j', (fields, faults) => {
    expect(faultsOf([answer(fields)])).toEqual(faults);
  });
});

describe('taking back', () => {
  const two = [answer({ sequence: 1 }), answer({ sequence: 2 })];
  it.each<[string, ProgressEvent[], string[]]>([
    ['once', [undone(3, 1)], []],
    ['twice', [undone(3, 1), undone(4, 1)], ['undone-twice: a-0000000004']],
    ['two events', [undone(3, 1), undone(4, 2)], []],
    ['what is not there', [undone(3, 9)], ['undone-missing: a-0000000003']],
    ['again after the first was itself taken back', [undone(3, 1), undone(4, 3), undone(5, 1)], []],
    [
      'a taking-back twice',
      [undone(3, 1), undone(4, 3), undone(5, 3)],
      ['undone-twice: a-0000000005'],
    ],
  ])('%s', (_, taken, faults) => {
    expect(faultsOf([...two, ...taken])).toEqual(faults);
  });
});

describe('a setting', () => {
  const changed = (key: string, value: string | number | boolean): ProgressEvent => ({
    ...at(1),
    kind: 'setting-changed',
    key,
    value,
  });
  it.each([
    ['theme', 'dark', true],
    ['theme', 'plaid', false],
    ['newFactsPerDay', 3, true],
    ['newFactsPerDay', -1, false],
    ['of-a-later-version', 'anything', true],
    ['toString', 1, true],
  ])('%s = %j is fine: %s', (key, value, isFine) => {
    const found = faultsOf([changed(key, value)]);
    expect(found).toEqual(isFine ? [] : [`setting-out-of-range: ${key}`]);
  });
});

describe('submitting', () => {
  const submitted = (sequence: number, attempt: string): ProgressEvent => ({
    ...at(sequence),
    kind: 'attempt-submitted',
    attempt,
  });
  it('is told once for each attempt, and what was taken back does not count', () => {
    expect(faultsOf([submitted(1, 'x'), submitted(2, 'y')])).toEqual([]);
    expect(faultsOf([submitted(1, 'x'), undone(2, 1), submitted(3, 'x')])).toEqual([]);
    expect(faultsOf([submitted(1, 'x'), submitted(2, 'x')])).toEqual([
      'attempt-submitted-twice: a-0000000002',
    ]);
  });
});
