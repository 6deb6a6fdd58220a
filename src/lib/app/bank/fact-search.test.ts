import { describe, expect, it } from 'vitest';
import { createFactSearch, searchWords } from './fact-search.ts';

const escrow = {
  id: 'escrow',
  statement: 'Alipay began in 2003 as an escrow payment on Taobao.',
  prompt: 'Where did Alipay begin?',
  answer: 'On Taobao',
  terms: [{ en: 'Alipay', zh: '支付宝', pinyin: 'Zhīfùbǎo' }],
};
const fund = {
  id: 'fund',
  statement: 'Yu’e Bao was launched in 2013 with Tianhong and 66.01 million yuan.',
  prompt: 'Who runs the fund?',
  answer: 'Tianhong',
  terms: [{ en: 'Yu’e Bao', zh: '余额宝', pinyin: 'Yú’é Bǎo' }],
};
const founder = {
  id: 'founder',
  statement: 'Jack Ma is named as the founder of Alipay.',
  prompt: 'Who founded it?',
  answer: 'Jack Ma',
  terms: [{ en: 'Jack Ma', zh: '马云', pinyin: 'Mǎ Yún' }],
};
const search = createFactSearch([escrow, fund, founder]);

describe('createFactSearch', () => {
  it.each([
    ['a beginning of a word', 'tianh', ['fund']],
    ['a misspelt long word', 'tianhomg', ['fund']],
    ['a whole Chinese name', '余额宝', ['fund']],
    ['a part of a Chinese name', '付宝', ['escrow']],
    ['pinyin without tone marks', 'zhifubao', ['escrow']],
    ['pinyin with tone marks', 'Mǎ Yún', ['founder']],
    ['pinyin written as one word', 'mayun', ['founder']],
    ['a straight apostrophe', "yu'e", ['fund']],
    ['every word, in any order', 'taobao alipay', ['escrow']],
    ['a year exactly', '2013', ['fund']],
    ['a figure exactly, never one like it', '66.02', []],
    ['words that no fact has together', 'tianhong taobao', []],
    ['nothing but punctuation', ' … ', []],
  ])('finds by %s', (_, query, found) => {
    expect(search(query)).toEqual(found);
  });

  it('ranks a match in the statement above one in the prompt alone', () => {
    const inPrompt = { ...fund, id: 'prompt', statement: 'A fund.', prompt: 'And escrow?' };
    expect(createFactSearch([inPrompt, escrow])('escrow')).toEqual(['escrow', 'prompt']);
  });
});

describe('searchWords', () => {
  it('splits Chinese into characters and leaves other words whole', () => {
    expect(searchWords('Alipay (支付宝), 37.5%')).toEqual(['alipay', '支', '付', '宝', '37.5']);
  });
});

it('a pasted book is cut, not compared letter by letter', () => {
  const search = createFactSearch([
    { id: 'a', statement: 'Alipay began in 2004', prompt: '', answer: '', terms: [] },
  ]);
  expect(search(`alipay ${' '.repeat(300)} ${'x'.repeat(1_000_000)}`)).toEqual(['a']);
});
