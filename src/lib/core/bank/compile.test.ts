import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { compileBank, type BankFile, type Problem } from './compile.ts';

/** Many runs on a busy machine; the limit only stops a hang. */
const manyRunsTimeoutMs = 60_000;

const context = { today: '2026-11-22' };

type Row = Record<string, unknown>;
/** The rows of a small bank, file by file. */
type Rows = Record<'sources' | 'topics' | 'misconceptions' | 'facts' | 'questions', Row[]>;

const file = {
  sources: 'questions/sources.yaml',
  topics: 'questions/topics.yaml',
  misconceptions: 'questions/misconceptions.yaml',
  facts: 'questions/origins/facts.yaml',
  questions: 'questions/origins/questions.yaml',
};

/** A valid bank: one topic, one fact, a choice, a typed and a number question. Rows can be changed before writing. */
function validRows(): Rows {
  return {
    sources: [
      {
        id: 'filing-2014',
        publisher: 'SEC',
        title: 'F-1',
        url: 'https://example.org/f1',
        kind: 'filing',
      },
      {
        id: 'wiki',
        publisher: 'Wiki',
        title: 'Alipay',
        url: 'https://example.org/w',
        kind: 'encyclopedia',
      },
    ],
    topics: [
      {
        id: 'origins',
        title: 'Origins',
        shortTitle: 'Origins',
        summary: 'You know it.',
        buildsOn: [],
      },
      {
        id: 'later',
        title: 'Later',
        shortTitle: 'Later',
        summary: 'Not written.',
        buildsOn: ['origins'],
      },
    ],
    misconceptions: [
      {
        id: 'born-2014',
        topic: 'origins',
        belief: 'It began in 2014.',
        truth: 'It began in 2003.',
        refutation: 'The name is younger than the service.',
        facts: ['first-offered'],
        contrast: ['first-offered-where', 'first-offered-year'],
      },
      {
        id: 'of-later',
        topic: 'later',
        belief: 'b',
        truth: 't',
        refutation: 'r',
        facts: ['not-written-yet'],
        contrast: ['not-written-yet-where', 'not-written-yet-when'],
      },
    ],
    facts: [
      {
        id: 'first-offered',
        statement: 'The service began on Taobao in October 2003.',
        prompt: 'Where was the service first offered?',
        answer: 'On Taobao',
        why: 'It was made for a marketplace.',
        sources: ['filing-2014'],
        asOf: '2018',
        status: 'settled',
        level: 'core',
      },
    ],
    questions: [
      {
        id: 'first-offered-where',
        kind: 'choice',
        facts: ['first-offered'],
        asks: 'fact',
        level: 'core',
        stem: 'Where did the service begin?',
        key: { text: 'On Taobao', why: 'It began there in 2003.' },
        distractors: [
          { text: 'On Tmall', why: 'Tmall opened five years later.', misconception: 'born-2014' },
          { text: 'On eBay', why: 'eBay was the rival of Taobao.', misconception: 'born-2014' },
        ],
      },
      {
        id: 'first-offered-name',
        kind: 'typed',
        facts: ['first-offered'],
        asks: 'fact',
        level: 'core',
        stem: 'On which marketplace did the service begin?',
        answer: 'Taobao',
        accept: ['淘宝'],
        wrong: [
          { text: 'Tmall', why: 'Tmall opened five years later.', misconception: 'born-2014' },
        ],
        why: 'It was made for buyers and sellers there.',
      },
      {
        id: 'first-offered-year',
        kind: 'number',
        facts: ['first-offered'],
        asks: 'fact',
        level: 'core',
        stem: 'In which year did the service begin?',
        value: 2003,
        unit: 'year',
        tolerance: 0,
        wrong: [
          { value: 2014, why: 'That is the year of the new name.', misconception: 'born-2014' },
        ],
        why: 'It began in October 2003.',
      },
    ],
  };
}

