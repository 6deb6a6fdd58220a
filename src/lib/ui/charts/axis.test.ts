import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gridValues } from './axis.ts';

it.each([
  [0, [1]],
  [1, [1]],
  [3, [2, 4]],
  [9, [5, 10]],
  [150, [100, 200]],
  [246, [200, 400]],
])('up to %d', (highest, values) => {
  expect(gridValues(highest)).toEqual(values);
});

it('always covers the highest value with at most four lines', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (highest) => {
      const values = gridValues(highest);
      expect(values.length).toBeLessThanOrEqual(4);
      expect(values.at(-1)).toBeGreaterThanOrEqual(highest);
    }),
  );
});
