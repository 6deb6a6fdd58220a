import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  ChoiceQuestion,
  MultipleQuestion,
  NumberQuestion,
  NumberUnit,
  TextQuestion,
} from '#lib/core/bank/types.ts';
import type { Given } from '#lib/core/progress/events.ts';
import { gradeAnswer, isAnswerable } from './grade-answer.ts';
import { scaleOf } from './number.ts';
import { maximumAnswerLength } from './normalise.ts';

const common = {
  id: 'q',
  topic: 't',
  facts: ['f'],
  stem: 'Who?',
  asks: 'fact' as const,
  level: 'core' as const,
  contentHash: '00000000',
};

const key = (text: string) => ({ text, why: 'Yes.', isKey: true });
const distractor = (text: string, misconception?: string) => ({
  text,
  why: `Not ${text}.`,
  isKey: false,
  ...(misconception === undefined ? {} : { misconception }),
});

const choice: ChoiceQuestion = {
  ...common,
  kind: 'choice',
  options: [key('Ant Group'), distractor('Alibaba', 'alibaba-owns-alipay'), distractor('Tencent')],
};
const multiple = (keys: number, distractors: number): MultipleQuestion => ({
  ...common,
  kind: 'multiple',
  options: [
    ...Array.from({ length: keys }, (_, i) => key(`key ${String(i)}`)),
    ...Array.from({ length: distractors }, (_, i) =>
      distractor(`lure ${String(i)}`, `m${String(i)}`),
    ),
  ],
});
const typed = (overrides: Partial<TextQuestion> = {}): TextQuestion => ({
  ...common,
  kind: 'typed',
  answer: 'Alipay',
  accept: ['支付宝', 'Zhifubao'],
  wrong: [{ text: 'Alibaba', why: 'That is the sister.', misconception: 'alibaba-owns-alipay' }],
  why: '',
  ...overrides,
});
const number = (overrides: Partial<NumberQuestion> = {}): NumberQuestion => ({
  ...common,
  kind: 'number',
  value: 7.123,
  unit: 'billion yuan',
  tolerance: 0.03,
  wrong: [],
  why: '',
  ...overrides,
});
const context = { knownTerms: ['Alipay', 'Huabei', 'Jiebei', "Yu'e Bao", 'Ant Group', 'MYbank'] };
const text = (value: string) => ({ kind: 'text', text: value }) as const;

describe('choice', () => {
  test('the key is right', () => {
    expect(gradeAnswer(choice, { kind: 'choice', option: 0 }, context)).toEqual({
      score: 1,
      outcome: 'right',
      note: null,
      matchedWrong: null,
      misconceptions: [],
    });
  });
  test('a distractor says why it is wrong and what it betrays', () => {
    expect(gradeAnswer(choice, { kind: 'choice', option: 1 }, context)).toEqual({
      score: 0,
      outcome: 'wrong',
      note: null,
      matchedWrong: { why: 'Not Alibaba.', misconception: 'alibaba-owns-alipay' },
      misconceptions: ['alibaba-owns-alipay'],
    });
    expect(gradeAnswer(choice, { kind: 'choice', option: 2 }, context).misconceptions).toEqual([]);
  });
  test('an option that is not there, or an answer of another kind, cannot be', () => {
    expect(() => gradeAnswer(choice, { kind: 'choice', option: 3 }, context)).toThrow(/question q/);
    expect(() => gradeAnswer(choice, text('Ant Group'), context)).toThrow(/question q/);
    expect(() => gradeAnswer(typed(), { kind: 'recall' }, context)).toThrow(/question q/);
  });
});

