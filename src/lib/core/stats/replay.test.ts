import { describe, expect, it } from 'vitest';
import { reviewForTests, testAnswer } from '../progress/log.fixture.ts';
import type { ReviewEvent } from '../progress/log.ts';
import { defaultSettings } from '../progress/state.ts';
import { delayedReviews, replay, type ReviewCard } from './replay.ts';
import { trueRetention } from './retention.ts';

const review: ReviewCard = (card, input) =>
  reviewForTests(card, { ...input, settings: defaultSettings });
const answer = (day: number, fields: Parameters<typeof testAnswer>[0] = {}) =>
  testAnswer({ sequence: day, day, ...fields });
const reset = (sequence: number): ReviewEvent => {
  const { v, id, device, atMs } = testAnswer({ sequence });
  return { v, id, device, atMs, kind: 'reset', fact: 'owner' };
};

describe('replay', () => {
  it('hands on what was answered, and calls right only what is wholly right', () => {
    const heard: unknown[] = [];
    const listening: ReviewCard = (card, input) => {
      heard.push([card?.reviews ?? null, input]);
      return review(card, input);
    };
    const events = [answer(1, { score: 0.5, form: 'typed', question: 'q' }), answer(2)];
    expect([...replay(events, listening)]).toHaveLength(2);
    const common = { fact: 'owner', grade: 'good' };
    expect(heard).toEqual([
      [
        null,
        { ...common, atMs: events[0]?.atMs, form: 'typed', question: 'q', day: 1, right: false },
      ],
      [
        1,
        {
          ...common,
          atMs: events[1]?.atMs,
          form: 'choice',
          question: 'who-owns-alipay',
          day: 2,
          right: true,
        },
      ],
    ]);
  });

  it('gives a review for each fact of an answer, with its card before and after', () => {
    const grades = [
      { fact: 'owner', grade: 'good' as const },
      { fact: 'founded', grade: 'again' as const },
    ];
    const reviews = [...replay([answer(1, { grades }), answer(2)], review)];
    expect(
      reviews.map(({ fact, grade, before, after }) => [
        fact,
        grade,
        before?.reviews,
        after.reviews,
      ]),
    ).toEqual([
      ['owner', 'good', undefined, 1],
      ['founded', 'again', undefined, 1],
      ['owner', 'good', 1, 2],
    ]);
  });

  it('begins anew after a reset, and goes on from the cards that are given', () => {
    const befores = [...replay([answer(1), reset(2), answer(3)], review)].map(
      ({ before }) => before,
    );
    expect(befores).toEqual([null, null]);
    const [first] = [...replay([answer(1)], review)];
    if (first === undefined) throw new Error('no review');
    const [again] = [...replay([answer(2)], review, new Map([['owner', first.after]]))];
    expect(again?.before).toEqual(first.after);
  });
});

describe('what tests memory', () => {
  it.each<[string, ReviewEvent[], boolean[]]>([
    ['not the first answer', [answer(1)], []],
    ['the next day', [answer(1), answer(2)], [true]],
    ['not the same day again', [answer(1), answer(1, { sequence: 2 })], []],
    ['a failure', [answer(1), answer(2, { grades: [{ fact: 'owner', grade: 'again' }] })], [false]],
    [
      'not what is being relearned',
      [answer(1, { grades: [{ fact: 'owner', grade: 'again' }] }), answer(2)],
      [],
    ],
    ['not after a reset', [answer(1), reset(2), answer(3)], []],
  ])('%s', (_, events, recalled) => {
    expect(delayedReviews(events, review).map((one) => one.recalled)).toEqual(recalled);
  });
});

describe('true retention', () => {
  const withInterval =
    (intervalDays: number): ReviewCard =>
    (card, input) => ({ ...review(card, input), intervalDays });
  it.each([
    [20, 'young'],
    [21, 'mature'],
    [22, 'mature'],
  ] as const)('of an interval of %i days is that of %s facts', (intervalDays, kind) => {
    const { ever } = trueRetention([answer(1), answer(2)], 2, withInterval(intervalDays));
    const totals = { young: ever.young.total, mature: ever.mature.total, all: ever.all.total };
    expect(totals).toEqual({ young: 0, mature: 0, [kind]: 1, all: 1 });
  });
  it('of thirty days is that of today and the 29 days before', () => {
    const events = [answer(1), answer(70), answer(71), answer(100)];
    const { last30Days, ever } = trueRetention(events, 100, review);
    expect([last30Days.all.total, ever.all.total]).toEqual([2, 3]);
  });
});
