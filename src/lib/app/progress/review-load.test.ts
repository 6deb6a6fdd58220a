import { expect, it } from 'vitest';
import { relativeInterval } from './review-load.ts';

/**
 * The interval at retention r is proportional to r^(1/decay) − 1, with FSRS-6's default decay −0.1542
 * (github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm).
 */
const published = (retention: number) =>
  (retention ** (1 / -0.1542) - 1) / (0.9 ** (1 / -0.1542) - 1);

it.each([0.8, 0.85, 0.9, 0.93, 0.95])('follows the forgetting curve at %d', (retention) => {
  expect(relativeInterval(retention)).toBeCloseTo(published(retention), 2);
});
