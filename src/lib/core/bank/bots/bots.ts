/**
 * Ways of choosing an answer without knowing anything of the subject. Each looks at form alone and says how much every
 * option attracts it; the score is what such a learner would get for nothing.
 * The strategies are those of the taxonomy of test-wiseness (Millman, Bishop & Ebel 1965, 10.1177/001316446502500304)
 * and, for frequent words, of arXiv 2602.17377.
 */
import { median, wordsOf } from '../text.ts';
import type { BotItem, BotKnowledge, BotOption } from './item.ts';

export interface Bot {
  /** Kebab-case; printed in the report. */
  id: string;
  /** What it takes, as the object of “Take …”. */
  takes: string;
  /** How much each option attracts it, in the answers' order; the greatest wins, equals share. */
  attraction: (item: BotItem, knowledge: BotKnowledge) => number[];
}

/** Words that every sentence has; sharing them with the stem says nothing. */
const functionWords = new Set(
  'a an and are as at be been before after but by can did do does for from had has have he her his how if in into is it its more most no not of on one or other out over s so some such than that the their them then there they this to up was we were what when where which while who whose why will with would you'.split(
    ' ',
  ),
);
const hedges = new Set(
  'about almost around could generally largely likely mainly may might mostly nearly often partly possibly probably roughly sometimes typically usually'.split(
    ' ',
  ),
);

export const bots: readonly Bot[] = [
  {
    id: 'longest',
    takes: 'the longest answer',
    attraction: ({ options }) => options.map(({ text }) => text.length),
  },
  {
    id: 'shortest',
    takes: 'the shortest answer',
    attraction: ({ options }) => options.map(({ text }) => -text.length),
  },
  {
    id: 'middle-length',
    takes: 'the answer of middle length',
    attraction: ({ options }) => {
      const middle = median(options.map(({ text }) => text.length));
      return options.map(({ text }) => -Math.abs(text.length - middle));
    },
  },
  {
    id: 'frequent-words',
    takes: 'the answer whose words are the most frequent in the bank',
    attraction: familiarity,
  },
  {
    id: 'rare-words',
    takes: 'the answer whose words are the rarest in the bank',
    attraction: (item, knowledge) => familiarity(item, knowledge).map((value) => -value),
  },
  {
    id: 'rarest-word',
    takes: 'the answer with the rarest word of all',
    attraction: ({ options }, { frequencyOf }) =>
      options.map(({ words }) => -Math.min(...words.map(frequencyOf))),
  },
  {
    id: 'words-of-stem',
    takes: 'the answer that shares the most words with the question',
    attraction: sharedWithStem,
  },
  {
    id: 'no-words-of-stem',
    takes: 'the answer that shares the fewest words with the question',
    attraction: (item) => sharedWithStem(item).map((value) => -value),
  },
  {
    id: 'most-specific',
    takes: 'the answer with the most numbers, names and hedges',
    attraction: ({ options }) => options.map(({ text }) => specificity(text)),
  },
  {
    id: 'least-specific',
    takes: 'the answer with the fewest numbers, names and hedges',
    attraction: ({ options }) => options.map(({ text }) => -specificity(text)),
  },
  {
    id: 'odd-one-out',
    takes: 'the answer least like the others',
    attraction: ({ options }) => likeness(options).map((value) => -value),
  },
  {
    id: 'most-alike',
    takes: 'the answer most like the others',
    attraction: ({ options }) => likeness(options),
  },
  {
    id: 'key-elsewhere',
    takes: 'the answer that is right most often in other questions',
    attraction: (item, { keyElsewhere }) =>
      item.options.map((option) => keyElsewhere(item, option)),
  },
];

/** Mean logarithm of the frequency of an option's words. */
function familiarity({ options }: BotItem, { frequencyOf }: BotKnowledge): number[] {
  return options.map(({ words }) => mean(words.map((word) => Math.log1p(frequencyOf(word)))));
}

function sharedWithStem({ stemWords, options }: BotItem): number[] {
  const asked = contentWords(stemWords);
  return options.map(({ words }) => sharedCount(contentWords(words), asked));
}

function contentWords(words: readonly string[]): Set<string> {
  return new Set(words.filter((word) => !functionWords.has(word)));
}

/** Words with a digit, words with a capital inside the text, and hedges. */
function specificity(text: string): number {
  const words = text.split(/\s+/u);
  return words.filter(
    (word, position) =>
      /\p{N}/u.test(word) ||
      (position > 0 && /^\p{P}*\p{Lu}/u.test(word)) ||
      hedges.has(wordsOf(word).join(' ')),
  ).length;
}

/** Mean likeness of each option to the others, by pairs of neighbouring characters (Dice coefficient). */
function likeness(options: readonly BotOption[]): number[] {
  const pairs = options.map(({ words }) => characterPairs(words));
  return pairs.map((own, position) =>
    mean(pairs.filter((_, other) => other !== position).map((other) => dice(own, other))),
  );
}

function characterPairs(words: readonly string[]): Set<string> {
  const padded = ` ${words.join(' ')} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * sharedCount(a, b)) / (a.size + b.size);
}

function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((one) => b.has(one)).length;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
