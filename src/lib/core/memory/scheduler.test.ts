import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grade } from '#lib/core/progress/events.ts';
import type { Card } from '#lib/core/progress/state.ts';
import { createScheduler, type ReviewInput } from './scheduler.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2022, 10, 29, 12, 30);

const input = (atMs: number, grade: Grade, overrides: Partial<ReviewInput> = {}): ReviewInput => ({
  fact: 'f',
  grade,
  atMs,
  form: 'recall',
  question: null,
  day: Math.floor(atMs / dayMs),
  right: grade !== 'again',
  ...overrides,
});

const anki = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
});
const app = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});

/** Vectors of ts-fsrs, packages/fsrs/__tests__/FSRS-6.test.ts. py-fsrs rounds otherwise and differs by a day; ts-fsrs is the oracle. */
describe('published vectors', () => {
  test('interval history: each review on its due date', () => {
    const grades: Grade[] = [
      ...Array<Grade>(6).fill('good'),
      'again',
      'again',
      ...Array<Grade>(5).fill('good'),
    ];
    let card: Card | null = null;
    let atMs = startMs;
    const intervals: number[] = [];
    for (const grade of grades) {
      card = anki.review(card, input(atMs, grade));
      intervals.push(card.intervalDays);
      atMs = card.dueAtMs;
    }
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  test('memory state: Again, then Good after 0, 0, 1, 3, 8 and 21 days', () => {
    const grades: Grade[] = ['again', 'good', 'good', 'good', 'good', 'good'];
    const gaps = [0, 0, 1, 3, 8, 21];
    let card: Card | null = null;
    let atMs = startMs;
    grades.forEach((grade, i) => {
      atMs += (gaps[i] ?? 0) * dayMs;
      card = anki.review(card, input(atMs, grade));
    });
    expect(card).toMatchObject({ stability: expect.closeTo(53.62691, 4) as number });
    expect(card).toMatchObject({ difficulty: expect.closeTo(6.3574867, 4) as number });
  });

  test.each([
    ['again', 0.212, 6.4133],
    ['hard', 1.2931, 5.11217071],
    ['good', 2.3065, 2.11810397],
    ['easy', 8.2956, 1],
  ] as const)('first rating %s', (grade, stability, difficulty) => {
    const card = anki.review(null, input(startMs, grade));
    expect(card.stability).toBeCloseTo(stability, 4);
    expect(card.difficulty).toBeCloseTo(difficulty, 4);
  });

  test('probability of recall when an Easy card falls due', () => {
    const card = anki.review(null, input(startMs, 'easy'));
    expect(anki.retrievability(card, card.dueAtMs)).toBeCloseTo(0.9024733, 6);
  });
});

describe('the steps of the app', () => {
  test('one correct recall ends a new fact for today', () => {
    const card = app.review(null, input(startMs, 'good'));
    expect(card).toMatchObject({ phase: 'review', intervalDays: 2, dueAtMs: startMs + 2 * dayMs });
  });
  test('Again on a new fact returns in ten minutes, and Good then ends it for today', () => {
    const failed = app.review(null, input(startMs, 'again'));
    expect(failed).toMatchObject({
      phase: 'learning',
      dueAtMs: startMs + 600_000,
      intervalDays: 0,
      lapses: 0,
    });
    const recovered = app.review(failed, input(failed.dueAtMs, 'good'));
    expect(recovered.phase).toBe('review');
    expect(recovered.intervalDays).toBeGreaterThanOrEqual(1);
  });
  test('a lapse is relearned in ten minutes and counted', () => {
    const learned = app.review(null, input(startMs, 'good'));
    const lapsed = app.review(learned, input(learned.dueAtMs, 'again'));
    expect(lapsed).toMatchObject({ phase: 'relearning', lapses: 1 });
    expect(lapsed.dueAtMs - lapsed.lastReviewAtMs).toBe(600_000);
    expect(app.review(lapsed, input(lapsed.dueAtMs, 'good'))).toMatchObject({ phase: 'review' });
  });
  test('the preview is what then happens', () => {
    const day = Math.floor(startMs / dayMs);
    const grades: Grade[] = ['again', 'hard', 'good', 'easy'];
    const learned = app.review(null, input(startMs, 'good'));
    for (const card of [null, learned]) {
      const preview = app.previewIntervalsDays(card, day + 2);
      for (const grade of grades) {
        const atMs = startMs + 2 * dayMs;
        const { dueAtMs } = app.review(card, input(atMs, grade));
        expect((dueAtMs - atMs) / dayMs).toBeCloseTo(preview[grade], 9);
      }
    }
    expect(app.previewIntervalsDays(null, day)).toEqual({
      again: 10 / 1440,
      hard: 15 / 1440,
      good: 2,
      easy: 8,
    });
  });
  test('no interval beyond the maximum', () => {
    const capped = createScheduler({
      desiredRetention: 0.9,
      learningStepsMinutes: [10],
      relearningStepsMinutes: [10],
      maximumIntervalDays: 5,
    });
    let card = capped.review(null, input(startMs, 'easy'));
    card = capped.review(card, input(card.dueAtMs, 'easy'));
    expect(card.intervalDays).toBeLessThanOrEqual(5);
  });
});

describe('study days', () => {
  test('two reviews of one study day are no day apart, whatever UTC says', () => {
    const beforeMidnightUtc = Date.UTC(2024, 0, 1, 23, 30);
    const afterMidnightUtc = Date.UTC(2024, 0, 2, 0, 30);
    const first = app.review(null, input(beforeMidnightUtc, 'good', { day: 19723 }));
    const sameDay = app.review(first, input(afterMidnightUtc, 'good', { day: 19723 }));
    const nextDay = app.review(first, input(afterMidnightUtc, 'good', { day: 19724 }));
    const oneDayLater = app.review(
      first,
      input(afterMidnightUtc + 5 * 3_600_000, 'good', { day: 19724 }),
    );
    expect(sameDay.stability).toBeLessThan(nextDay.stability);
    expect(oneDayLater.stability).toBe(nextDay.stability);
  });
  test('a clock set back counts as no time', () => {
    const card = app.review(null, input(startMs, 'good'));
    const earlier = app.review(card, input(startMs - 40 * dayMs, 'good'));
    expect(Number.isFinite(earlier.stability)).toBe(true);
    expect(app.retrievability(card, startMs - dayMs)).toBe(1);
  });
});

describe('what a card remembers of its answers', () => {
  test('forms answered right, with first and last day', () => {
    let card = app.review(null, input(0, 'good', { day: 10, form: 'choice', question: 'q1' }));
    card = app.review(card, input(0, 'again', { day: 12, form: 'typed', question: 'q2' }));
    card = app.review(card, input(0, 'good', { day: 12, form: 'recall' }));
    card = app.review(card, input(0, 'good', { day: 15, form: 'choice', question: 'q1' }));
    expect(card.rightForms).toEqual([
      { form: 'choice', firstDay: 10, lastDay: 15 },
      { form: 'recall', firstDay: 12, lastDay: 12 },
    ]);
    expect(card).toMatchObject({ lastForm: 'choice', lastQuestion: 'q1', lastReviewDay: 15 });
  });
  test('the given card is not changed, and suspension stays', () => {
    const card = Object.freeze({ ...app.review(null, input(0, 'good')), suspended: true });
    Object.freeze(card.rightForms);
    expect(app.review(card, input(dayMs, 'good')).suspended).toBe(true);
  });
  test.each(['again', 'good'] as const)('a new fact answered "%s" is not suspended', (grade) => {
    const { suspended, rightForms } = app.review(null, input(0, grade, { day: 3 }));
    expect(suspended).toBe(false);
    expect(rightForms).toEqual(
      grade === 'again' ? [] : [{ form: 'recall', firstDay: 3, lastDay: 3 }],
    );
  });
  test('a card of another fact cannot be', () => {
    const card = app.review(null, input(0, 'good'));
    expect(() => app.review(card, input(0, 'good', { fact: 'g' }))).toThrow(/card of f/);
  });
});

test('any history keeps the card sane, the same twice, and recall falling with time', () => {
  const steps = fc.array(
    fc.record({
      grade: fc.constantFrom<Grade>('again', 'hard', 'good', 'easy'),
      gapMinutes: fc.integer({ min: 0, max: 400 * 1440 }),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, (history) => {
      const run = () => {
        let card: Card | null = null;
        let atMs = startMs;
        for (const { grade, gapMinutes } of history) {
          atMs += gapMinutes * 60_000;
          card = app.review(card, input(atMs, grade));
        }
        return card;
      };
      const card = run();
      expect(card).toEqual(run());
      if (card === null) throw new Error('no history');
      expect(card.stability).toBeGreaterThan(0);
      expect(card.difficulty).toBeGreaterThanOrEqual(1);
      expect(card.difficulty).toBeLessThanOrEqual(10);
      expect(card.dueAtMs).toBeGreaterThan(card.lastReviewAtMs);
      expect(card.reviews).toBe(history.length);
      const recalls = [0, 1, 10, 100].map((days) =>
        app.retrievability(card, card.lastReviewAtMs + days * dayMs),
      );
      expect(recalls[0]).toBe(1);
      expect(recalls).toEqual([...recalls].sort((a, b) => b - a));
    }),
  );
});
