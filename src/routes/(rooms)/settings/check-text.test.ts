import { expect, it } from 'vitest';
import { groupFaults, planRepair } from '#lib/core/progress/check/check.ts';
import type { Fault } from '#lib/core/progress/check/faults.ts';
import { checkedText, repairedText } from './check-text.ts';

const newer: Fault = { kind: 'newer-version', ref: '["event","a",1]', where: 'v: 9' };
const torn: Fault = { kind: 'missing-field', ref: '["event","a",2]', where: 'id' };

it.each([
  ['nothing', [], 1, '1 entry looked at. Nothing is wrong.'],
  ['nothing in many', [], 1482, '1,482 entries looked at. Nothing is wrong.'],
  [
    'only what stays',
    [newer],
    3,
    '3 entries looked at. Nothing needs repair; this is good to know.',
  ],
  ['what is repaired', [newer, torn], 3, '3 entries looked at. This was found.'],
])('after finding %s', (_, found, entries, text) => {
  expect(checkedText({ groups: groupFaults(found), plan: planRepair(found), entries })).toBe(text);
});

it.each([
  [0, true, 'Repaired.'],
  [2, true, 'Repaired. 2 put aside.'],
  [1200, false, 'Repaired. 1,200 put aside. This browser had no place for a copy before it.'],
])('after putting %d aside, with a copy before: %s', (count, isCopied, text) => {
  const putAside = Array.from({ length: count }, (_, index) => `key ${index}`);
  expect(repairedText({ putAside, rebuild: true }, isCopied)).toBe(text);
});
