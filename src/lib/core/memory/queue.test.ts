import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testCard } from './card.fixture.ts';
import { learnAheadMs, reviewQueue, type QueueInput } from './queue.ts';
import type { Card } from '#lib/core/progress/state.ts';

const dayMs = 86_400_000;
const nowMs = 1000 * dayMs;
const endOfDayMs = nowMs + dayMs / 2;

const queue = (cards: Card[], overrides: Partial<QueueInput> = {}) =>
  reviewQueue({
    factIds: ['a', 'b', 'c', 'd', 'e', 'f'],
    cards: new Map(cards.map((card) => [card.fact, card])),
    nowMs,
    endOfDayMs,
    newLimit: 0,
    newDoneToday: 0,
    seed: 1,
    ...overrides,
  });
const reviewed = (fact: string, daysAgo: number, stability: number, dueAtMs = nowMs) =>
  testCard(fact, { lastReviewAtMs: nowMs - daysAgo * dayMs, stability, dueAtMs });
const step = (fact: string, dueAtMs: number, phase: Card['phase'] = 'learning') =>
  testCard(fact, { phase, dueAtMs, lastReviewAtMs: dueAtMs - 600_000 });

describe('reviewQueue', () => {
  test('steps due, then reviews, then new facts, then steps due soon', () => {
    const cards = [
      step('d', nowMs + 60_000),
      reviewed('c', 10, 10),
      step('b', nowMs - 1),
      step('e', nowMs - 2, 'relearning'),
    ];
    expect(queue(cards, { newLimit: 9 })).toEqual(['e', 'b', 'c', 'a', 'f', 'd']);
  });
  test('most forgotten first, counted in stabilities', () => {
    const cards = [reviewed('a', 10, 10), reviewed('b', 3, 1), reviewed('c', 40, 20)];
    expect(queue(cards)).toEqual(['b', 'c', 'a']);
  });
  test('due means by the end of the study day', () => {
    const cards = [
      reviewed('a', 1, 1, endOfDayMs - 1),
      reviewed('b', 1, 1, endOfDayMs),
      step('c', nowMs),
      step('d', nowMs + learnAheadMs),
      step('e', nowMs + learnAheadMs + 1),
    ];
    expect(queue(cards)).toEqual(['c', 'a', 'd']);
  });
  test.each([
    [3, 0, ['a', 'b', 'c']],
    [3, 2, ['a']],
    [3, 3, []],
    [3, 5, []],
    [0, 0, []],
  ])('new limit %i with %i done', (newLimit, newDoneToday, expected) => {
    expect(queue([], { newLimit, newDoneToday })).toEqual(expected);
  });
  test('suspended facts and facts no longer in the bank are left out', () => {
    const cards = [
      { ...reviewed('a', 5, 1), suspended: true },
      { ...step('b', nowMs - 1), suspended: true },
      reviewed('gone', 5, 1),
    ];
    expect(queue(cards, { newLimit: 2 })).toEqual(['c', 'd']);
  });
  test('mixed is what differs by less than a quarter of a stability, and nothing more', () => {
    const orders = (one: number, other: number) => {
      const cards = [reviewed('a', one, 10), reviewed('b', other, 10)];
      return new Set(Array.from({ length: 20 }, (_, seed) => queue(cards, { seed }).join('')));
    };
    expect(orders(10, 12.4)).toEqual(new Set(['ab', 'ba']));
    expect(orders(10, 12.5)).toEqual(new Set(['ba']));
    expect(orders(9.9, 10)).toEqual(new Set(['ba']));
  });
  test('facts learned together are mixed by the seed, the same way all day', () => {
    const cards = ['a', 'b', 'c', 'd', 'e', 'f'].map((fact) => reviewed(fact, 2, 2));
    const orders = [1, 2, 3, 4].map((seed) => queue(cards, { seed }).join(''));
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(queue(cards.slice(1), { seed: 2 }).join('')).toBe(orders[1]?.replace('a', ''));
  });
  test('names each active fact at most once, and the same input gives the same order', () => {
    const cards = fc.uniqueArray(
      fc.record({
        fact: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        phase: fc.constantFrom<Card['phase']>('learning', 'review', 'relearning'),
        dueInMs: fc.integer({ min: -10 * dayMs, max: 10 * dayMs }),
        stability: fc.double({ min: 0.01, max: 100, noNaN: true }),
        suspended: fc.boolean(),
      }),
      { selector: ({ fact }) => fact },
    );
    fc.assert(
      fc.property(cards, fc.nat(), fc.nat(6), (entries, seed, newLimit) => {
        const made = entries.map(({ dueInMs, ...rest }) =>
          testCard(rest.fact, {
            ...rest,
            dueAtMs: nowMs + dueInMs,
            lastReviewAtMs: nowMs + Math.min(0, dueInMs) - dayMs,
          }),
        );
        const result = queue(made, { seed, newLimit });
        expect(new Set(result).size).toBe(result.length);
        expect(result).toEqual(queue(made.toReversed(), { seed, newLimit }));
        expect(
          result.filter((fact) => made.some((one) => one.fact === fact && one.suspended)),
        ).toEqual([]);
        for (const one of made) {
          const isDue = !one.suspended && one.dueAtMs <= nowMs;
          if (isDue) expect(result).toContain(one.fact);
        }
      }),
    );
  });
});
