import { describe, expect, it } from 'vitest';
import { emptySnapshot, type Card, type Snapshot } from '../state.ts';
import { checkSnapshot, type StoredSnapshot } from './check-snapshot.ts';

const dayMs = 24 * 60 * 60 * 1000;
const longestMs = 36_501 * dayMs;
const owner: Card = {
  fact: 'owner',
  phase: 'review',
  stability: 10,
  difficulty: 5,
  dueAtMs: 15 * dayMs,
  lastReviewAtMs: 5 * dayMs,
  lastReviewDay: 5,
  intervalDays: 10,
  learningStep: 0,
  reviews: 1,
  lapses: 0,
  lastForm: 'choice',
  lastQuestion: null,
  rightForms: [],
  suspended: false,
};
const today = { day: 19_675, answers: 3, right: 2, newFacts: 1, tookMs: 9_000 };
const expected: Snapshot = { ...emptySnapshot, cards: [owner], days: [today] };
const { cards, days, ...rest } = expected;

/** The faults of a stored snapshot that is as it should be but for what is given. */
const faultsWith = (changed: Partial<StoredSnapshot>) =>
  checkSnapshot({ cards, days, rest, ...changed }, expected).map(({ kind, ref, where }) => {
    expect(ref).toBeNull();
    return `${kind}: ${where}`;
  });

it('finds nothing in what is as it should be', () => {
  expect(faultsWith({})).toEqual([]);
});

describe('a card', () => {
  it.each<[string, unknown[], string[]]>([
    ['that is missing', [], ['history-without-card: owner']],
    ['too many', [owner, { ...owner, fact: 'x' }], ['card-without-history: x']],
    ['that is there twice', [owner, owner], ['card-without-history: owner']],
    [
      'that is no record',
      [null, owner, 'card'],
      [
        'card-without-history: a card without a fact',
        'card-without-history: a card without a fact',
      ],
    ],
    [
      'whose fact is no text',
      [{ ...owner, fact: 7 }],
      ['card-without-history: a card without a fact', 'history-without-card: owner'],
    ],
  ])('%s', (_, stored, faults) => {
    expect(faultsWith({ cards: stored })).toEqual(faults);
  });

  it.each<[object, string[]]>([
    [{ reviews: 2 }, ['snapshot-differs']],
    [{ intervalDays: -0.001 }, ['card-interval']],
    // Plausible, but not what the log says.
    [{ intervalDays: 0 }, ['snapshot-differs']],
    [{ intervalDays: 'ten' }, ['snapshot-differs']],
    [{ stability: 0 }, ['card-stability']],
    [{ stability: Number.MIN_VALUE }, ['snapshot-differs']],
    [{ stability: Infinity }, ['card-stability']],
    [{ stability: '10' }, ['card-stability']],
    [{ difficulty: 0.99 }, ['card-difficulty']],
    [{ difficulty: 1 }, ['snapshot-differs']],
    [{ difficulty: 10 }, ['snapshot-differs']],
    [{ difficulty: 10.01 }, ['card-difficulty']],
    [{ dueAtMs: -1 }, ['card-due']],
    [{ dueAtMs: 0 }, ['snapshot-differs']],
    [{ dueAtMs: 5 * dayMs + longestMs }, ['snapshot-differs']],
    [{ dueAtMs: 5 * dayMs + longestMs + 1 }, ['card-due']],
    [{ lastReviewAtMs: undefined, dueAtMs: longestMs }, ['snapshot-differs']],
    [{ lastReviewAtMs: undefined, dueAtMs: longestMs + 1 }, ['card-due']],
    [{ difficulty: null, dueAtMs: null }, ['card-difficulty', 'card-due']],
  ])('with %j', (fields, kinds) => {
    const found = faultsWith({ cards: [{ ...owner, ...fields }] });
    expect(found).toEqual(kinds.map((kind) => `${kind}: owner`));
  });
});

describe('the totals of a day', () => {
  it.each<[string, unknown[], string[]]>([
    ['that are missing', [], ['day-totals: day 19675']],
    ['that differ', [{ ...today, right: 3 }], ['day-totals: day 19675']],
    ['of a day without answers', [today, { ...today, day: 1 }], ['day-totals: day 1']],
    ['that are there twice', [today, today], ['day-totals: day 19675']],
    [
      'whose day is no number',
      [{ ...today, day: '19675' }],
      ['day-totals: day 19675', 'day-totals: day 19675'],
    ],
    ['that are no record', [today, null], ['day-totals: day undefined']],
  ])('%s', (_, stored, faults) => {
    expect(faultsWith({ days: stored })).toEqual(faults);
  });
});

describe('the single values', () => {
  const settings = { ...emptySnapshot.settings, newFactsPerDay: 3 };
  it.each<[string, object, string[]]>([
    ['a count that differs', { totalAnswers: 1 }, ['snapshot-differs: totalAnswers']],
    ['a list that is missing', { openAttempts: undefined }, ['snapshot-differs: openAttempts']],
    ['nothing for null', { lastAnswer: undefined, upTo: undefined }, []],
    ['settings that differ', { settings }, ['snapshot-differs: settings']],
    ['settings that are none', { settings: 'dark' }, ['settings-damaged: settings']],
    [
      'settings and a count',
      { settings, totalAnswers: 1 },
      ['snapshot-differs: settings', 'snapshot-differs: totalAnswers'],
    ],
  ])('%s', (_, fields, faults) => {
    expect(faultsWith({ rest: { ...rest, ...fields } })).toEqual(faults);
  });
  it('are damaged as a whole when there is no record', () => {
    expect(faultsWith({ rest: undefined })).toEqual([
      'settings-damaged: settings',
      'snapshot-differs: openAttempts',
      'snapshot-differs: totalAnswers',
      'snapshot-differs: suspendedNew',
    ]);
  });
});