function filesOf(rows: Rows): BankFile[] {
  return (Object.keys(file) as (keyof Rows)[]).map((name) => ({
    path: file[name],
    text: stringify(rows[name]),
  }));
}

function compileChanged(change: (rows: Rows) => void) {
  const rows = validRows();
  change(rows);
  const files = filesOf(rows);
  const result = compileBank(files, context);
  const found = [...(result.ok ? [] : result.problems), ...result.report.warnings];
  return { files, result, found };
}

/** Line of the first or last occurrence of a text in a file, from 1. */
function lineOf(files: BankFile[], path: string, text: string, last = false): number {
  const lines = files.find((one) => one.path === path)?.text.split('\n') ?? [];
  const has = (line: string) => line.includes(text);
  return (last ? lines.findLastIndex(has) : lines.findIndex(has)) + 1;
}

describe('a valid bank', () => {
  const { result, found } = compileChanged(() => undefined);
  if (!result.ok) throw new Error('the example must compile');
  const { bank, report } = result;

  it('has no finding', () => {
    expect(found).toEqual([]);
  });

  it('leaves a listed topic without a folder out, and its misconceptions', () => {
    expect(bank.index.topics.map(({ id }) => id)).toEqual(['origins']);
    expect(bank.evidence.misconceptions.map(({ id }) => id)).toEqual(['born-2014']);
  });

  it('keeps only sources that a fact cites', () => {
    expect(bank.evidence.sources.map(({ id }) => id)).toEqual(['filing-2014']);
  });

  it('puts the key first and names the misconception of each wrong answer', () => {
    const [choice, typed, number] = bank.topics[0]!.questions;
    expect(choice).toMatchObject({
      topic: 'origins',
      options: [
        { text: 'On Taobao', isKey: true },
        { text: 'On Tmall', isKey: false, misconception: 'born-2014' },
        { text: 'On eBay', isKey: false, misconception: 'born-2014' },
      ],
    });
    expect(typed).toMatchObject({ answer: 'Taobao', accept: ['淘宝'], wrong: [{ text: 'Tmall' }] });
    expect(number).toMatchObject({
      value: 2003,
      wrong: [{ value: 2014, misconception: 'born-2014' }],
    });
    expect(bank.index.questions.map(({ misconceptions }) => misconceptions)).toEqual([
      ['born-2014'],
      ['born-2014'],
      ['born-2014'],
    ]);
  });

  it('knows every term that is an answer', () => {
    expect(bank.index.knownTerms).toEqual(['Taobao', '淘宝']);
  });

  it('counts what there is', () => {
    expect(report.quality.counts).toMatchObject({
      facts: 1,
      questions: 3,
      byTopic: { origins: { facts: 1, questions: 3 }, later: { facts: 0, questions: 0 } },
      byKind: { choice: 1, typed: 1, number: 1 },
      byMisconception: { 'born-2014': 4, 'of-later': 0 },
    });
  });

  it('does not depend on the order of the files', () => {
    expect(compileBank(filesOf(validRows()).toReversed(), context)).toEqual(result);
  });
});

describe('content hash', () => {
  const hashes = (change: (rows: Rows) => void) => {
    const { result } = compileChanged(change);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.bank.topics[0]!.questions.map(({ contentHash }) => contentHash);
  };
  const original = hashes(() => undefined);

  it('is eight hex digits, different for each question', () => {
    expect(original.every((hash) => /^[0-9a-f]{8}$/.test(hash))).toBe(true);
    expect(new Set(original).size).toBe(3);
  });

  it.each<[string, number, Row]>([
    ['stem', 0, { stem: 'Where did it begin?' }],
    ['key', 0, { key: { text: 'At Taobao', why: 'It began there in 2003.' } }],
    ['answer', 1, { answer: 'Taobao.com' }],
    ['accepted variants', 1, { accept: [] }],
    ['wrong texts', 1, { wrong: [] }],
    ['tolerance', 2, { tolerance: 1 }],
  ])('changes with the %s, and only for that question', (_what, position, change) => {
    const changed = hashes((rows) => Object.assign(rows.questions[position]!, change));
    expect(changed.map((hash, at) => hash !== original[at])).toEqual(
      original.map((_hash, at) => at === position),
    );
  });

  it('stays when an explanation, a hint or a label is improved', () => {
    const changed = hashes((rows) => {
      Object.assign(rows.questions[1]!, { why: 'Better words.', hint: 'A hint.', asks: 'reason' });
    });
    expect(changed).toEqual(original);
  });
});

