import { entriesOf } from '../../checks/questions.ts';
import { fileFinding, type Rule } from '../../rule.ts';

/** Fewer questions say little about a share. */
const fewestQuestions = 50;
/** How far above chance the share may be. */
const allowance = 0.08;

/** Over the whole bank, always taking the longest option must not pay. */
export const keyLongestShare: Rule = {
  id: 'key-longest-share',
  severity: 'warning',
  remedy:
    'Shorten keys or lengthen distractors, first in the questions with the greatest difference.',
  check(draft) {
    const choices = entriesOf(draft.questions, 'choice');
    if (choices.length < fewestQuestions) return [];
    let longest = 0;
    let byChance = 0;
    for (const { value } of choices) {
      const lengths = value.distractors.map(({ text }) => text.length);
      if (lengths.every((length) => value.key.text.length > length)) longest += 1;
      byChance += 1 / (lengths.length + 1);
    }
    const share = longest / choices.length;
    const greatest = byChance / choices.length + allowance;
    const percent = (value: number) => `${Math.round(value * 100)} %`;
    return share > greatest
      ? [
          fileFinding(
            'questions',
            `The key is the longest option in ${percent(share)} of ${choices.length} choice questions; at most ${percent(greatest)} is fair.`,
          ),
        ]
      : [];
  },
};
