import fc from 'fast-check';
import { distance as levenshtein } from 'fastest-levenshtein';
import { describe, expect, test } from 'vitest';
import { allowedSlips, slipsBetween, spellingDistance } from './spelling.ts';

describe('spellingDistance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['alipay', 'alipya', 1],
    ['alipay', 'alpay', 1],
    ['alipay', 'alippay', 1],
    ['alipay', 'alibay', 1],
    ['ca', 'abc', 3], // optimal string alignment, not unrestricted Damerau (2)
    ['huabei', 'jiebei', 3],
  ])('%s, %s: %i', (a, b, distance) => {
    expect(spellingDistance(a, b)).toBe(distance);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

  test('is Levenshtein distance less at most one for each swap', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const own = spellingDistance(a, b);
        const reference = levenshtein(a, b);
        expect(own).toBeLessThanOrEqual(reference);
        expect(own * 2).toBeGreaterThanOrEqual(reference);
        expect(spellingDistance(b, a)).toBe(own);
      }),
    );
  });

  test('equals Levenshtein distance where no two neighbours can be swapped', () => {
    const rising = fc
      .uniqueArray(fc.integer({ min: 97, max: 122 }), { maxLength: 12 })
      .map((codes) => String.fromCharCode(...codes.sort((a, b) => a - b)));
    fc.assert(
      fc.property(rising, rising, (a, b) => {
        expect(spellingDistance(a, b)).toBe(levenshtein(a, b));
      }),
    );
  });
});

describe('allowedSlips', () => {
  test.each([
    ['abcde', 0],
    ['abcdef', 1],
    ['abcdefghi', 1],
    ['abcdefghij', 2],
    ['ab2004cd', 0],
  ])('%s: %i', (key, slips) => {
    expect(allowedSlips(key)).toBe(slips);
  });
});

describe('slipsBetween', () => {
  test('another digit is another thing', () => {
    expect(slipsBetween('project2003', 'project2004')).toBeNull();
    expect(slipsBetween('project203', 'project2003')).toBeNull();
    expect(slipsBetween('porject2004', 'project2004')).toBe(1);
  });
  test('another character is another word', () => {
    expect(slipsBetween('蚂蚁科技集团', '蚂蚁金服集团')).toBeNull();
    expect(slipsBetween('蚂蚁科技集团股份', '蚂蚁科技集团股分')).toBeNull();
  });
});
