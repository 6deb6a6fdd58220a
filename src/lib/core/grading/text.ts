/** Grades typed words. */
import type { TextQuestion } from '#lib/core/bank/types.ts';
import { keysOfBankText, keysOfGiven, maximumAnswerLength } from './normalise.ts';
import { slipsBetween } from './spelling.ts';
import { right, wrong, wrongAsListed, type Verdict } from './verdict.ts';

/**
 * Right when the text is the answer or an accepted variant. A slip of spelling is right with a note,
 * unless the text is a listed wrong answer or another known term, or is at least as near to one:
 * "Huabei" for "Jiebei" is not a slip, and what could be either proves neither.
 *
 * @param knownTerms answers of all typed and cloze questions, this one's included
 */
export function gradeText(
  question: TextQuestion,
  given: string,
  knownTerms: readonly string[],
): Verdict {
  const trimmed = given.trim();
  if (trimmed.length > maximumAnswerLength) return wrong({ kind: 'too-long' });
  const givenKeys = keysOfGiven(trimmed);

  const answers = [question.answer, ...question.accept];
  const accepted = nearest(givenKeys, answers, (text) => text);
  if (accepted?.slips === 0) return right(null);

  const answerKeys = new Set(answers.flatMap(keysOfBankText));
  const otherTerms = knownTerms.filter(
    (term) => !keysOfBankText(term).some((key) => answerKeys.has(key)),
  );
  const other = nearest(givenKeys, otherTerms, (text) => text);
  const listed = nearest(givenKeys, question.wrong, ({ text }) => text);
  const rivalSlips = Math.min(listed?.slips ?? Infinity, other?.slips ?? Infinity);

  if (accepted !== null && accepted.slips < rivalSlips) {
    return right({ kind: 'spelling', canonical: accepted.entry });
  }
  if (listed !== null && listed.slips === rivalSlips) return wrongAsListed(listed.entry, null);
  return wrong(other === null ? null : { kind: 'other-term', term: other.entry });
}

/** The first entry with the fewest slips, or `null` when none is near. */
function nearest<T>(
  givenKeys: readonly string[],
  entries: readonly T[],
  textOf: (entry: T) => string,
): { entry: T; slips: number } | null {
  let best: { entry: T; slips: number } | null = null;
  for (const entry of entries) {
    for (const key of keysOfBankText(textOf(entry))) {
      for (const given of givenKeys) {
        const slips = slipsBetween(given, key);
        if (slips !== null && slips < (best?.slips ?? Infinity)) best = { entry, slips };
      }
    }
  }
  return best;
}
