import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsWords, count, median, normalizeText, wordsOf } from './text.ts';

describe('normalizeText', () => {
  it.each([
    ['  Yu’e   Bao! ', 'yu e bao'],
    ['Café, naïve', 'cafe naive'],
    ['Alipay+', 'alipay plus'],
    ['支付宝 (Zhīfùbǎo)', '支付宝 zhifubao'],
    ['2014–2016', '2014 2016'],
    ['…', ''],
  ])('%s: %s', (text, normal) => {
    expect(normalizeText(text)).toBe(normal);
    expect(wordsOf(text)).toEqual(normal.split(' ').filter((word) => word !== ''));
  });
});

describe('containsWords', () => {
  it.each([
    ['Who owns Ant Group?', 'ant group', true],
    ['Who owns Ant Group?', 'Ant', true],
    ['Who owns important groups?', 'ant', false],
    ['Group Ant', 'Ant Group', false],
    ['Ant Group', 'Ant Group Co', false],
    ['Ant Group', '…', false],
  ])('%s contains %s: %s', (whole, part, is) => {
    expect(containsWords(whole, part)).toBe(is);
  });
});

describe('median', () => {
  it.each([
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 2], 9],
  ])('of %j is %d', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });
  it('of nothing cannot be', () => {
    expect(() => median([])).toThrow(/empty list/);
  });
  it('has as many numbers below it as above it, and leaves the list as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
        const before = [...numbers];
        const middle = median(numbers);
        expect(numbers).toEqual(before);
        const half = numbers.length / 2;
        expect(numbers.filter((number) => number < middle).length).toBeLessThanOrEqual(half);
        expect(numbers.filter((number) => number > middle).length).toBeLessThanOrEqual(half);
      }),
    );
  });
});

it.each([
  [0, '0 questions'],
  [1, '1 question'],
  [2, '2 questions'],
])('count of %i', (number, text) => {
  expect(count(number, 'question')).toBe(text);
});
