import { describe, expect, it, test } from 'vitest';
import type { Grade } from '#lib/core/progress/events.ts';
import type { Card } from '#lib/core/progress/state.ts';
import { testCard } from './card.fixture.ts';
import { clockDoubt, clockToleranceMs } from './clock-doubt.ts';
import { reviewQueue } from './queue.ts';
import { createScheduler } from './scheduler.ts';

const dayMs = 86_400_000;
const nowDay = 20_779;
const nowMs = nowDay * dayMs + dayMs / 2;
const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});
const review = (card: Card | null, day: number, grade: Grade = 'good') =>
  scheduler.review(card, {
    fact: 'a',
    grade,
    atMs: day * dayMs + dayMs / 2,
    form: 'typed',
    question: 'a-typed',
    day,
    right: grade !== 'again',
  });
const queue = (cards: Card[], atMs: number) =>
  reviewQueue({
    factIds: cards.map(({ fact }) => fact),
    cards: new Map(cards.map((card) => [card.fact, card])),
    nowMs: atMs,
    endOfDayMs: atMs + dayMs / 2,
    newLimit: 0,
    newDoneToday: 0,
    seed: 1,
  });

describe('clockDoubt', () => {
  it.each([
    ['a new learner', null, null],
    ['an answer just given', nowMs, null],
    ['a device that is an hour behind', nowMs + dayMs / 24, null],
    ['exactly the tolerance', nowMs + clockToleranceMs, null],
    ['a clock behind', nowMs + clockToleranceMs + 1, 'behind'],
    ['a break of a year', nowMs - 365 * dayMs, null],
    ['five years ahead', nowMs - 5 * 365 * dayMs, 'ahead'],
  ])('%s', (_, lastAnswerAtMs, kind) => {
    expect(clockDoubt(lastAnswerAtMs, nowMs)?.kind ?? null).toBe(kind);
  });
});

describe.each([1, 365])('D4: the clock goes back %i days after reviews', (days) => {
  const before = [0, 3, 10].reduce<Card | null>(
    (card, day) => review(card, nowDay - 20 + day),
    null,
  );
  const back = nowDay - 10 - days;

  test.each(['again', 'hard', 'good', 'easy'] as const)(
    '"%s" gives no negative interval and no broken number',
    (grade) => {
      const after = review(before, back, grade);
      expect(after.intervalDays).toBeGreaterThanOrEqual(0);
      expect(after.dueAtMs).toBeGreaterThan(back * dayMs + dayMs / 2);
      expect(after.stability).toBeGreaterThan(0);
      expect(Number.isFinite(after.difficulty)).toBe(true);
      const right = review(after, nowDay, 'good');
      expect(right.intervalDays).toBeGreaterThanOrEqual(1);
      expect(scheduler.retrievability(after, (back - 50) * dayMs)).toBeLessThanOrEqual(1);
    },
  );

  it('loses nothing that was due', () => {
    const due = testCard('a', {
      lastReviewAtMs: nowMs - 2 * dayMs,
      dueAtMs: nowMs - dayMs,
    });
    expect(queue([due], nowMs)).toEqual(['a']);
    expect(queue([due], nowMs - days * dayMs)).toEqual(['a']);
    // Right again, it is due as before.
    expect(queue([due], nowMs)).toEqual(['a']);
  });
});

describe('D5: the clock goes five years ahead and is set right again', () => {
  const ahead = nowMs + 5 * 365 * dayMs;
  const quiet = testCard('a', { lastReviewAtMs: nowMs - dayMs, dueAtMs: nowMs + 9 * dayMs });
  const answered = testCard('b', { lastReviewAtMs: ahead, dueAtMs: ahead + 30 * dayMs });
  const step = testCard('c', {
    phase: 'relearning',
    lastReviewAtMs: ahead,
    dueAtMs: ahead + 600_000,
  });

  it('warns before and after, and stops with the next answer', () => {
    expect(clockDoubt(nowMs, ahead)?.kind).toBe('ahead');
    expect(clockDoubt(ahead, nowMs)?.kind).toBe('behind');
    expect(clockDoubt(nowMs, nowMs + 60_000)).toBeNull();
  });

  it('leaves what was not answered as it was', () => {
    expect(queue([quiet], ahead)).toEqual(['a']);
    expect(queue([quiet], nowMs)).toEqual([]);
  });

  it('asks now what was answered under the wrong date, instead of in five years, each once', () => {
    expect(queue([quiet, answered, step], nowMs)).toEqual(['c', 'b']);
    const healed = review({ ...answered, fact: 'a' }, nowDay);
    expect(healed.lastReviewAtMs).toBe(nowMs);
    expect(healed.dueAtMs).toBeLessThan(nowMs + 400 * dayMs);
    expect(healed.lapses).toBe(answered.lapses);
  });
});