describe('multiple: (hits − false alarms) ÷ keys, at least 0', () => {
  test.each([
    [3, 2, [0, 1, 2], 1, 'right'],
    [3, 2, [2, 1, 0], 1, 'right'],
    [3, 2, [0, 1], 2 / 3, 'partly'],
    [3, 2, [0, 1, 2, 3], 2 / 3, 'partly'],
    [3, 2, [0, 1, 2, 3, 4], 1 / 3, 'partly'],
    [2, 2, [0, 1, 2, 3], 0, 'wrong'],
    [3, 2, [0, 3], 0, 'wrong'],
    [3, 2, [3, 4], 0, 'wrong'],
    [3, 2, [], 0, 'wrong'],
    [3, 2, [0, 0, 0], 1 / 3, 'partly'],
  ] as const)(
    '%i keys, %i distractors, chosen %j',
    (keys, distractors, options, score, outcome) => {
      const verdict = gradeAnswer(
        multiple(keys, distractors),
        { kind: 'multiple', options: [...options] },
        context,
      );
      expect(verdict.score).toBeCloseTo(score, 12);
      expect(verdict.outcome).toBe(outcome);
    },
  );
  test('names each misconception once', () => {
    const verdict = gradeAnswer(multiple(2, 2), { kind: 'multiple', options: [3, 0, 2] }, context);
    expect(verdict.misconceptions).toEqual(['m0', 'm1']);
  });
  test('one more key never lowers, one more distractor never raises the score', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(7)),
        fc.nat(7),
        (keys, distractors, picks, extra) => {
          const question = multiple(keys, distractors);
          const options = picks.filter((option) => option in question.options);
          if (!(extra in question.options) || options.includes(extra)) return;
          const score = (chosen: number[]) =>
            gradeAnswer(question, { kind: 'multiple', options: chosen }, context).score;
          const change = score([...options, extra]) - score(options);
          expect(question.options[extra]?.isKey ? change >= 0 : change <= 0).toBe(true);
        },
      ),
    );
  });
});

describe('typed', () => {
  test.each([
    'Alipay',
    'alipay',
    ' ALIPAY. ',
    'the Alipay',
    'Ali-pay',
    'Ali Pay',
    '支付宝',
    'zhīfùbǎo',
  ])('%s is right without a note', (given) => {
    expect(gradeAnswer(typed(), text(given), context)).toMatchObject({ score: 1, note: null });
  });
  test.each(['Alipya', 'Alippay', 'Aliay', 'Alibay'])('%s is a slip', (given) => {
    expect(gradeAnswer(typed(), text(given), context)).toMatchObject({
      score: 1,
      note: { kind: 'spelling', canonical: 'Alipay' },
    });
  });
  test.each(['Alpya', 'Ali', 'pay', '...', 'xyz', '支付'])('%s is wrong', (given) => {
    expect(gradeAnswer(typed(), text(given), context)).toMatchObject({ score: 0, note: null });
  });
  test('a listed wrong answer is wrong with its reason, misspelt too', () => {
    for (const given of ['Alibaba', 'alibaba', 'Alibabba']) {
      expect(gradeAnswer(typed(), text(given), context)).toMatchObject({
        score: 0,
        matchedWrong: { why: 'That is the sister.' },
        misconceptions: ['alibaba-owns-alipay'],
      });
    }
  });
  test('another known term is wrong', () => {
    const jiebei = typed({ answer: 'Jiebei', accept: [], wrong: [] });
    expect(gradeAnswer(jiebei, text('Huabei'), context)).toMatchObject({
      score: 0,
      note: { kind: 'other-term', term: 'Huabei' },
    });
  });
  test('what is as near to another term proves neither', () => {
    const question = typed({ answer: 'Series B', accept: [], wrong: [] });
    const near = { knownTerms: ['Series B', 'Series C'] };
    expect(gradeAnswer(question, text('Serie B'), near).outcome).toBe('right');
    expect(gradeAnswer(question, text('Series D'), near).outcome).toBe('wrong');
    expect(gradeAnswer(question, text('Series C'), near).outcome).toBe('wrong');
  });
  test('a known term that is also accepted here is no rival', () => {
    const question = typed({ answer: 'Ant Financial', accept: ['Ant Group'], wrong: [] });
    expect(gradeAnswer(question, text('Ant Gruop'), context).outcome).toBe('right');
  });
  test('five letters and digits forgive nothing', () => {
    expect(gradeAnswer(typed({ answer: 'Alpha', accept: [] }), text('Alpka'), context).score).toBe(
      0,
    );
    expect(gradeAnswer(typed({ answer: 'Rule 2004a' }), text('Rule 2005a'), context).score).toBe(0);
  });
  test('ten letters forgive two slips', () => {
    const question = typed({ answer: 'Ant Financial', accept: [], wrong: [] });
    expect(gradeAnswer(question, text('Ant Finacnail'), context).score).toBe(1);
    expect(gradeAnswer(question, text('At Finacnail'), context).score).toBe(0);
  });
  test('a pasted book is not compared', () => {
    const book = 'Alipay '.repeat(150_000);
    expect(gradeAnswer(typed(), text(book), context)).toMatchObject({ note: { kind: 'too-long' } });
    expect(gradeAnswer(number(), text(book), context)).toMatchObject({
      note: { kind: 'too-long' },
    });
    const edge = 'x'.repeat(maximumAnswerLength);
    expect(gradeAnswer(typed(), text(edge), context).note).toBeNull();
    expect(gradeAnswer(typed(), text(`${edge}x`), context).note).toEqual({ kind: 'too-long' });
  });
  test('any way to space, case and hyphenate an answer is right', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Ant Group', "Yu'e Bao", 'Hangzhou', 'Alipay (China)'),
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('', ' ', '-', "'", '\u00a0')), {
          minLength: 20,
          maxLength: 20,
        }),
        (answer, changes) => {
          const given = Array.from(answer)
            .map((letter, i) => {
              const [upper, after] = changes[i] ?? [false, ''];
              return (upper ? letter.toUpperCase() : letter.toLowerCase()) + after;
            })
            .join('');
          expect(
            gradeAnswer(typed({ answer, accept: [], wrong: [] }), text(given), context),
          ).toMatchObject({ score: 1, note: null });
        },
      ),
    );
  });
});

