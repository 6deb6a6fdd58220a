import { measureTexts } from '../../readability/measure.ts';
import { finding, type Rule } from '../../rule.ts';

/** The end of school in the United States. */
export const greatestGrade = 12;

/** A question tests the subject, not the reading. */
export const readingGrade: Rule = {
  id: 'reading-grade',
  severity: 'warning',
  remedy: 'Use shorter words, or make two sentences of one; names do not count.',
  check: (draft) =>
    measureTexts(draft)
      .filter(({ grade }) => grade > greatestGrade)
      .map(({ place, path, grade }) =>
        finding(
          place,
          path,
          `The text reads at grade ${grade.toFixed(1)}; at most ${greatestGrade} is fair.`,
        ),
      ),
};
