/** What is counted over answers: certainty, depth, misconceptions, minutes and attempts. */
import { describe, expect, test } from 'vitest';
import type { AnswerEvent } from '../progress/events.ts';
import type { Attempt } from '../progress/state.ts';
import { answerOn, index } from './answer.fixture.ts';
import { attemptSummary } from './answers/attempt.ts';
import { byCertainty } from './answers/certainty.ts';
import { depths } from './answers/depths.ts';
import { assumedAnswerMs, medianAnswerMs, minutesEstimate } from './minutes.ts';
import { heldMisconceptions } from './answers/misconceptions.ts';

const to = (question: string, form: AnswerEvent['form'], overrides: Partial<AnswerEvent> = {}) =>
  answerOn(1, { question, form, ...overrides });

test('byCertainty: surest first, each with what the word promises', () => {
  const rows = byCertainty([
    answerOn(1, { certainty: 'sure' }),
    answerOn(1, { certainty: 'sure', score: 0.9 }),
    answerOn(1, { certainty: 'guess' }),
    answerOn(1),
  ]);
  expect(rows).toMatchObject([
    { certainty: 'sure', label: 'Sure', promise: 0.9, right: 1, total: 2 },
    { certainty: 'think', label: 'Think so', promise: 0.7, share: null, total: 0 },
    { certainty: 'guess', label: 'Guess', promise: 0.35, right: 1, total: 1 },
  ]);
});

test('depths: by form, unless the question asks for more than the fact', () => {
  const rows = depths(
    [
      to('f-choice', 'choice'),
      to('f-choice', 'choice', { score: 0 }),
      to('f-typed', 'typed'),
      answerOn(1),
      to('g-apply', 'typed', { score: 0 }),
      to('gone', 'choice', { grades: [{ fact: 'g', grade: 'good' }] }),
      to('gone', 'choice', { grades: [{ fact: 'gone', grade: 'good' }] }),
    ],
    index,
  );
  expect(rows).toMatchObject([
    {
      topic: 'origins',
      recognise: { right: 1, total: 2 },
      recall: { right: 2, total: 2 },
      apply: { share: null },
    },
    {
      topic: 'credit',
      recognise: { right: 1, total: 1 },
      recall: { total: 0 },
      apply: { right: 0, total: 1 },
    },
  ]);
});

describe('heldMisconceptions', () => {
  const betray = to('f-choice', 'choice', { score: 0, misconceptions: ['one-firm'] });
  const settle = to('f-typed', 'typed', { certainty: 'sure' });
  const held = (...answers: AnswerEvent[]) =>
    heldMisconceptions(answers, index).map(({ rightSince, betrayals }) => [rightSince, betrayals]);

  test.each([
    ['never betrayed', [settle], []],
    ['betrayed', [betray], [[0, 1]]],
    ['right once since', [betray, settle], [[1, 1]]],
    ['right twice since', [betray, settle, settle], []],
    ['right before', [settle, settle, betray], [[0, 1]]],
    ['betrayed again', [betray, settle, betray, settle], [[1, 2]]],
    ['betrayed after it was settled', [betray, settle, settle, betray], [[0, 2]]],
    [
      'right by guessing',
      [betray, settle, to('f-typed', 'typed', { certainty: 'guess' })],
      [[1, 1]],
    ],
    ['right elsewhere', [betray, settle, to('g-number', 'number')], [[1, 1]]],
    ['right on the flashcard, which offers nothing', [betray, settle, answerOn(1)], [[1, 1]]],
    ['partly right', [betray, settle, to('f-choice', 'choice', { score: 0.5 })], [[1, 1]]],
  ] as const)('%s', (_, answers, expected) => {
    expect(held(...answers)).toEqual(expected);
  });
  test('one that no question offers any more is left out; the last betrayed comes first', () => {
    const twoBeliefs = {
      ...index,
      questions: index.questions.map((one) => ({ ...one, misconceptions: ['one-firm', 'other'] })),
    };
    const answers = [
      betray,
      { ...betray, misconceptions: ['gone'] },
      { ...betray, misconceptions: ['other'] },
    ];
    expect(
      heldMisconceptions(answers, twoBeliefs).map(({ misconception }) => misconception),
    ).toEqual(['other', 'one-firm']);
  });
});

describe('minutes', () => {
  const took = (...times: number[]) => times.map((tookMs) => answerOn(1, { tookMs }));
  test('median, and an assumption before the first answer', () => {
    expect(medianAnswerMs([])).toBe(assumedAnswerMs);
    expect(medianAnswerMs(took(1000))).toBe(1000);
    expect(medianAnswerMs(took(9000, 1000, 600_000))).toBe(9000);
    expect(medianAnswerMs(took(4000, 1000))).toBe(2500);
  });
  test('only the latest 200 answers count', () => {
    expect(
      medianAnswerMs(took(...Array<number>(500).fill(99_000), ...Array<number>(200).fill(5000))),
    ).toBe(5000);
  });
  test.each([
    [0, 0],
    [1, 1],
    [8, 1],
    [9, 2],
    [40, 7],
  ])('%i answers of ten seconds: %i min', (count, minutes) => {
    expect(minutesEstimate(count, 10_000)).toBe(minutes);
  });
});

describe('attemptSummary', () => {
  const attempt: Attempt = {
    id: 'a',
    title: 'Quick ten',
    mode: 'exam',
    seed: 1,
    questions: ['g-apply', 'f-choice', 'f-typed', 'g-number', 'gone'],
    startedAtMs: 0,
    submittedAtMs: 1,
    answers: [
      to('g-apply', 'typed', { certainty: 'sure', tookMs: 4000 }),
      to('f-choice', 'choice', { certainty: 'sure', score: 0 }),
      to('f-typed', 'typed', { certainty: 'guess', score: 0.5 }),
      null,
      to('gone', 'choice'),
    ],
    flagged: [],
  };
  test('counts what was asked, not only what was answered', () => {
    const { byCertainty: rows, ...summary } = attemptSummary(attempt, index);
    expect(summary).toEqual({
      total: 5,
      answered: 4,
      right: 2,
      score: 2.5,
      tookMs: 34_000,
      byTopic: [
        { topic: 'origins', right: 0, total: 2 },
        { topic: 'credit', right: 1, total: 2 },
      ],
      mistakes: ['f-choice', 'f-typed', 'g-number'],
    });
    expect(rows[0]).toMatchObject({ certainty: 'sure', right: 1, total: 2 });
  });
  test('an attempt without answers has no share', () => {
    const empty = attemptSummary({ ...attempt, answers: attempt.questions.map(() => null) }, index);
    expect(empty).toMatchObject({ answered: 0, right: 0, score: 0, tookMs: 0 });
    expect(empty.mistakes).toHaveLength(5);
  });
});