describe('number', () => {
  test.each([
    '7.123 billion',
    '7,123,000,000',
    '¥7.1bn',
    'RMB 7.1 bn',
    '7.1',
    '7,1',
    '7.153',
    '7.093',
    '71.23亿元',
    '71 亿',
    '7123 million yuan',
    'about 7.1 billion',
  ])('%s is right for 7.123 ± 0.03 billion yuan', (given) => {
    const expected = given === '71 亿' ? 0.1 : 0.03;
    expect(gradeAnswer(number({ tolerance: expected }), text(given), context).outcome).toBe(
      'right',
    );
  });
  test.each(['7.154', '7.092', '7.1 million', '7.1 trillion', '71.23', '7123'])(
    '%s is wrong',
    (given) => {
      expect(gradeAnswer(number(), text(given), context)).toMatchObject({ score: 0, note: null });
    },
  );
  test.each(['US$7.1bn', '7.1 billion dollars', '7.1 billion euro', '7.1 %'])(
    '%s has the wrong unit',
    (given) => {
      expect(gradeAnswer(number(), text(given), context)).toEqual({
        score: 0,
        outcome: 'wrong',
        note: { kind: 'unit' },
        matchedWrong: null,
        misconceptions: [],
      });
    },
  );
  test.each([
    ['year', 2003, 0, ['2003', '2003年', 'in 2003', '２００３']],
    ['percent', 98, 0.5, ['98 %', '98%', '98 percent', '98', '97.5']],
    ['trillion yuan', 1.19, 0, ['1.19 trillion', '1.19', '1.19万亿', '1,190 billion', '11,900亿']],
    ['million people', 450, 0, ['450', '450 million', '4.5亿', '0.45 bn', '450,000,000']],
  ] as const)('%s', (unit, value, tolerance, forms) => {
    for (const given of forms) {
      expect(
        gradeAnswer(number({ unit, value, tolerance }), text(given), context).outcome,
        given,
      ).toBe('right');
    }
  });
  test('a listed wrong number says why, in any reading', () => {
    const question = number({
      wrong: [{ value: 34.5, why: 'That is the offering.', misconception: 'm' }],
    });
    for (const given of ['34.5', '34.5bn', '345亿', '34,500,000,000']) {
      expect(gradeAnswer(question, text(given), context)).toMatchObject({
        matchedWrong: { why: 'That is the offering.' },
        misconceptions: ['m'],
      });
    }
  });
  test('of two listed wrong numbers near the answer the nearest counts', () => {
    const question = number({
      value: 33,
      unit: 'percent',
      tolerance: 2,
      wrong: [
        { value: 51, why: 'Parent.' },
        { value: 49.9, why: 'Before.' },
      ],
    });
    expect(gradeAnswer(question, text('50'), context).matchedWrong?.why).toBe('Before.');
    expect(gradeAnswer(question, text('51 %'), context).matchedWrong?.why).toBe('Parent.');
  });
  test('what is no number says so', () => {
    expect(gradeAnswer(number(), text('many'), context).note).toEqual({ kind: 'unreadable' });
  });

  const money: { unit: NumberUnit; word: string; sign: string }[] = [
    { unit: 'million yuan', word: 'million', sign: '¥' },
    { unit: 'billion yuan', word: 'billion', sign: 'RMB ' },
    { unit: 'trillion yuan', word: 'trillion', sign: 'CNY' },
    { unit: 'million US dollars', word: 'mn', sign: 'US$' },
    { unit: 'billion US dollars', word: 'bn', sign: '$' },
  ];
  const separators = fc.constantFrom(',', ' ', '\u2009', '\u202f', "'", '’', '');
  const grouped = (value: number, separator: string) =>
    String(value).replace(/\B(?=(\d{3})+$)/g, separator);

  test('any amount written in any accepted way is right', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...money),
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom(1, 10, 100),
        separators,
        fc.constantFrom('plain', 'word', 'sign', 'absolute', 'chinese', 'full width'),
        ({ unit, word, sign }, mantissa, divisor, separator, way) => {
          const value = mantissa / divisor;
          const absolute = Math.round((mantissa * scaleOf(unit)) / divisor);
          const ways: Record<typeof way, string> = {
            plain: String(value),
            word: `${String(value)} ${word}`,
            sign: `${sign}${String(value)}${word}`,
            absolute: grouped(absolute, separator),
            chinese: `${String(absolute / 1e4)}万`,
            'full width': String(value).replace(/\d/g, (d) =>
              String.fromCharCode(0xff10 + Number(d)),
            ),
          };
          const verdict = gradeAnswer(
            number({ unit, value, tolerance: 0 }),
            text(ways[way]),
            context,
          );
          expect(verdict.outcome, ways[way]).toBe('right');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('any text at all', () => {
  test('is graded without failing, 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (given) => {
        for (const question of [typed(), number()]) {
          const { score } = gradeAnswer(question, text(given), context);
          expect(score === 0 || score === 1).toBe(true);
        }
      }),
    );
  });
});

