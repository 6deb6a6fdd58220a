import { optionsOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';
import { containsWords } from '../../text.ts';

/** If one option holds another, either both are right or the longer one alone can be. */
export const optionsApart: Rule = {
  id: 'options-apart',
  severity: 'warning',
  remedy: 'Word the two options so that neither holds the other.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const options = optionsOf(question.value).map(({ text, path }) => ({
        // "Alipay’s parent" is another thing than Alipay.
        text: text.replace(/[’']s\b/g, 's'),
        path,
      }));
      return options.flatMap(({ text, path }) => {
        const inner = options.find(
          (other) => other.path !== path && containsWords(text, other.text),
        );
        return inner === undefined || containsWords(inner.text, text)
          ? []
          : [finding(question, path, `The option "${text}" contains the option "${inner.text}".`)];
      });
    }),
};
