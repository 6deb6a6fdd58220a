import { describe, expect, test } from 'vitest';
import type { Card } from '#lib/core/progress/state.ts';
import { testCard } from './card.fixture.ts';
import { mastery } from './known.ts';

const right = (form: Card['lastForm'], firstDay: number, lastDay = firstDay) => ({
  form,
  firstDay,
  lastDay,
});
const at = (recall: number, overrides: Partial<Card>) =>
  mastery(testCard('f', overrides), 0, () => recall);

describe('mastery', () => {
  test('a fact never asked is unseen', () => {
    expect(mastery(null, 0, () => 1)).toBe('unseen');
  });
  const proven = [right('choice', 1), right('typed', 2)];
  test.each([
    ['never right', [], 'forgotten'],
    ['one form', [right('typed', 1, 9)], 'recognised'],
    ['two forms on one day', [right('choice', 1), right('typed', 1)], 'recognised'],
    ['two recognitions on two days', [right('choice', 1), right('multiple', 2)], 'recognised'],
    ['production first, recognition later', [right('typed', 1), right('choice', 2)], 'recognised'],
    ['produced a day later', proven, 'proven'],
    ['produced again a day later', [right('typed', 1, 2), right('choice', 1)], 'proven'],
    ['flashcard and number', [right('recall', 1), right('number', 4)], 'proven'],
  ] as const)('%s', (_, rightForms, expected) => {
    expect(at(0.95, { rightForms: [...rightForms] })).toBe(expected);
  });
  test.each([
    [1, 'proven'],
    [0.8, 'proven'],
    [0.7999, 'recognised'],
    [0.5, 'recognised'],
    [0.4999, 'forgotten'],
  ])('at a predicted recall of %f it is %s', (recall, expected) => {
    expect(at(recall, { rightForms: proven })).toBe(expected);
  });
  test('a lapse is forgotten until it is right again', () => {
    expect(at(0.99, { rightForms: proven, phase: 'relearning' })).toBe('forgotten');
    expect(at(0.99, { rightForms: proven, phase: 'learning' })).toBe('recognised');
  });
});
