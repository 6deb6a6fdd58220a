import { describe, expect, test } from 'vitest';
import { answerOn, dayMs, resetOn, scheduler } from './answer.fixture.ts';
import type { ReviewEvent } from '../progress/log.ts';
import { calibration } from './calibration.ts';
import { delayedReviews, replay } from './replay.ts';
import { trueRetention } from './retention.ts';

const fact = (id: string, grade: 'again' | 'hard' | 'good' = 'good') => ({
  grades: [{ fact: id, grade }],
});

describe('delayedReviews', () => {
  const delayed = (answers: ReviewEvent[]) =>
    delayedReviews(answers, scheduler.review).map(({ answer, recalled }) => [answer.day, recalled]);

  test('a first answer tests nothing, the next day does', () => {
    expect(delayed([answerOn(1), answerOn(2)])).toEqual([[2, true]]);
  });
  test('only the first answer of a day counts', () => {
    const answers = [answerOn(1), answerOn(3, { score: 0 }), answerOn(3), answerOn(3)];
    expect(delayed(answers)).toEqual([[3, false]]);
  });
  test('a fact still in its steps tests nothing', () => {
    expect(delayed([answerOn(1, { score: 0 }), answerOn(2), answerOn(3)])).toEqual([[3, true]]);
  });
  test('half right is recalled, for the memory model counts it so', () => {
    expect(delayed([answerOn(1), answerOn(2, { score: 0.5 })])).toEqual([[2, true]]);
  });
  test('a fact that was started over is new again', () => {
    const reset = { ...resetOn(5), fact: 'f' };
    expect(delayed([answerOn(1), reset, answerOn(9)])).toEqual([]);
    expect(delayed([answerOn(1), { ...reset, fact: 'g' }, answerOn(9)])).toEqual([[9, true]]);
  });
  test('each fact of an answer is its own review', () => {
    const both = { grades: [...fact('f').grades, ...fact('g').grades] };
    expect(delayed([answerOn(1, both), answerOn(2, both)])).toHaveLength(2);
    expect([...replay([answerOn(1, both)], scheduler.review)]).toHaveLength(2);
  });
});

describe('calibration', () => {
  test('without reviews there is nothing to say', () => {
    expect(calibration([answerOn(1)], 2 * dayMs, scheduler)).toEqual({
      count: 0,
      predicted: 0,
      actual: 0,
      low: 0,
      high: 1,
      bins: [],
    });
  });
  test('the prediction of the moment before against what happened', () => {
    const first = answerOn(10);
    const second = answerOn(12);
    const [before] = [...replay([first], scheduler.review)];
    if (before === undefined) throw new Error('no review');
    const predicted = scheduler.retrievability(before.after, second.atMs);
    const result = calibration([first, second], 13 * dayMs, scheduler);
    expect(result).toMatchObject({ count: 1, predicted, actual: 1, high: 1 });
    expect(result.bins).toHaveLength(1);
    expect(result.bins[0]).toMatchObject({ from: 0.9, to: 1, count: 1, predicted, actual: 1 });
  });
  test('reviews older than 30 days teach the model but are not counted', () => {
    const answers = [answerOn(1), answerOn(3), answerOn(10, { score: 0 })];
    const nowMs = (day: number) => day * dayMs + dayMs / 2;
    expect(calibration(answers, nowMs(33) - 1, scheduler)).toMatchObject({ count: 2, actual: 0.5 });
    expect(calibration(answers, nowMs(33), scheduler)).toMatchObject({ count: 1, actual: 0 });
    expect(calibration(answers, nowMs(40), scheduler).count).toBe(0);
  });
  test('bins add up to the whole', () => {
    const answers = Array.from({ length: 40 }, (_, i) => [
      answerOn(1, fact(`f${String(i)}`)),
      answerOn(2 + i, fact(`f${String(i)}`, i % 3 === 0 ? 'again' : 'good')),
    ])
      .flat()
      .sort((a, b) => a.atMs - b.atMs);
    const { bins, count, predicted } = calibration(answers, 42 * dayMs, scheduler);
    expect(bins.length).toBeGreaterThan(1);
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count);
    expect(bins.reduce((sum, bin) => sum + bin.count * bin.predicted, 0)).toBeCloseTo(
      count * predicted,
      9,
    );
    for (const bin of bins) {
      expect(bin.predicted).toBeGreaterThanOrEqual(bin.from);
      expect(bin.predicted).toBeLessThanOrEqual(bin.to);
    }
  });
});

describe('trueRetention', () => {
  test('mature from 21 days on, the last 30 study days apart', () => {
    const answers = [1, 3, 14, 60].map((day) => answerOn(day));
    const intervals = [...replay(answers, scheduler.review)].map(
      ({ before }) => before?.intervalDays,
    );
    expect(intervals).toEqual([undefined, 2, 11, 46]);
    const missed = [...answers, answerOn(106, { score: 0 })];
    const { last30Days, ever } = trueRetention(missed, 89, scheduler.review);
    expect(ever.young).toMatchObject({ right: 2, total: 2 });
    expect(ever.mature).toMatchObject({ right: 1, total: 2, share: 0.5 });
    expect(ever.all).toMatchObject({ right: 3, total: 4 });
    expect(last30Days.all).toMatchObject({ total: 2 });
    expect(trueRetention(missed, 90, scheduler.review).last30Days.all.total).toBe(1);
  });
});
