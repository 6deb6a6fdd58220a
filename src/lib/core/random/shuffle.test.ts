import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionOrder, seedFor, shuffled } from './shuffle.ts';

describe('shuffled', () => {
  it('keeps every item exactly once and depends on the seed alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const once = shuffled(items, seed);
        expect([...once].sort()).toEqual([...items].sort());
        expect(shuffled(items, seed)).toEqual(once);
      }),
    );
  });
});

describe('optionOrder', () => {
  it('puts the key at each of three places equally often (chi-square, 10,000 seeds)', () => {
    const counts = [0, 0, 0];
    for (let seed = 0; seed < 10_000; seed += 1) {
      const place = optionOrder(3, seed, 'who-owns-alipay').indexOf(0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    const expected = 10_000 / 3;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 13.8 is the 99.9 % point with two degrees of freedom.
    expect(chiSquare).toBeLessThan(13.8);
  });

  it('differs between questions of one attempt', () => {
    const orders = new Set(
      Array.from({ length: 20 }, (_, number) =>
        optionOrder(3, 7, `question-${String(number)}`).join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(3);
  });
});

describe('seedFor', () => {
  it('is a 32-bit number that changes with both arguments', () => {
    expect(seedFor(1, 'a')).not.toBe(seedFor(2, 'a'));
    expect(seedFor(1, 'a')).not.toBe(seedFor(1, 'b'));
    expect(seedFor(-1, 'x')).toBeGreaterThanOrEqual(0);
  });
});
