import { optionsOf } from '../../checks/questions.ts';
import { contentWords } from '../../content-words.ts';
import { finding, type Rule } from '../../rule.ts';
import { containsWords } from '../../text.ts';

/** Names that nearly every question of this bank holds, so that sharing one says nothing. */
const commonNames = contentWords('Alipay Ant Alibaba Group company');

/** Who knows nothing takes the option that sounds like the question (clang association). */
export const noEcho: Rule = {
  id: 'no-echo',
  severity: 'warning',
  remedy: 'Use the word in a distractor as well, or say it otherwise in the stem or the key.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const asked = contentWords(question.value.stem);
      const options = optionsOf(question.value).map((option) => ({
        ...option,
        words: contentWords(option.text),
      }));
      // "Which word is wrong?": where every option comes from the stem, that tells nothing.
      const isEchoed = ({ text, words }: (typeof options)[number]) =>
        containsWords(question.value.stem, text) || [...words].some((word) => asked.has(word));
      if (options.every(isEchoed)) return [];
      const echoed = (word: string) =>
        asked.has(word) &&
        !commonNames.has(word) &&
        !options.some(({ isKey, words }) => !isKey && words.has(word));
      return options
        .filter(({ isKey }) => isKey)
        .flatMap(({ words, path }) => {
          const word = [...words].find(echoed);
          return word === undefined
            ? []
            : [finding(question, path, `Only the key repeats a word of the stem: "${word}".`)];
        });
    }),
};
