import { describe, expect, it } from 'vitest';
import { contentWords, lightStem } from './content-words.ts';

describe('the stem', () => {
  it.each([
    ['bank', ['banks', 'banking', 'banked', 'banker']],
    ['compani', ['company', 'companies']],
    ['class', ['classes']],
    ['dish', ['dishes']],
    ['branch', ['branches']],
    ['box', ['boxes']],
    ['servic', ['service', 'services']],
    ['plan', ['plans', 'planned', 'planning']],
    ['lend', ['lends', 'lender', 'lending']],
    ['fund', ['funded', 'funding', 'funds']],
    ['monei', ['money']],
  ])('%s is that of %j', (stem, words) => {
    expect(words.map(lightStem)).toEqual(words.map(() => stem));
    expect(lightStem(stem)).toBe(stem);
  });

  it.each([
    'bus',
    'fee',
    'ring',
    'sing',
    'loss',
    'status',
    'fall',
    'grant',
    'esbank',
    'ingot',
    'banks2',
  ])('leaves %s alone', (word) => {
    expect(lightStem(word)).toBe(word);
  });

  it('takes a doubled letter only where an ending stood behind it', () => {
    expect([lightStem('penn'), lightStem('penned')]).toEqual(['penn', 'pen']);
    expect(lightStem('falling')).toBe('fall');
  });
});

describe('content words', () => {
  it('are what is left without function words and single letters, each once', () => {
    expect([
      ...contentWords('Who owns the banks of Ant, and which bank is a part of it? E. g. 5'),
    ]).toEqual(['own', 'bank', 'ant', '5']);
  });

  it('keep a number whole', () => {
    expect([...contentWords('3.1 billion and 10,000 shares.')]).toEqual([
      '31',
      'billion',
      '10000',
      'shar',
    ]);
  });

  it('part numbers from words and from each other', () => {
    expect([...contentWords('In 2004, 5 yuan. 6')]).toEqual(['2004', '5', 'yuan', '6']);
    expect([...contentWords('v.5 and 5.v')]).toEqual(['5']);
  });
});
