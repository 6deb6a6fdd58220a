import { describe, expect, test } from 'vitest';
import { gradeFor, guessingRate, type Evidence } from './evidence.ts';

const evidence = (overrides: Partial<Evidence>): Evidence => ({
  score: 1,
  form: 'choice',
  optionCount: 3,
  certainty: 'sure',
  hintUsed: false,
  ...overrides,
});

describe('gradeFor', () => {
  test.each([
    [{ score: 0 }, 'again'],
    [{ score: 0.49, form: 'multiple' }, 'again'],
    [{ score: 0.5, form: 'multiple' }, 'hard'],
    [{ score: 0.99, form: 'multiple' }, 'hard'],
    [{ certainty: 'guess' }, 'hard'],
    [{ certainty: 'think' }, 'good'],
    [{ certainty: 'sure' }, 'good'],
    [{ certainty: null }, 'good'],
    [{ certainty: 'think', optionCount: 2 }, 'hard'],
    [{ certainty: null, optionCount: 2 }, 'hard'],
    [{ certainty: 'sure', optionCount: 2 }, 'good'],
    [{ certainty: 'guess', form: 'multiple', optionCount: 5 }, 'hard'],
    [{ certainty: 'guess', form: 'typed', optionCount: 0 }, 'hard'],
    [{ certainty: 'think', form: 'typed', optionCount: 0 }, 'good'],
    [{ certainty: 'sure', form: 'number', optionCount: 0 }, 'good'],
    [{ certainty: 'sure', hintUsed: true }, 'hard'],
    [{ score: 0, hintUsed: true }, 'again'],
    [{ form: 'recall', recallGrade: 'easy', certainty: null }, 'easy'],
    [{ form: 'recall', recallGrade: 'again', certainty: null }, 'again'],
    [{ form: 'typed', recallGrade: 'easy', optionCount: 0 }, 'good'],
  ] as const)('%j → %s', (overrides, grade) => {
    expect(gradeFor(evidence(overrides))).toBe(grade);
  });
  test('a flashcard without a grade cannot be', () => {
    expect(() => gradeFor(evidence({ form: 'recall' }))).toThrow(/recall/);
  });
});

test.each([
  ['choice', 3, 1 / 3],
  ['choice', 4, 1 / 4],
  ['multiple', 5, 1 / 31],
  ['typed', 0, 0],
] as const)('guessing rate of %s with %i options', (form, options, rate) => {
  expect(guessingRate(form, options)).toBeCloseTo(rate, 12);
});
