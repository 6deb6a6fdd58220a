import { finding, type Rule } from '../../rule.ts';
import { count } from '../../text.ts';

const mostWords = 30;

/** A long stem tests reading. */
export const stemLength: Rule = {
  id: 'stem-length',
  severity: 'warning',
  remedy: `Keep the stem to ${mostWords} words; leave out what is not needed to answer.`,
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const words = question.value.stem.split(/\s+/).length;
      return words > mostWords
        ? [finding(question, ['stem'], `The stem has ${count(words, 'word')}.`)]
        : [];
    }),
};
