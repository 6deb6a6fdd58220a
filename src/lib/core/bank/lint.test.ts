import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readDraft } from './draft/draft.ts';
import { lintRules } from './lint/index.ts';

type Row = Record<string, unknown>;

const why = 'This is said of the rival.';
const choice = (change: Row = {}): Row => ({
  id: 'one',
  kind: 'choice',
  facts: ['a'],
  asks: 'fact',
  level: 'core',
  stem: 'Where did the service begin?',
  key: { text: 'On Taobao', why },
  distractors: [
    { text: 'On Tmall', why },
    { text: 'On eBay', why },
  ],
  ...change,
});
const options = (key: string, ...distractors: string[]): Row[] => [
  choice({ key: { text: key, why }, distractors: distractors.map((text) => ({ text, why })) }),
];
const stem = (text: string): Row[] => [choice({ stem: text })];
const reason = (text: string): Row[] => [
  choice({
    distractors: [
      { text: 'On Tmall', why: text },
      { text: 'On eBay', why },
    ],
  }),
];
const ownReasons = (...whys: string[]): Row[] => [
  choice({
    key: { text: 'On Taobao', why: whys[0] },
    distractors: [
      { text: 'On Tmall', why: whys[1] },
      { text: 'On eBay', why: whys[2] },
    ],
  }),
];
const ask = (asked: string, key: string, ...distractors: string[]): Row[] =>
  options(key, ...distractors).map((row) => ({ ...row, stem: asked }));
const multiple = (asked: string, keys: string[], distractors: string[]): Row[] => [
  choice({
    kind: 'multiple',
    stem: asked,
    key: undefined,
    keys: keys.map((text) => ({ text, why })),
    distractors: distractors.map((text) => ({ text, why })),
  }),
];
const fact = (change: Row = {}): Row => ({
  id: 'a',
  statement: 'The service began on Taobao.',
  prompt: 'Where did it begin?',
  answer: 'On Taobao',
  why: 'It was made for a marketplace.',
  sources: ['filing'],
  asOf: '2018',
  status: 'settled',
  level: 'core',
  ...change,
});
const source = (change: Row = {}): Row => ({
  id: 'filing',
  publisher: 'SEC',
  title: 'F-1',
  url: 'https://example.org/',
  date: '2014-05',
  kind: 'filing',
  ...change,
});
const two = (first: string, second: string, change: Row = {}): Row[] => [
  choice({ stem: first }),
  choice({ id: 'two', stem: second, ...change }),
];
const typed: Row = {
  kind: 'typed',
  key: undefined,
  distractors: undefined,
  answer: 'Taobao',
  why,
};
/** Options without a difference in form; the first `told` questions name their key. */
const telling = (told: number, of: number): Row[] => {
  const names = ['Ab', 'Cd', 'Ef', 'Gh', 'Ij', 'Kl', 'Mn', 'Op', 'Qr', 'St'];
  const name = (position: number) => names[position % names.length];
  return Array.from({ length: of }, (_, position) =>
    choice({
      id: `telling-${position}`,
      stem: position < told ? `Is it ${name(position)}?` : 'Who is it?',
      key: { text: name(position), why },
      distractors: [
        { text: name(position + 1), why },
        { text: name(position + 2), why },
      ],
    }),
  );
};
const words = (number: number) => `${Array.from({ length: number }, () => 'word').join(' ')}?`;

/** A bank of questions alone, or files by path below `questions/`. */
type Example = Row[] | Record<string, Row[]>;

