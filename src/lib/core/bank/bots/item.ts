/** Questions with options as somebody sees them who knows nothing: stem, options, and which are right for the count afterwards. */
import { entriesOf } from '../checks/questions.ts';
import type { BankDraft } from '../draft/draft.ts';
import { wordsOf } from '../text.ts';

export interface BotOption {
  text: string;
  words: string[];
  isKey: boolean;
}

export interface BotItem {
  id: string;
  topic: string;
  stemWords: string[];
  options: BotOption[];
}

/** What a bot may know of the rest of the bank. */
export interface BotKnowledge {
  /** How often a word stands in the stems and options of the bank. Facts and reasons do not count: whoever knows them knows the answers. */
  frequencyOf: (word: string) => number;
  /** How many other questions have this text as a right answer. */
  keyElsewhere: (item: BotItem, option: BotOption) => number;
}

/** The choice questions of the draft, and the multiple ones, in the draft's order. */
export function botItems(draft: BankDraft): { choice: BotItem[]; multiple: BotItem[] } {
  return {
    choice: entriesOf(draft.questions, 'choice').map(({ id, folder, value }) =>
      botItem(id, folder, value.stem, [value.key], value.distractors),
    ),
    multiple: entriesOf(draft.questions, 'multiple').map(({ id, folder, value }) =>
      botItem(id, folder, value.stem, value.keys, value.distractors),
    ),
  };
}

/** A question from its texts. */
export function botItem(
  id: string,
  topic: string,
  stem: string,
  keys: readonly { text: string }[],
  distractors: readonly { text: string }[],
): BotItem {
  const option = ({ text }: { text: string }, isKey: boolean) => ({
    text,
    words: wordsOf(text),
    isKey,
  });
  return {
    id,
    topic,
    stemWords: wordsOf(stem),
    options: [
      ...keys.map((key) => option(key, true)),
      ...distractors.map((distractor) => option(distractor, false)),
    ],
  };
}

/** Counts the words and the right answers of all questions with options. */
export function learnBank(items: readonly BotItem[]): BotKnowledge {
  const frequency = new Map<string, number>();
  const askedBy = new Map<string, Set<string>>();
  for (const { id, stemWords, options } of items) {
    for (const word of [...stemWords, ...options.flatMap(({ words }) => words)])
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
    for (const { words } of options.filter(({ isKey }) => isKey)) {
      const key = words.join(' ');
      askedBy.set(key, (askedBy.get(key) ?? new Set()).add(id));
    }
  }
  return {
    frequencyOf: (word) => frequency.get(word) ?? 0,
    keyElsewhere: ({ id }, { words }) => {
      const ids = askedBy.get(words.join(' '));
      return ids === undefined ? 0 : ids.size - (ids.has(id) ? 1 : 0);
    },
  };
}
