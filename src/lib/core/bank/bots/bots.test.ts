import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bots } from './bots.ts';
import { botItem, learnBank, type BotItem } from './item.ts';
import { expectedScore, play } from './play.ts';

/** A question; the first `keys` options are right. */
const item = (stem: string, texts: string[], keys = 1, id = `${stem} ${texts.join()}`): BotItem => {
  const options = texts.map((text) => ({ text }));
  return botItem(id, 'origins', stem, options.slice(0, keys), options.slice(keys));
};

/** Ten names of one length without a pair of letters in common. */
const names = ['ab', 'cd', 'ef', 'gh', 'ij', 'kl', 'mn', 'op', 'qr', 'st'];
const nameAt = (position: number) => names[position % names.length] ?? '';

/** Each name is as often right as wrong in each role, so that form says nothing. */
const neutral = Array.from({ length: 60 }, (_, number) =>
  item('Who?', [nameAt(number), nameAt(number + 1), nameAt(number + 2)], 1, String(number)),
);

/** For each bot a bank in which it is always right. */
const giveaways: Record<string, BotItem[]> = {
  longest: [item('Who?', ['Alipay and Ant', 'Ant', 'Alibaba'])],
  shortest: [item('Who?', ['Ant', 'Alipay', 'Alibaba'])],
  'middle-length': [item('Who?', ['Alipay', 'Ant', 'Alibaba Group'])],
  'frequent-words': [
    item('Who?', ['ab', 'cd', 'ef']),
    item('Who?', ['ab', 'gh', 'ij'], 1, 'another'),
  ],
  'rare-words': [
    item('Is it cd or ef?', ['ab', 'cd', 'ef']),
    item('Is it cd or ef?', ['gh', 'ef', 'cd']),
  ],
  // The other word of the key is frequent, so that the mean of its words is not low.
  'rarest-word': [item('the the the the the cd cd ef ef', ['the ab', 'cd cd', 'ef ef'])],
  'words-of-stem': [item('Who founded Alipay?', ['The founder of Alipay', 'Ant', 'Jack Ma'])],
  'no-words-of-stem': [item('Was it Ant or Alibaba?', ['Alipay', 'Ant', 'Alibaba'])],
  'most-specific': [item('When?', ['In October 2003', 'In autumn', 'Some time later'])],
  'least-specific': [item('When?', ['In autumn', 'In 2003', 'About then'])],
  'odd-one-out': [
    item('Who?', ['Ant', 'Alibaba', 'Alibaba.com']),
    item('Who?', ['wxyz', 'abcd', 'abce']),
  ],
  'most-alike': [item('Who?', ['Alibaba Group', 'Alibaba', 'Ant Group'])],
  'key-elsewhere': [
    item('Who?', ['ab', 'cd', 'ef'], 1, 'one'),
    item('Who?', ['Ab', 'gh', 'ij'], 1, 'two'),
  ],
};

const botOf = (id: string) => {
  const bot = bots.find((one) => one.id === id);
  if (bot === undefined) throw new Error(`no bot "${id}"`);
  return bot;
};

describe('bots', () => {
  it('have a bank to win each', () => {
    expect(Object.keys(giveaways)).toEqual(bots.map(({ id }) => id));
  });

  it.each(Object.entries(giveaways))('%s wins where the key has that form', (id, items) => {
    expect(play(botOf(id), items, learnBank(items))).toMatchObject({ score: 1 });
  });

  it.each(bots.map(({ id }) => id))('%s gains nothing where form says nothing', (id) => {
    const { excess, questions } = play(botOf(id), neutral, learnBank(neutral));
    expect(questions).toBe(60);
    expect(excess).toBeLessThan(1e-9);
  });

  it('do not know the answer of the question itself', () => {
    const alone = [item('Who?', ['ab', 'cd', 'ef'])];
    expect(play(botOf('key-elsewhere'), alone, learnBank(alone)).score).toBeCloseTo(1 / 3);
  });

  it('take a word that the bank does not have for the rarest of all', () => {
    const asked = item('Who?', ['unheard', 'ab', 'cd']);
    const bank = learnBank([item('Who?', ['ab', 'cd', 'ef'])]);
    expect(expectedScore(botOf('rarest-word'), asked, bank)).toBe(1);
  });

  it('score the same in whatever order the options stand', () => {
    const word = fc.constantFrom('Ant', 'Alipay', 'the', '2003', 'about', 'owns', 'money', 'Bank');
    const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    const anyItem = fc
      .record({
        stem: text,
        texts: fc.array(text, { minLength: 3, maxLength: 5 }),
        keys: fc.integer({ min: 1, max: 2 }),
      })
      .map(({ stem, texts, keys }) => item(stem, texts, keys));
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 6 }),
        fc.func(fc.nat()),
        (items, rank) => {
          const shuffled = items.map((one) => ({
            ...one,
            options: one.options
              .map((option, position) => ({ option, at: rank(one.id, position) }))
              .sort((a, b) => a.at - b.at)
              .map(({ option }) => option),
          }));
          for (const bot of bots)
            expect(play(bot, shuffled, learnBank(shuffled)).score).toBeCloseTo(
              play(bot, items, learnBank(items)).score,
              9,
            );
        },
      ),
    );
  });
});

describe('expectedScore', () => {
  const longest = botOf('longest');
  const knowledge = learnBank([]);
  const score = (texts: string[], keys = 1) =>
    expectedScore(longest, item('Who?', texts, keys), knowledge);

  it('shares a tie', () => {
    expect(score(['abcd', 'abcd', 'a'])).toBe(1 / 2);
    expect(score(['abc', 'abc', 'abc'])).toBeCloseTo(1 / 3);
  });

  it('takes as many options as are right', () => {
    expect(score(['abc', 'a', 'ab', 'a'], 2)).toBe(1 / 2);
    // One place is sure, the other is shared by two.
    expect(score(['abc', 'a', 'a', ''], 2)).toBe(3 / 4);
  });
});

describe('play', () => {
  it('gives the interval of the mean excess', () => {
    // Right, wrong, right, wrong: excess ±1/2 of chance 1/2, s = 0.57735, s/√4 · 1.96 = 0.56580.
    const items = [0, 1, 2, 3].map((number) =>
      item('Who?', number % 2 === 0 ? ['abc', 'a'] : ['a', 'abc'], 1, String(number)),
    );
    const run = play(botOf('longest'), items, learnBank(items));
    expect(run).toMatchObject({ score: 0.5, chance: 0.5, excess: 0 });
    expect(run.high).toBeCloseTo(0.5658, 4);
    expect(run.low).toBeCloseTo(-0.5658, 4);
  });
});
