import { describe, expect, it } from 'vitest';
import { cuePairs, findCues } from './cueing.ts';
import type { Question } from '../types.ts';

const common = { topic: 't', asks: 'fact', level: 'core', contentHash: '00000000' } as const;
const why = 'Nothing is told here.';
const option = (text: string, isKey = false, reason = why) => ({ text, why: reason, isKey });

const opened: Question = {
  ...common,
  id: 'opened',
  kind: 'number',
  facts: ['taobao'],
  stem: 'In which year did Alibaba open its marketplace Taobao?',
  value: 2003,
  unit: 'year',
  tolerance: 0,
  wrong: [],
  why,
};
const owner: Question = {
  ...common,
  id: 'owner',
  kind: 'choice',
  facts: ['owner'],
  stem: 'Who bought Alipay from Alibaba in 2010?',
  options: [option('Zhejiang Alibaba', true), option('SoftBank'), option('Yahoo')],
};
const parcel: Question = {
  ...common,
  id: 'parcel',
  kind: 'typed',
  facts: ['parcel'],
  stem: 'What must arrive before a seller of Taobao is paid?',
  answer: 'the parcel',
  accept: [],
  wrong: [],
  why,
};
/** The cues between the first question and the others, as `from > to`. */
const cues = (...questions: Question[]) =>
  findCues(questions).map(
    ({ from, to }) => `${questions[from]?.id ?? ''} > ${questions[to]?.id ?? ''}`,
  );

