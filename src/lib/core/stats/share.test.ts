import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf, shareWhere, wilson, z90, z95 } from './share.ts';

describe('wilson', () => {
  /** Newcombe 1998, table I, method 3. */
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (successes, n, low, high) => {
    const interval = wilson(successes, n, z95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
  test('of nothing is anything', () => {
    expect(wilson(0, 0, z95)).toEqual({ low: 0, high: 1 });
  });
  test('encloses the share, stays within 0 and 1, mirrors and narrows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, k) => {
        const successes = k % (n + 1);
        const { low, high } = wilson(successes, n, z95);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        const mirrored = wilson(n - successes, n, z95);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
        const narrower = wilson(successes, n, z90);
        expect(narrower.high - narrower.low).toBeLessThan(high - low);
      }),
    );
  });
});

test('shares', () => {
  expect(shareOf(0, 0)).toEqual({ right: 0, total: 0, share: null, low: 0, high: 1 });
  expect(shareWhere([1, 2, 3, 4], (n) => n > 1)).toMatchObject({ right: 3, total: 4, share: 0.75 });
});