describe('a planted fault is found with its file and line', () => {
  interface Plant {
    rule: string;
    change: (rows: Rows) => void;
    in: keyof Rows;
    /** A text of the line that must be named. */
    at: string;
    /** Part of the message. */
    says?: string;
    /** Name its last occurrence instead of its first. */
    last?: true;
    severity?: Problem['severity'];
  }
  const edit = (name: keyof Rows, position: number, change: Row) => (rows: Rows) => {
    Object.assign(rows[name][position]!, change);
  };
  const wrong = (text: string) => [{ text, why: 'It is not the place where it began.' }];

  it.each<Plant>([
    { rule: 'schema', change: edit('facts', 0, { asOff: '2018' }), in: 'facts', at: 'asOff' },
    { rule: 'schema', change: edit('facts', 0, { asOf: 2018 }), in: 'facts', at: 'asOf' },
    { rule: 'schema', change: edit('facts', 0, { status: 'sure' }), in: 'facts', at: 'status' },
    { rule: 'schema', change: edit('facts', 0, { why: '' }), in: 'facts', at: 'why' },
    { rule: 'schema', change: edit('facts', 0, { sources: [] }), in: 'facts', at: 'sources' },
    {
      rule: 'schema',
      change: edit('facts', 0, { answer: undefined }),
      in: 'facts',
      at: 'first-offered',
    },
    {
      rule: 'schema',
      change: edit('questions', 1, { kind: 'essay' }),
      in: 'questions',
      at: 'essay',
    },
    {
      rule: 'schema',
      change: edit('questions', 1, { kind: 'cloze', stem: 'It began on ____ and ____.' }),
      in: 'questions',
      at: '____',
    },
    ...[0, 1, 1_000].map((count): Plant => ({
      rule: 'schema',
      change: edit('questions', 0, {
        distractors: Array.from({ length: count }, (_, number) =>
          wrong(`On site ${number}`),
        ).flat(),
      }),
      in: 'questions',
      at: 'distractors',
    })),
    {
      rule: 'schema',
      change: edit('questions', 0, { keys: [{ text: 'On Taobao', why: 'It began there.' }] }),
      in: 'questions',
      at: 'keys',
    },
    {
      rule: 'schema',
      change: edit('questions', 0, { key: { text: ' ', why: 'It began there.' } }),
      in: 'questions',
      at: 'text: " "',
    },
    {
      rule: 'unique-id',
      change: edit('questions', 0, { id: 'wiki' }),
      in: 'sources',
      at: 'id: wiki',
      says: 'The id "wiki" is taken by a question in questions/origins/questions.yaml:1.',
    },
    {
      rule: 'unique-id',
      change: edit('questions', 2, { id: 'first-offered-name' }),
      in: 'questions',
      at: 'id: first-offered-name',
      last: true,
      says: 'The id "first-offered-name" is taken by a question in questions/origins/questions.yaml:',
    },
    {
      rule: 'known-reference',
      change: edit('facts', 0, { sources: ['gone'] }),
      in: 'facts',
      at: 'gone',
      says: 'There is no source with the id "gone".',
    },
    {
      rule: 'known-reference',
      change: edit('facts', 0, { confusableWith: ['gone'] }),
      in: 'facts',
      at: 'gone',
      says: 'There is no fact with the id "gone".',
    },
    {
      rule: 'known-reference',
      change: edit('topics', 1, { buildsOn: ['gone'] }),
      in: 'topics',
      at: 'gone',
      says: 'There is no topic with the id "gone".',
    },
    {
      rule: 'known-reference',
      change: edit('misconceptions', 0, { facts: ['gone'] }),
      in: 'misconceptions',
      at: 'gone',
      says: 'There is no fact with the id "gone".',
    },
    {
      rule: 'known-reference',
      change: edit('misconceptions', 0, { topic: 'gone' }),
      in: 'misconceptions',
      at: 'gone',
      says: 'There is no topic with the id "gone".',
    },
    {
      rule: 'known-reference',
      change: edit('questions', 0, { facts: ['first-offered', 'gone'] }),
      in: 'questions',
      at: 'gone',
      says: 'There is no fact with the id "gone".',
    },
    {
      rule: 'known-reference',
      change: edit('questions', 1, { wrong: [{ ...wrong('Tmall')[0], misconception: 'gone' }] }),
      in: 'questions',
      at: 'gone',
      says: 'There is no misconception with the id "gone".',
    },
    {
      rule: 'written-misconception',
      change: edit('questions', 1, {
        wrong: [{ ...wrong('Tmall')[0], misconception: 'of-later' }],
      }),
      in: 'questions',
      at: 'of-later',
      says: '"of-later" belongs to the topic "later", which has no folder yet.',
    },
    {
      rule: 'clean-reference',
      change: edit('facts', 0, { confusableWith: ['first-offered'] }),
      in: 'facts',
      at: '    - first-offered',
      says: '"first-offered" refers to itself.',
    },
    {
      rule: 'clean-reference',
      change: edit('topics', 1, { buildsOn: ['origins', 'origins'] }),
      in: 'topics',
      at: '    - origins',
      last: true,
      says: '"origins" is listed twice.',
    },
    {
      rule: 'topic-order',
      change: edit('topics', 0, { buildsOn: ['later'] }),
      in: 'topics',
      at: '    - later',
      says: '"later" comes later than "origins".',
    },
    {
      rule: 'short-title',
      change: edit('topics', 0, { shortTitle: 'How it began' }),
      in: 'topics',
      at: 'How it began',
      says: 'The short title has more than two words.',
    },
    {
      rule: 'two-forms',
      change: (rows) => rows.questions.splice(1, 2),
      in: 'facts',
      at: 'id: first-offered',
      says: 'The fact "first-offered" is asked by 1 question, all of the kind "choice".',
    },
    {
      rule: 'status-note',
      change: edit('facts', 0, { status: 'disputed' }),
      in: 'facts',
      at: 'status: disputed',
      says: 'The fact is disputed but has no statusNote.',
    },
    {
      rule: 'firm-source',
      change: edit('facts', 0, { sources: ['wiki'] }),
      in: 'facts',
      at: 'sources',
      says: 'Every source of the fact is an encyclopedia.',
      severity: 'warning',
    },
    {
      rule: 'recheck-later',
      change: edit('facts', 0, { recheckAfter: '2018' }),
      in: 'facts',
      at: 'recheckAfter',
      says: 'The date to look again is not after `asOf`.',
    },
    {
      rule: 'prompt-keeps-answer',
      change: edit('facts', 0, { prompt: 'What began on Taobao?' }),
      in: 'facts',
      at: 'prompt',
      says: 'The prompt contains the answer "On Taobao".',
      severity: 'warning',
    },
    {
      rule: 'distinct-options',
      change: edit('questions', 0, {
        distractors: [...wrong('on taobao'), ...wrong('On eBay')],
      }),
      in: 'questions',
      at: 'on taobao',
      says: 'The distractor says the same as the key: "on taobao".',
    },
    {
      rule: 'distinct-options',
      change: edit('questions', 0, { distractors: [...wrong('On eBay'), ...wrong('On Ebay.')] }),
      in: 'questions',
      at: 'On Ebay.',
      says: 'The option is there twice: "On Ebay.".',
    },
    {
      rule: 'distinct-answers',
      change: edit('questions', 1, { wrong: wrong('TAOBAO') }),
      in: 'questions',
      at: 'TAOBAO',
      says: '"TAOBAO" is listed as wrong but is also right.',
    },
    {
      rule: 'distinct-answers',
      change: edit('questions', 1, { accept: ['Táobǎo'] }),
      in: 'questions',
      at: 'Táobǎo',
      says: '"Táobǎo" is listed twice; case and accents do not count.',
    },
    {
      rule: 'stem-keeps-answer',
      change: edit('questions', 1, { stem: 'Which site is called Taobao?' }),
      in: 'questions',
      at: 'is called Taobao',
      says: 'The stem contains the answer "Taobao".',
    },
    {
      rule: 'sane-number',
      change: edit('questions', 2, { tolerance: 6 }),
      in: 'questions',
      at: 'tolerance',
    },
    {
      rule: 'sane-number',
      change: edit('questions', 2, { value: 2003.5 }),
      in: 'questions',
      at: 'value: 2003.5',
      says: '2003.5 is not a whole number of the unit "year".',
    },
    {
      rule: 'sane-number',
      change: edit('questions', 2, { value: 203, unit: 'year', tolerance: 0 }),
      in: 'questions',
      at: 'value: 203',
      says: '203 is hardly a year of this story.',
    },
    {
      rule: 'sane-number',
      change: edit('questions', 2, { value: 40, unit: 'percent', tolerance: 11 }),
      in: 'questions',
      at: 'tolerance',
    },
    {
      rule: 'sane-number',
      change: edit('questions', 2, {
        tolerance: 2,
        wrong: [{ value: 2005, why: 'That is two years too late.' }],
      }),
      in: 'questions',
      at: 'value: 2005',
      says: '2005 is listed as wrong but counts as right.',
    },
    {
      rule: 'distinct-options',
      change: edit('questions', 0, {
        kind: 'multiple',
        key: undefined,
        distractors: wrong('On eBay'),
        keys: [...wrong('On Taobao'), ...wrong('On Tmall'), ...wrong('On  tmall')],
      }),
      in: 'questions',
      at: 'On  tmall',
      says: 'The option is there twice: "On  tmall".',
    },
    {
      rule: 'distinct-options',
      change: edit('questions', 0, {
        kind: 'multiple',
        key: undefined,
        keys: [...wrong('On Taobao'), ...wrong('On Tmall')],
        distractors: wrong('ON TMALL'),
      }),
      in: 'questions',
      at: 'ON TMALL',
      says: 'The distractor says the same as the key: "ON TMALL".',
    },
    {
      rule: 'distinct-answers',
      change: edit('questions', 1, { wrong: [...wrong('eBay'), ...wrong('Ebay')] }),
      in: 'questions',
      at: 'text: Ebay',
      says: '"Ebay" is listed twice',
    },
    {
      rule: 'distinct-answers',
      change: edit('questions', 1, {
        kind: 'cloze',
        stem: 'It began on ____.',
        accept: ['taobao'],
      }),
      in: 'questions',
      at: '- taobao',
      says: '"taobao" is listed twice',
    },
    {
      rule: 'stem-keeps-answer',
      change: edit('questions', 1, { kind: 'cloze', stem: 'Taobao began on ____.' }),
      in: 'questions',
      at: 'stem: Taobao',
      says: 'The stem contains the answer "Taobao".',
    },
    {
      rule: 'sane-number',
      change: edit('questions', 2, {
        wrong: [
          { value: 2014, why: 'That is the year of the new name.' },
          { value: 2014, why: 'That is eleven years too late.' },
        ],
      }),
      in: 'questions',
      at: 'value: 2014',
      last: true,
      says: '2014 is listed twice.',
    },
    ...[1899, 2101].map((value): Plant => ({
      rule: 'sane-number',
      change: edit('questions', 2, { value }),
      in: 'questions',
      at: `value: ${value}`,
      says: `${value} is hardly a year of this story.`,
    })),
  ])(
    '$rule in $in at "$at"',
    ({ rule, change, in: name, at, last, says = '', severity = 'error' }) => {
      const { files, result, found } = compileChanged(change);
      const problem = found.find((one) => one.rule === rule && one.file === file[name]);
      const line = lineOf(files, file[name], at, last);
      expect(problem).toMatchObject({ file: file[name], line, severity });
      expect(problem!.message).toContain(says);
      expect(problem!.remedy).not.toBe('');
      expect(result.ok).toBe(severity === 'warning');
    },
  );

  it('a percentage point of tolerance is sane for a small percentage', () => {
    const small = { value: 2, unit: 'percent', tolerance: 1, wrong: [] };
    expect(compileChanged(edit('questions', 2, small)).found).toEqual([]);
  });

  it.each([
    ['the first and the last year there may be', [{ value: 1900 }, { value: 2100 }]],
    [
      'nothing and everything in percent',
      [
        { value: 0, unit: 'percent' },
        { value: 100, unit: 'percent' },
      ],
    ],
    ['half a percent', [{ value: 0.5, unit: 'percent' }]],
  ])('%s are sane', (_, numbers) => {
    for (const number of numbers) {
      expect(compileChanged(edit('questions', 2, { ...number, wrong: [] })).found).toEqual([]);
    }
  });

  it('a fact asked by no question', () => {
    const { found } = compileChanged((rows) =>
      rows.facts.push({ ...rows.facts[0], id: 'unasked' }),
    );
    expect(found.find(({ rule }) => rule === 'two-forms')?.message).toBe(
      'The fact "unasked" is asked by no question.',
    );
  });

  it('a topic without questions is one problem, not one for each fact', () => {
    const files = filesOf(validRows()).filter(({ path }) => path !== file.questions);
    const result = compileBank(files, context);
    const rules = result.ok ? [] : result.problems.map(({ rule }) => rule);
    expect(rules).toContain('topic-is-complete');
    expect(rules).not.toContain('two-forms');
  });

  it('options without a word are told apart by their signs', () => {
    const signs = (...texts: string[]) =>
      compileChanged(edit('questions', 0, { distractors: texts.flatMap(wrong) })).found.filter(
        ({ rule }) => rule === 'distinct-options',
      );
    expect(signs('¥', '€')).toEqual([]);
    expect(signs('¥', '¥')).toHaveLength(1);
  });

  it('own-fact: a question that asks only facts of another topic', () => {
    const rows = validRows();
    const stray = { ...rows.questions[0]!, id: 'stray' };
    const result = compileBank(
      [
        ...filesOf(rows),
        { path: 'questions/later/facts.yaml', text: stringify([{ ...rows.facts[0]!, id: 'own' }]) },
        { path: 'questions/later/questions.yaml', text: stringify([stray]) },
      ],
      context,
    );
    expect(result.ok ? [] : result.problems).toContainEqual(
      expect.objectContaining({
        rule: 'own-fact',
        file: 'questions/later/questions.yaml',
        line: 3,
      }),
    );
  });

  it('folder-is-topic, topic-is-complete and unknown-file', () => {
    const result = compileBank(
      [
        ...filesOf(validRows()),
        { path: 'questions/mystery/facts.yaml', text: '[]' },
        { path: 'questions/origins/fact.yaml', text: '[]' },
        { path: 'questions/origins/drafts/facts.yaml', text: '[]' },
        { path: 'facts.yaml', text: '[]' },
      ],
      context,
    );
    expect(result.ok ? [] : result.problems.map(({ rule, file: at }) => `${rule} ${at}`)).toEqual([
      'unknown-file facts.yaml',
      'folder-is-topic questions/mystery/facts.yaml',
      'topic-is-complete questions/mystery/facts.yaml',
      'topic-is-complete questions/mystery/questions.yaml',
      'unknown-file questions/origins/drafts/facts.yaml',
      'unknown-file questions/origins/fact.yaml',
    ]);
  });

  it('yaml: broken text, a doubled key, an alias without anchor, no list', () => {
    const texts = ['- id: "a\n', '- id: a\n  id: b\n', '- id: *gone\n', 'id: a\n', ''];
    for (const text of texts) {
      const files = filesOf(validRows()).map((one) =>
        one.path === file.facts ? { ...one, text } : one,
      );
      const result = compileBank(files, context);
      expect(result.ok ? [] : result.problems.map(({ rule }) => rule)).toContain(
        text === 'id: a\n' || text === '' ? 'schema' : 'yaml',
      );
    }
  });

  it('returns every problem at once, by file and line', () => {
    const { result } = compileChanged((rows) => {
      Object.assign(rows.facts[0]!, { sources: ['gone'], status: 'changed' });
      Object.assign(rows.questions[2]!, { tolerance: 9 });
      Object.assign(rows.questions[0]!, { stem: '' });
      Object.assign(rows.topics[1]!, { buildsOn: ['gone'] });
    });
    expect(result.ok ? [] : result.problems.map(({ rule, file: at }) => `${at} ${rule}`)).toEqual([
      'questions/origins/facts.yaml known-reference',
      'questions/origins/facts.yaml status-note',
      'questions/origins/questions.yaml schema',
      'questions/origins/questions.yaml sane-number',
      'questions/topics.yaml known-reference',
    ]);
  });

  it('does not report a broken entry again through those that refer to it', () => {
    const { found } = compileChanged(edit('facts', 0, { level: 'easy' }));
    expect(found.map(({ rule }) => rule)).toEqual(['schema']);
  });

  it('says to put a year in quotes', () => {
    const { found } = compileChanged(edit('facts', 0, { asOf: 2018 }));
    expect(found[0]).toMatchObject({
      path: '[0].asOf',
      item: 'first-offered',
      message: '"asOf" must be text.',
      remedy: 'Put it in quotes: "2018".',
    });
  });
});

