import { entriesOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';
import { median } from '../../text.ts';

const greatestRatio = 1.4;
/** Names differ in length by nature; a few characters more give nothing away. */
const freeCharacters = 10;

/** A key that is clearly longer than its distractors is chosen without knowledge. */
export const keyLength: Rule = {
  id: 'key-length',
  severity: 'error',
  remedy: 'Shorten the key (its `why` holds the details), or make the distractors as precise.',
  check: (draft) =>
    entriesOf(draft.questions, 'choice').flatMap((question) => {
      const { key, distractors } = question.value;
      const usual = median(distractors.map(({ text }) => text.length));
      const tooLong =
        key.text.length > usual * greatestRatio && key.text.length - usual > freeCharacters;
      return tooLong
        ? [
            finding(
              question,
              ['key', 'text'],
              `The key has ${key.text.length} characters, the median distractor ${usual}; at most ${greatestRatio} times is fair.`,
            ),
          ]
        : [];
    }),
};
