import { describe, expect, test } from 'vitest';
import type { MultipleQuestion, NumberQuestion, TextQuestion } from '#lib/core/bank/types.ts';
import { givenText, keyText } from './given-text.ts';

const common = {
  id: 'q',
  topic: 't',
  facts: ['f'],
  stem: 'Which?',
  asks: 'fact' as const,
  level: 'core' as const,
  contentHash: '00000000',
};
const multiple: MultipleQuestion = {
  ...common,
  kind: 'multiple',
  options: [
    { text: 'Alipay', why: '', isKey: true },
    { text: 'Huabei', why: '', isKey: true },
    { text: 'Taobao', why: '', isKey: false },
  ],
};
const typed: TextQuestion = {
  ...common,
  kind: 'typed',
  answer: 'Ant Group',
  accept: [],
  wrong: [],
  why: '',
};
const amount: NumberQuestion = {
  ...common,
  kind: 'number',
  value: 7.123,
  unit: 'billion yuan',
  tolerance: 0.03,
  wrong: [],
  why: '',
};

describe('givenText', () => {
  test('options by name, in bank order, without those that are gone', () => {
    expect(givenText(multiple, { kind: 'multiple', options: [2, 0, 9] })).toBe('Alipay; Taobao');
    expect(givenText({ ...multiple, kind: 'choice' }, { kind: 'choice', option: 1 })).toBe(
      'Huabei',
    );
    expect(givenText({ ...multiple, kind: 'choice' }, { kind: 'choice', option: 7 })).toBe('');
  });
  test('text as typed, cut when somebody pasted a book', () => {
    expect(givenText(typed, { kind: 'text', text: ' ant  group ' })).toBe('ant  group');
    expect(givenText(typed, { kind: 'text', text: 'x'.repeat(1000) })).toBe(`${'x'.repeat(200)}…`);
    expect(givenText(typed, { kind: 'text', text: 'x'.repeat(200) })).toBe('x'.repeat(200));
    expect(givenText(null, { kind: 'text', text: 'Ant' })).toBe('Ant');
  });
  test.each([
    ['7.1', '7.1 billion yuan'],
    ['7.1 billion', '7.1 billion yuan'],
    ['7,100,000,000', '7,100,000,000 yuan'],
    ['1,000,000,000', '1,000,000,000 yuan'],
    ['999,999,999', '999,999,999 billion yuan'],
    ['¥7.1bn', '¥7.1bn'],
    ['many', 'many'],
  ])('number %s → %s', (text, shown) => {
    expect(givenText(amount, { kind: 'text', text })).toBe(shown);
  });
  test('percent and year', () => {
    expect(givenText({ ...amount, unit: 'percent' }, { kind: 'text', text: '98' })).toBe('98 %');
    expect(givenText({ ...amount, unit: 'year' }, { kind: 'text', text: '2003' })).toBe('2003');
  });
  test('a flashcard has no text, and neither have options of a question that has none', () => {
    expect(givenText(null, { kind: 'recall' })).toBe('');
    expect(givenText(multiple, { kind: 'recall' })).toBe('');
    expect(givenText(null, { kind: 'choice', option: 0 })).toBe('');
    expect(givenText(typed, { kind: 'choice', option: 0 })).toBe('');
  });
});

describe('keyText', () => {
  test('says the right answer', () => {
    expect(keyText(multiple)).toBe('Alipay; Huabei');
    expect(keyText({ ...multiple, kind: 'choice', options: multiple.options.slice(1) })).toBe(
      'Huabei',
    );
    expect(keyText(typed)).toBe('Ant Group');
    expect(keyText({ ...typed, kind: 'cloze' })).toBe('Ant Group');
    expect(keyText(amount)).toBe('7.123 billion yuan');
    expect(keyText({ ...amount, unit: 'year', value: 2004 })).toBe('2004');
    expect(keyText({ ...amount, unit: 'million people', value: 1300 })).toBe(
      '1,300 million people',
    );
  });
});
