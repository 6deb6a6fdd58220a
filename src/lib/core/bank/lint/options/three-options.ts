import { entriesOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';

/** Three options are enough: eighty years of studies find no gain from a fourth (Rodriguez 2005). */
export const threeOptions: Rule = {
  id: 'three-options',
  severity: 'warning',
  remedy: 'Remove the distractor that the fewest people would believe.',
  check: (draft) =>
    entriesOf(draft.questions, 'choice')
      .filter(({ value }) => value.distractors.length > 2)
      .map((question) =>
        finding(
          question,
          ['distractors'],
          `The question has ${question.value.distractors.length + 1} options.`,
        ),
      ),
};
