import { optionsOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';

interface Form {
  name: string;
  has: (text: string) => boolean;
}
/** A word in small letters; a brand such as "eBay" is none, and a quoted piece of a sentence begins as it does there. */
const smallWord = /^\p{Ll}+(?!\p{L})/u;
const forms: readonly Form[] = [
  { name: 'end with a full stop', has: (text) => /[.?]["”’)]?$/.test(text) },
  { name: 'begin with a small letter', has: (text) => smallWord.test(text) },
];

/** An option that is written with more care than the others is taken for the key. */
export const evenForm: Rule = {
  id: 'even-form',
  severity: 'warning',
  remedy: 'Begin and end all options of the question alike.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const options = optionsOf(question.value);
      return forms.flatMap(({ name, has }) => {
        const having = options.filter(({ text }) => has(text));
        // The smaller group stands out, whichever way round.
        const odd =
          having.length * 2 <= options.length ? having : options.filter(({ text }) => !has(text));
        const [first] = odd;
        return first === undefined
          ? []
          : [
              finding(
                question,
                first.path,
                `Some options ${name}, others do not: "${first.text}".`,
              ),
            ];
      });
    }),
};
