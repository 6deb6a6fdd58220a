/** Shares with the interval they deserve. */

export interface Interval {
  low: number;
  high: number;
}

/** `share` is `null` when nothing was counted; the interval is then everything from 0 to 1. */
export interface Share extends Interval {
  right: number;
  total: number;
  share: number | null;
}

/** Standard normal quantiles of two-sided 95 % and 90 % intervals. */
export const z95 = 1.959964;
export const z90 = 1.644854;

/**
 * Wilson score interval for a proportion (Wilson 1927; method 3 of Newcombe 1998, Statistics in Medicine 17:857).
 * Stays within 0 and 1 and is honest for small n.
 */
export function wilson(successes: number, n: number, z: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const p = successes / n;
  const centre = p + z ** 2 / (2 * n);
  const halfWidth = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return {
    // The ends are exact; computed they would miss 0 and 1 by a rounding error.
    low: successes === 0 ? 0 : Math.max(0, (centre - halfWidth) / scale),
    high: successes === n ? 1 : Math.min(1, (centre + halfWidth) / scale),
  };
}

/** A share with its 95 % Wilson interval. */
export function shareOf(right: number, total: number): Share {
  return { right, total, share: total === 0 ? null : right / total, ...wilson(right, total, z95) };
}

/** The share of items for which something holds. */
export function shareWhere<T>(items: readonly T[], holds: (item: T) => boolean): Share {
  return shareOf(items.filter(holds).length, items.length);
}