describe('isAnswerable', () => {
  test.each([
    [choice, { kind: 'choice', option: 2 }, true],
    [choice, { kind: 'choice', option: 3 }, false],
    [choice, { kind: 'choice', option: -1 }, false],
    [choice, text('Ant Group'), false],
    [multiple(2, 1), { kind: 'multiple', options: [] }, false],
    [multiple(2, 1), { kind: 'multiple', options: [2] }, true],
    [multiple(2, 1), { kind: 'multiple', options: [0, 3] }, false],
    [typed(), text(' \n'), false],
    [typed(), text('x'), true],
    [number(), text('x'), true],
    [typed(), { kind: 'recall' }, false],
    [typed({ kind: 'cloze' }), text('x'), true],
    [multiple(2, 1), { kind: 'choice', option: 0 }, false],
    [choice, { kind: 'multiple', options: [0] }, false],
  ] as const)('%#', (question, given, answerable) => {
    expect(
      isAnswerable(
        question,
        given.kind === 'multiple' ? { ...given, options: [...given.options] } : given,
      ),
    ).toBe(answerable);
  });
});

describe('an answer of another kind than the question', () => {
  const questions = [choice, multiple(2, 1), typed(), typed({ kind: 'cloze' }), number()];
  const answers = [
    { kind: 'choice', option: 0 },
    { kind: 'multiple', options: [0] },
    text('x'),
    { kind: 'recall' },
  ] satisfies Given[];
  const fits = ['choice choice', 'multiple multiple', 'typed text', 'cloze text', 'number text'];
  const pairs = questions.flatMap((question) =>
    answers.map((given) => ({ name: `${question.kind} ${given.kind}`, question, given })),
  );
  test.each(pairs)('$name', ({ name, question, given }) => {
    const grade = () => gradeAnswer(question, given, context);
    if (fits.includes(name)) expect(grade().score).toBeLessThanOrEqual(1);
    else expect(grade).toThrow(`Inconsistent: ${given.kind} given to ${question.kind} question q`);
  });
});

test('only what is between the first and the last letter counts for the length', () => {
  const longest = 'x'.repeat(maximumAnswerLength);
  expect(gradeAnswer(typed(), text(` ${longest} `), context).note).toBeNull();
  expect(gradeAnswer(typed(), text(`${longest}x`), context).note).toEqual({ kind: 'too-long' });
  const digits = '7'.repeat(maximumAnswerLength);
  expect(gradeAnswer(number(), text(` ${digits} `), context).note).toBeNull();
  expect(gradeAnswer(number(), text(`${digits}7`), context).note).toEqual({ kind: 'too-long' });
});
