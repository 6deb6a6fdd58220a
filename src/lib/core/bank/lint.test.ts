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
const many = (longest: number, of: number): Row[] =>
  Array.from({ length: of }, (_, position) =>
    choice({
      id: `many-${position}`,
      key: { text: position < longest ? 'On Taobao' : 'Taobao', why },
    }),
  );
const words = (number: number) => `${Array.from({ length: number }, () => 'word').join(' ')}?`;

/** What each rule lets pass and what it reports. A rule without an entry fails the test below. */
const examples: Record<string, { good: Row[][]; bad: Row[][] }> = {
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
  'key-longest-share': {
    good: [many(20, 50), many(49, 49)],
    bad: [many(21, 50)],
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
  'negative-in-capitals': {
    good: [
      stem('Which of these is NOT a shareholder?'),
      stem('A friend has not paid yet. Who holds the money?'),
      stem('What is wrong with “Ant does not own Alipay”?'),
      stem('Why did the listing not include Alipay?'),
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
  'stem-length': { good: [stem(words(30))], bad: [stem(words(31))] },
  'near-duplicate-stems': {
    good: [
      two('Who owned Alipay in 2005?', 'Who owned Alipay in 2015?'),
      two('Where did the service begin?', 'Where did the service end?'),
      // The same stem in another form is the point of forms.
      two('Where did it begin?', 'Where did it begin?', typed),
    ],
    bad: [two('Where did the service begin?', 'Where did the Service begin')],
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

function findings(id: string, rows: Row[]) {
  const { draft, problems } = readDraft([
    { path: 'questions/origins/questions.yaml', text: stringify(rows) },
  ]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const rule = lintRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule "${id}"`);
  return rule.check(draft);
}

describe('rules of item writing', () => {
  it('have examples and a remedy each', () => {
    expect(lintRules.map(({ id }) => id).sort()).toEqual(Object.keys(examples).sort());
    expect(lintRules.every(({ remedy }) => remedy.endsWith('.'))).toBe(true);
  });

  describe.each(Object.entries(examples))('%s', (id, { good, bad }) => {
    it.each(good.map((rows) => [rows]))('lets pass %#', (rows) => {
      expect(findings(id, rows)).toEqual([]);
    });
    it.each(bad.map((rows) => [rows]))('reports once %#', (rows) => {
      expect(findings(id, rows)).toHaveLength(1);
    });
  });
});
