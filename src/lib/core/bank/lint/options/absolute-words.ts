import { optionsOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';
import { wordsOf } from '../../text.ts';

const absolute = new Set(
  'all always completely entirely every everybody everyone everything exclusively impossible never nobody none only totally'.split(
    ' ',
  ),
);

/** Few statements hold always and everywhere, so an absolute word marks a distractor as wrong. */
export const absoluteWords: Rule = {
  id: 'absolute-words',
  severity: 'warning',
  remedy: 'Leave the absolute word out, or use one in the key as well.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const options = optionsOf(question.value);
      const absoluteIn = (text: string) => wordsOf(text).find((word) => absolute.has(word));
      if (options.some(({ isKey, text }) => isKey && absoluteIn(text) !== undefined)) return [];
      return options.flatMap(({ text, path }) => {
        const word = absoluteIn(text);
        return word === undefined
          ? []
          : [finding(question, path, `Only distractors have an absolute word: "${word}".`)];
      });
    }),
};
