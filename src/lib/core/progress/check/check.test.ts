import { describe, expect, it } from 'vitest';
import { createFold } from '../fold.ts';
import { reviewForTests, testAnswer } from '../log.fixture.ts';
import { checkStored, groupFaults, planRepair, type Stored } from './check.ts';
import type { Fault } from './faults.ts';

const fold = createFold(reviewForTests);
const events = [testAnswer({ sequence: 1 }), testAnswer({ sequence: 2 })];
const { cards, days, ...rest } = fold.rebuild(events);
const stored: Stored = {
  device: 'a',
  events,
  unreadable: [],
  snapshot: { cards, days, rest },
  lastSequence: 2,
  misplaced: [],
  orphans: [],
};
const found = (change: Partial<Stored>) =>
  checkStored({ ...stored, ...change }, fold, {
    nowMs: 1_700_000_100_000,
    facts: new Set(['owner']),
    questions: new Set(['who-owns-alipay']),
    aside: new Set(),
  });

it('sound data have no fault', () => {
  expect(found({})).toEqual([]);
});

describe('a record that cannot be read', () => {
  it.each<[reason: 'damaged' | 'newer-version', detail: string, raw: unknown, kind: string]>([
    ['newer-version', 'kind: "dreamt" is not known', {}, 'unknown-kind'],
    ['newer-version', 'v: 9 is newer than 1', {}, 'newer-version'],
    ['damaged', 'not an object', 'text', 'damaged-record'],
    ['damaged', 'not an object', null, 'damaged-record'],
    ['damaged', 'score: invalid_type', { score: 'x' }, 'damaged-record'],
    ['damaged', 'score: invalid_type', { kind: 'answer', score: 'x' }, 'wrong-type'],
    ['damaged', 'score: invalid_type', { device: 'a', score: 'x' }, 'wrong-type'],
    ['damaged', 'score: invalid_type', { device: 'a' }, 'missing-field'],
    ['damaged', 'given.option: invalid_type', { kind: 'answer', given: {} }, 'wrong-type'],
    ['damaged', 'record: invalid_type', { kind: 'answer' }, 'wrong-type'],
  ])('%s, %s, %j: %4$s', (reason, detail, raw, kind) => {
    expect(found({ unreadable: [{ key: '["event"]', reason, detail, raw }] })).toEqual([
      { kind, ref: '["event"]', where: `["event"]: ${detail}` },
    ]);
  });
});

describe('the last number a device says it used', () => {
  it.each([
    [null, []],
    [2, []],
    [3, []],
    [1, [{ kind: 'head-behind', ref: null, where: 'a: 1 of 2' }]],
  ])('%j', (lastSequence, faults) => {
    expect(found({ lastSequence })).toEqual(faults);
  });
  it('is held against its own events only', () => {
    expect(found({ device: 'b', lastSequence: 0 })).toEqual([]);
  });
});

it('names what lies in a wrong place or belongs to nothing', () => {
  expect(found({ misplaced: ['["event","a",7]'], orphans: ['["crumbs"]'] })).toEqual([
    { kind: 'duplicate-id', ref: '["event","a",7]', where: '["event","a",7]' },
    { kind: 'orphan-key', ref: '["crumbs"]', where: '["crumbs"]' },
  ]);
});

describe('the plan', () => {
  const fault = (kind: Fault['kind'], ref: string | null = null): Fault => ({
    kind,
    ref,
    where: 'x',
  });
  it.each<[Fault[], ReturnType<typeof planRepair>]>([
    [[], null],
    [[fault('newer-version', 'x')], null],
    [[fault('snapshot-differs')], { putAside: [], rebuild: true }],
    [[fault('damaged-record', 'x')], { putAside: ['x'], rebuild: true }],
    [
      [fault('damaged-record', 'x'), fault('wrong-type', 'y'), fault('damaged-record', 'x')],
      { putAside: ['x', 'y'], rebuild: true },
    ],
    [[fault('snapshot-differs', 'x')], { putAside: [], rebuild: true }],
  ])('for %j', (faults, plan) => {
    expect(planRepair(faults)).toEqual(plan);
  });
});

it('faults are grouped in the order of the table, with their number in words', () => {
  const fault = (kind: Fault['kind'], where: string): Fault => ({ kind, ref: null, where });
  const many = Array.from({ length: 1200 }, (_, index) => fault('sequence-gap', `${index}`));
  const groups = groupFaults([...many, fault('missing-field', 'one')]);
  expect(groups.map(({ kind, count, isRepaired }) => [kind, count, isRepaired])).toEqual([
    ['missing-field', 1, true],
    ['sequence-gap', 1200, false],
  ]);
  expect(groups[0]?.title).toMatch(/^1 entry /);
  expect(groups[1]?.title).toMatch(/^1,200 /);
  expect(groups[0]?.where).toEqual(['one']);
});
