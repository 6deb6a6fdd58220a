import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../draft/draft.ts';
import type { Question } from '../types.ts';
import { assembleBank } from './assemble.ts';

type Row = Record<string, unknown>;

const fact = (id: string) => ({
  id,
  statement: 's',
  prompt: 'p',
  answer: 'a',
  why: 'w',
  sources: ['s'],
  asOf: '2018',
  status: 'settled',
  level: 'core',
});
const common = (id: string, about: string) => ({
  id,
  facts: [about],
  asks: 'fact',
  level: 'core',
  stem: `What of ${id}?`,
});
const why = 'It is so.';

const multiple = {
  ...common('which', 'one'),
  kind: 'multiple',
  hint: 'Two of them.',
  keys: [
    { text: 'A', why },
    { text: 'B', why },
  ],
  distractors: [
    { text: 'C', why: 'Not so.' },
    { text: 'D', why: 'Believed by many.', misconception: 'belief' },
  ],
};
const cloze = { ...common('gap', 'one'), kind: 'cloze', stem: 'It is ____.', answer: 'so', why };
const typed = {
  ...common('name', 'two'),
  kind: 'typed',
  answer: 'Ant',
  accept: ['Mayi'],
  why,
  wrong: [{ text: 'Bee', why: 'Another animal.', misconception: 'belief' }],
};
const number = {
  ...common('year', 'two'),
  kind: 'number',
  value: 2004,
  unit: 'year',
  tolerance: 1,
  why,
};

/** The first question as compiled, and the bank around it: questions of one topic "first", the rest of another. */
function assemble(first: Row[], second: Row[] = [typed]) {
  const files = {
    'topics.yaml': ['first', 'second', 'unwritten'].map((id) => ({
      id,
      title: id,
      shortTitle: id,
      summary: id,
      buildsOn: [],
    })),
    'first/facts.yaml': [fact('one')],
    'first/questions.yaml': first,
    'second/facts.yaml': [fact('two')],
    'second/questions.yaml': second,
  };
  const { draft } = readDraft(
    Object.entries(files).map(([path, rows]) => ({
      path: `questions/${path}`,
      text: stringify(rows),
    })),
  );
  return assembleBank(draft);
}
const compiled = (row: Row): Question => assemble([row]).topics[0]!.questions[0]!;

describe('a bank put together', () => {
  const bank = assemble([multiple, cloze], [typed, number]);

  it('holds in each topic what stands in its folder', () => {
    expect(
      bank.topics.map(({ topic, facts, questions }) => [
        topic,
        ...[...facts, ...questions].map(({ id }) => id),
      ]),
    ).toEqual([
      ['first', 'one', 'which', 'gap'],
      ['second', 'two', 'name', 'year'],
    ]);
  });

  it('lists the misconceptions that the answers of a question may show', () => {
    expect(bank.index.questions.map(({ id, misconceptions }) => [id, misconceptions])).toEqual([
      ['which', ['belief']],
      ['gap', []],
      ['name', ['belief']],
      ['year', []],
    ]);
  });

  it('knows the terms of typed and cloze questions, in order', () => {
    expect(bank.index.knownTerms).toEqual(['Ant', 'Mayi', 'so']);
  });
});

describe('a question put together', () => {
  it('of several right answers lists the keys first, and its hint', () => {
    expect(compiled(multiple)).toMatchObject({
      kind: 'multiple',
      hint: 'Two of them.',
      options: [
        { text: 'A', why, isKey: true },
        { text: 'B', why, isKey: true },
        { text: 'C', why: 'Not so.', isKey: false },
        { text: 'D', why: 'Believed by many.', isKey: false, misconception: 'belief' },
      ],
    });
  });

  it('names no misconception and no hint where there is none', () => {
    const { options } = compiled(multiple) as Extract<Question, { kind: 'multiple' }>;
    expect(options[2]).not.toHaveProperty('misconception');
    expect(compiled(cloze)).not.toHaveProperty('hint');
  });

  it('has empty lists where nothing else is accepted or expected', () => {
    expect(compiled(cloze)).toMatchObject({ accept: [], wrong: [] });
    expect(compiled({ ...number, facts: ['one'] })).toMatchObject({ wrong: [] });
  });

  it('has a hash of what is asked and what is right, not of what is optional and empty', () => {
    const hashes = [multiple, cloze, number, typed].map((row) => compiled(row).contentHash);
    expect(new Set(hashes).size).toBe(4);
    expect(compiled({ ...multiple, hint: undefined }).contentHash).toBe(hashes[0]);
    expect(compiled({ ...cloze, accept: [], wrong: [] }).contentHash).toBe(hashes[1]);
    expect(compiled({ ...number, wrong: [] }).contentHash).toBe(hashes[2]);
    const [a, ...others] = multiple.keys;
    for (const changed of [
      { ...multiple, keys: [{ ...a, text: 'Z' }, ...others] },
      { ...multiple, distractors: multiple.distractors.slice(1) },
      { ...multiple, stem: 'Which of these?' },
    ]) {
      expect(compiled(changed).contentHash).not.toBe(hashes[0]);
    }
    expect(compiled({ ...number, wrong: [{ value: 2014, why }] }).contentHash).not.toBe(hashes[2]);
  });
});