describe('findCues', () => {
  it('finds the answer in a stem', () => {
    const told = {
      ...parcel,
      stem: 'Taobao, the marketplace opened in 2003 by Alibaba, sends what?',
    };
    expect(cues(told, opened)).toEqual(['parcel > opened']);
  });

  it('finds the answer in the reason of a wrong answer', () => {
    const told = {
      ...owner,
      options: [
        option('Zhejiang Alibaba', true),
        option('Taobao', false, 'Taobao was opened as a marketplace in 2003.'),
        option('Yahoo'),
      ],
    };
    expect(cues(told, opened)).toEqual(['owner > opened']);
  });

  it('finds a right answer that its own question states', () => {
    const told = { ...opened, stem: 'Zhejiang Alibaba bought Alipay. In which year was that?' };
    expect(cues(told, owner)).toEqual(['opened > owner']);
  });

  it('fills the gap of a cloze question before reading it', () => {
    const told: Question = {
      ...parcel,
      kind: 'cloze',
      stem: 'Alipay was bought from Alibaba by ____ Alibaba.',
      answer: 'Zhejiang',
    };
    expect(cues(told, owner)).toContain('parcel > owner');
  });

  it('asks nothing of a word that only its own gap completes', () => {
    const asked: Question = {
      ...parcel,
      kind: 'cloze',
      stem: 'Sellers of parcels on the marketplace Taobao take Ali____.',
      answer: 'pay',
    };
    const told = { ...opened, stem: 'How did sellers of parcels pay on Taobao, the marketplace?' };
    expect(cues(told, asked)).toEqual(['opened > parcel']);
  });

  it('does not mind the answer where something else is spoken of', () => {
    const told = { ...parcel, stem: 'Which bank was founded in 2003 in Beijing?' };
    expect(cues(told, opened)).toEqual([]);
  });

  it('does not mind a text about the same thing without the answer, or with another number', () => {
    const asked = 'Taobao, the marketplace opened by Alibaba, sends what?';
    expect(cues({ ...parcel, stem: asked }, opened)).toEqual([]);
    expect(cues({ ...parcel, stem: asked.replace('by', 'in 2004 by') }, opened)).toEqual([]);
    expect(cues({ ...parcel, stem: asked.replace('by', 'with 12003 shops by') }, opened)).toEqual(
      [],
    );
  });

  it('reads a number in its unit only', () => {
    const share: Question = {
      ...opened,
      id: 'share',
      stem: 'What percentage of the shares of Ant does Alibaba hold?',
      value: 33,
      unit: 'percent',
      tolerance: 1,
    };
    const telling = (number: string) => ({
      ...parcel,
      stem: `The shares of Ant that Alibaba holds are ${number} of all.`,
    });
    expect(cues(telling('33'), share)).toEqual([]);
    expect(cues(telling('33%'), share)).toEqual(['parcel > share']);
    expect(cues(telling('32.6 percent'), share)).toEqual(['parcel > share']);
    expect(cues(telling('35%'), share)).toEqual([]);
  });

  it('reads a number with its thousands, and the first word of its unit behind it', () => {
    const people: Question = {
      ...opened,
      id: 'people',
      stem: 'How many users did the wallet of Alipay have?',
      value: 1000,
      unit: 'million people',
      tolerance: 50,
    };
    const telling = (number: string) => ({
      ...parcel,
      stem: `The users that the wallet of Alipay had were ${number}.`,
    });
    expect(cues(telling('1,000 million'), people)).toEqual(['parcel > people']);
    expect(cues(telling('1,000 billion'), people)).toEqual([]);
    expect(cues(telling('1,000'), people)).toEqual([]);
  });

  it('finds the answer in the reasons of wrong answers that are typed', () => {
    const told = 'Taobao was opened as a marketplace in 2003.';
    const typed: Question = { ...parcel, wrong: [{ text: 'Tmall', why: told }] };
    const number: Question = {
      ...opened,
      id: 'other',
      facts: ['other'],
      stem: 'When?',
      value: 1999,
      wrong: [{ value: 2004, why: told }],
    };
    expect(cues(typed, opened)).toEqual(['parcel > opened']);
    expect(cues(number, opened)).toEqual(['other > opened']);
  });

  it('finds what is also accepted, with or without its article', () => {
    const asked: Question = { ...parcel, answer: 'a box', accept: ['the parcel'] };
    const telling = (what: string) => ({
      ...opened,
      stem: `Before a seller of Taobao is paid, ${what} must arrive. When was that?`,
    });
    expect(cues(telling('every parcel'), asked)).toEqual(['opened > parcel']);
    expect(cues(telling('one box'), asked)).toEqual(['opened > parcel']);
    expect(cues(telling('money'), asked)).toEqual([]);
  });

  it('never looks for several answers, for a whole sentence or for nothing', () => {
    const words = 'one two three four five';
    const told = { ...opened, stem: `Alibaba sold Alipay in 2010 to ${words} six. When?` };
    const keyed = (text: string): Question => ({
      ...owner,
      options: [option(text, true), option('b'), option('c')],
    });
    expect(cues(told, keyed(words))).toEqual(['opened > owner']);
    expect(cues(told, keyed(`${words} six`))).toEqual([]);
    expect(cues(told, { ...keyed(words), kind: 'multiple' } as Question)).toEqual([]);
    expect(cues(told, { ...parcel, stem: owner.stem, answer: '?' })).toEqual([]);
  });

  it('takes one word in common for a coincidence', () => {
    const asked: Question = { ...parcel, stem: 'What is Taobao?', answer: 'marketplace' };
    expect(cues({ ...owner, stem: 'Taobao, a marketplace?' }, asked)).toEqual([]);
  });

  it('says once what a question tells in several places', () => {
    const told = 'In 2003 Alibaba opened its marketplace Taobao.';
    const twice = {
      ...owner,
      options: [option('x', true, told), option('y', false, told), option('z')],
    };
    expect(findCues([twice, opened])).toEqual([
      { from: 0, to: 1, text: `${owner.stem} x. ${told}` },
    ]);
  });

  it('leaves questions out that share a fact', () => {
    const told = {
      ...parcel,
      facts: ['parcel', 'taobao'],
      stem: 'Taobao, the marketplace opened in 2003 by Alibaba, sends what?',
    };
    expect(cues(told, opened)).toEqual([]);
  });
});

describe('cuePairs', () => {
  it('gives each pair once, smaller position first, in order', () => {
    const cue = (from: number, to: number) => ({ from, to, text: '' });
    expect(cuePairs([cue(9, 2), cue(2, 9), cue(2, 10), cue(0, 5), cue(2, 3)])).toEqual([
      [0, 5],
      [2, 3],
      [2, 9],
      [2, 10],
    ]);
  });
});