/** What each rule lets pass and what it reports. A rule without an entry fails the test below. */
const examples: Record<string, { good: Example[]; bad: Example[] }> = {
  'three-options': {
    good: [options('Ant', 'Tao', 'Bay')],
    bad: [options('Ant', 'Tao', 'Bay', 'Sky')],
  },
  'key-length': {
    good: [
      options('x'.repeat(42), 'y'.repeat(30), 'z'.repeat(30)),
      // Names of different length.
      options('Alibaba Group', 'Ant', 'SAIC'),
    ],
    bad: [
      options('x'.repeat(43), 'y'.repeat(30), 'z'.repeat(30)),
      options('Because the buyer pays only after the goods arrive', 'It was cheap', 'It was new'),
    ],
  },
  'absolute-words': {
    good: [options('Only on Taobao', 'Only on eBay', 'On Tmall'), options('Ant', 'Allied', 'Bay')],
    bad: [options('On Taobao', 'Always on eBay', 'On Tmall'), options('Ant', 'NEVER', 'Bay')],
  },
  'no-catch-all': {
    good: [options('Ant', 'Neither of them pays', 'Bay'), options('Above the shop', 'Tao', 'Bay')],
    bad: [
      options('Ant', 'Tao', 'All of the above'),
      options('None of these', 'Tao', 'Bay'),
      options('Both A and B', 'Tao', 'Bay'),
    ],
  },
  'no-grammar-cue': {
    good: [
      ask('What is the code called?', 'A stamp', 'An icon', 'A card'),
      ask('Which two names were joined?', 'Ant and Tao', 'Bay and Sky', 'Ant and Bay'),
      ask('The parcel shop gives each parcel a', 'stamp', 'code', 'uniform'),
    ],
    bad: [
      ask('The parcel shop gives each parcel an', 'icon', 'stamp', 'emblem'),
      ask('The parcel shop gives each parcel a ____.', 'stamp', 'code', 'icon'),
      ask('Which name was new in 2014?', 'Ant', 'Tao and Bay', 'Sky'),
      ask('Which firms were founded in 2014?', 'Ant and Tao', 'A bank', 'Bay and Sky'),
    ],
  },
  'even-form': {
    good: [
      options('It began.', 'It ended.', 'It moved.'),
      options('EachNet', 'eBay', 'Tmall'),
      options('“is paid”', 'Each buyer', 'Money'),
    ],
    bad: [
      options('It began.', 'It ended', 'It moved'),
      options('It began.', 'It ended.', 'It moved'),
      options('it began', 'It ended', 'It moved'),
    ],
  },
  'no-echo': {
    good: [
      ask('Who holds the money?', 'Alipay holds it', 'The seller holds it', 'A bank'),
      ask('What is Ant Group?', 'The owner of Alipay', 'A bank', 'A fund'),
      ask('Which word of “Ant lends its own money” is wrong?', 'Own', 'Lends', 'Money'),
      multiple('Which banks joined?', ['A bank in Hangzhou', 'A fund'], ['A bank in Paris']),
    ],
    bad: [
      ask('Who is holding the money?', 'Whoever holds Alipay', 'The seller', 'A bank'),
      ask('What became of the shares of 2014?', 'A sale in 2014', 'A gift', 'A loss'),
      multiple('Which banks joined?', ['A bank in Hangzhou', 'A fund'], ['A shop in Paris']),
    ],
  },
  'one-kind': {
    good: [
      options('In 2003', 'In October 2004', 'Since 2014'),
      options('About 33%', '5%', 'Nothing'),
      options('Almost a billion yuan', '20 million yuan', 'Under four weeks'),
      options('Ant Group', 'A bank', 'Bank of China'),
      ask('Which word of “In 2003 Ant began” is wrong?', 'Ant', '2003', 'Began'),
    ],
    bad: [
      options('In 2003', 'On Tmall', 'On eBay'),
      options('33%', '5 million yuan', '3%'),
      options('Ant Group', 'It was sold at once', 'Bank of China'),
    ],
  },
  'options-apart': {
    good: [
      options('Alipay', 'Alipay’s parent', 'Taobao'),
      options('Alipay+ for shops', 'Ant', 'Alipay for shops'),
    ],
    bad: [options('Ant Group', 'Ant', 'Bay'), options('In 2003', 'In 2003 or 2004', 'In 2005')],
  },
  'complete-stem': {
    good: [
      stem('Where did the service begin?'),
      stem('The service began on ____.'),
      stem('Alipay has a rival in payments. Name it.'),
      multiple('Which of these joined?', ['Ant', 'Tao'], ['Bay']),
    ],
    bad: [
      stem('The beginning of the service'),
      stem('And Alipay?'),
      stem('Which of these is a marketplace?'),
      stem('Which of the following places saw it begin?'),
      stem('Of Alipay, which statement is true?'),
    ],
  },
  'negative-in-capitals': {
    good: [
      stem('Which of these is NOT a shareholder?'),
      stem('A friend has not paid yet. Who holds the money?'),
      stem('What is wrong with “Ant does not own Alipay”?'),
      stem('Why did the listing not include Alipay?'),
      stem('“Ant is not a bank”'),
      stem('Which fine was Alibaba’s, not Ant’s?'),
    ],
    bad: [
      stem('Which of these is not a shareholder?'),
      stem('Ant has four owners. Which name doesn’t belong?'),
      [
        choice({
          kind: 'multiple',
          key: undefined,
          keys: [
            { text: 'Ant', why },
            { text: 'Bee', why },
          ],
          stem: 'Which of these cannot be right?',
        }),
      ],
    ],
  },
  bot: {
    // 3 of 50 are 4 points above chance, 4 of 50 more than 5.
    good: [telling(3, 50), telling(49, 49)],
    bad: [telling(4, 50), telling(50, 50)],
  },
  'reading-grade': {
    good: [
      stem('Who paid the money?'),
      stem('Who paid Beijing Tianhongia Communications Incorporated?'),
      reason('About 60 million transactions a minute against 30 million.'),
    ],
    bad: [
      stem('Extraordinarily incomprehensible considerations?'),
      reason('Alipay’s payments were overwhelmingly domestic.'),
    ],
  },
  'stem-length': { good: [stem(words(30))], bad: [stem(words(31))] },
  'near-duplicate-stems': {
    good: [
      two('Who owned Alipay in 2005?', 'Who owned Alipay in 2015?'),
      two('Where did the service begin?', 'Where did the service end?'),
      // The same stem in another form is the point of forms.
      two('Where did it begin?', 'Where did it begin?', typed),
      // Neither has a word to compare.
      two('¥ ____?', '€ ____?'),
    ],
    bad: [two('Where did the service begin?', 'Where did the Service begin')],
  },
  'near-duplicate-questions': {
    good: [
      two('Who owned Alipay in 2005?', 'Who owned Alipay in 2015?'),
      two('Which site did the service grow on?', 'When was Taobao opened in Hangzhou?', typed),
      // Another form of the same fact.
      two('Where did the new service begin?', 'Where did the new service begin?', typed),
      // Neither has a word that says anything.
      two('Who was it?', 'What was it then?').map((row) => ({
        ...row,
        key: { text: 'Them', why },
      })),
    ],
    bad: [
      two('Where did the new service begin?', 'The service is new. Where did it begin?'),
      two('Where did the new service begin?', 'Where did the new service begin?', {
        ...typed,
        answer: 'on Taobao',
        facts: ['b'],
      }),
    ],
  },
  'own-reason': {
    good: [
      ownReasons('It needed a market.', 'Tmall opened in 2008.', 'eBay was the rival.'),
      // One error in two spellings.
      [
        choice({
          ...typed,
          wrong: [
            { text: 'PBoC', why: 'The bank supervises.' },
            { text: 'the central bank', why: 'The bank supervises.' },
          ],
        }),
      ],
    ],
    bad: [
      ownReasons('It needed a market.', 'It opened in 2008.', 'It opened in 2008'),
      ownReasons('It needed a market.', 'It opened in 2008.', 'It was not on eBay.'),
    ],
  },
  'recheck-set': {
    good: [
      { 'today/facts.yaml': [fact({ recheckAfter: '2027' })] },
      { 'origins/facts.yaml': [fact(), fact({ id: 'b', status: 'disputed' })] },
    ],
    bad: [
      { 'today/facts.yaml': [fact()] },
      { 'origins/facts.yaml': [fact({ status: 'changed' })] },
    ],
  },
  'recheck-due': {
    good: [{ 'origins/facts.yaml': [fact(), fact({ id: 'b', recheckAfter: '2026-11-23' })] }],
    bad: [
      { 'origins/facts.yaml': [fact({ recheckAfter: '2026-11-22' })] },
      { 'origins/facts.yaml': [fact({ recheckAfter: '2026' })] },
    ],
  },
  'dated-source': {
    good: [{ 'sources.yaml': [source()] }],
    bad: [{ 'sources.yaml': [source({ date: undefined })] }],
  },
  'used-source': {
    good: [{ 'sources.yaml': [source()], 'origins/facts.yaml': [fact()] }],
    bad: [{ 'sources.yaml': [source(), source({ id: 'b' })], 'origins/facts.yaml': [fact()] }],
  },
  'real-reason': {
    good: [reason('Tmall opened in 2008.')],
    bad: [
      reason('Wrong.'),
      reason('This is incorrect.'),
      [choice({ ...typed, wrong: [{ text: 'Tmall', why: 'No.' }] })],
    ],
  },
};

function findings(id: string, example: Example) {
  const files = Array.isArray(example) ? { 'origins/questions.yaml': example } : example;
  const { draft, problems } = readDraft(
    Object.entries(files).map(([path, rows]) => ({
      path: `questions/${path}`,
      text: stringify(rows),
    })),
  );
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const rule = lintRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule "${id}"`);
  return rule.check(draft, { today: '2026-11-22' });
}

describe('rules of item writing', () => {
  it('have examples and a remedy each', () => {
    expect(lintRules.map(({ id }) => id).sort()).toEqual(Object.keys(examples).sort());
    expect(lintRules.every(({ remedy }) => remedy.endsWith('.'))).toBe(true);
  });

  describe.each(Object.entries(examples))('%s', (id, { good, bad }) => {
    it.each(good.map((example) => [example]))('lets pass %#', (example) => {
      expect(findings(id, example)).toEqual([]);
    });
    it.each(bad.map((example) => [example]))('reports once %#', (example) => {
      expect(findings(id, example)).toHaveLength(1);
    });
  });
});