describe('any text', () => {
  it(
    'compiles to a result and never throws',
    () => {
      const paths = fc.constantFrom(
        ...Object.values(file),
        'questions/x/facts.yaml',
        'elsewhere',
        '',
      );
      const yamlLike = fc.array(
        fc.constantFrom(
          '- ',
          'id',
          ': ',
          '\n',
          '  ',
          '&a ',
          '*a',
          '<<',
          '!!set',
          '? ',
          '[',
          ']',
          '{',
          '}',
          '"',
          '---\n',
          '2003',
          '__proto__',
          '|',
          '>',
          '#',
          '%',
        ),
      );
      const text = fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        yamlLike.map((parts) => parts.join('')),
      );
      fc.assert(
        fc.property(fc.array(fc.record({ path: paths, text }), { maxLength: 3 }), (files) => {
          expect(typeof compileBank(files, context).ok).toBe('boolean');
        }),
        { numRuns: 100 },
      );
    },
    manyRunsTimeoutMs,
  );

  it(
    'compiles to a result for any data in place of a value',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...(Object.keys(file) as (keyof Rows)[])),
          fc.nat(2),
          fc.nat(12),
          fc.jsonValue(),
          (name, row, key, value) => {
            const { result } = compileChanged((rows) => {
              const target = rows[name][row % rows[name].length]!;
              const keys = Object.keys(target);
              target[keys[key % keys.length]!] = value;
            });
            expect(typeof result.ok).toBe('boolean');
          },
        ),
      );
    },
    manyRunsTimeoutMs,
  );
});
