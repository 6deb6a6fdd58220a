import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testCard } from '../memory/card.fixture.ts';
import { answerOn, dayMs, resetOn, scheduler } from './answer.fixture.ts';
import { predictedRecall, predictedRecallByTopic, recallOverTime } from './predicted-recall.ts';

const recalls = (probabilities: number[]) => {
  const ids = probabilities.map((_, i) => `f${String(i)}`);
  const cards = new Map(
    probabilities.map((probability, i) => [
      `f${String(i)}`,
      testCard(`f${String(i)}`, { stability: probability }),
    ]),
  );
  return predictedRecall(cards, [...ids, 'unseen-1', 'unseen-2'], 0, ({ stability }) => stability);
};

describe('predictedRecall', () => {
  test('of nothing asked is nothing, without doubt', () => {
    expect(recalls([])).toEqual({ expected: 0, low: 0, high: 0 });
  });
  test('just answered facts are certain', () => {
    expect(recalls([1, 1, 1])).toEqual({ expected: 3, low: 3, high: 3 });
  });
  test('the band by hand: 100 facts at 0.9', () => {
    // Σp(1−p) = 9; half width 1.645 · √(9 + (0.7 · 9)²) = 11.48, so 78.5 … 101.5.
    const { expected, low, high } = recalls(Array<number>(100).fill(0.9));
    expect(expected).toBeCloseTo(90, 9);
    expect([low, high]).toEqual([78, 100]);
  });
  test('is enclosed by its band, within 0 and the facts asked', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }), (p) => {
        const { expected, low, high } = recalls(p);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(expected);
        expect(high).toBeGreaterThanOrEqual(Math.floor(expected));
        expect(high).toBeLessThanOrEqual(p.length);
        expect(Number.isInteger(low) && Number.isInteger(high)).toBe(true);
      }),
    );
  });
  test('covers what happens when the model is right, at least nine times of ten', () => {
    // Exact distribution of the Poisson-binomial count, built up fact by fact.
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 0.99, noNaN: true }), { minLength: 5, maxLength: 80 }),
        (p) => {
          let distribution = [1];
          for (const recall of p) {
            const longer = [...distribution.map((mass) => mass * (1 - recall)), 0];
            distribution = longer.map((mass, k) => mass + (distribution[k - 1] ?? 0) * recall);
          }
          const { low, high } = recalls(p);
          const covered = distribution.slice(low, high + 1).reduce((sum, mass) => sum + mass, 0);
          expect(covered).toBeGreaterThanOrEqual(0.9);
        },
      ),
    );
  });
  test('by topic adds up to the whole', () => {
    const cards = new Map([
      ['a', testCard('a', { stability: 0.5 })],
      ['c', testCard('c', { stability: 0.9 })],
    ]);
    const facts = [
      { id: 'a', topic: 'x' },
      { id: 'b', topic: 'y' },
      { id: 'c', topic: 'x' },
    ];
    const rows = predictedRecallByTopic(cards, facts, 0, ({ stability }) => stability);
    expect(rows).toMatchObject([
      { topic: 'x', total: 2, expected: 1.4 },
      { topic: 'y', total: 1, expected: 0, low: 0, high: 0 },
    ]);
  });
});

describe('recallOverTime', () => {
  const nowMs = 100 * dayMs;
  test('is empty without answers', () => {
    expect(recallOverTime([], ['f'], nowMs, scheduler, 4)).toEqual([]);
  });
  test('forgets a fact at the moment it was started over', () => {
    const events = [answerOn(80), resetOn(88)];
    const points = recallOverTime(events, ['f'], nowMs, scheduler, 52);
    expect(points.map(({ expected }) => expected > 0)).toEqual([true, false, false]);
  });
  test('has a point a week since the first answer, each knowing only what came before', () => {
    const answers = [
      answerOn(80),
      answerOn(90, { grades: [{ fact: 'g', grade: 'good' }] }),
      answerOn(99, { grades: [{ fact: 'retired', grade: 'good' }] }),
    ];
    const points = recallOverTime(answers, ['f', 'g'], nowMs, scheduler, 52);
    expect(points.map(({ atMs }) => atMs / dayMs)).toEqual([86, 93, 100]);
    expect(points.map(({ expected }) => expected > 1)).toEqual([false, true, true]);
    const card = scheduler.review(null, {
      fact: 'f',
      grade: 'good',
      atMs: 80.5 * dayMs,
      form: 'recall',
      question: null,
      day: 80,
      right: true,
    });
    expect(points[0]?.expected).toBe(scheduler.retrievability(card, 86 * dayMs));
  });
  test('a first answer today gives today', () => {
    const answers = [answerOn(99)];
    expect(recallOverTime(answers, ['f'], nowMs, scheduler, 8)).toHaveLength(1);
  });
});
