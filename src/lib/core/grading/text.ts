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
 * @param knownTerms answers of all typed and cloze questions, this one's included; must not change between calls
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
  const keyedAnswers = answers.map((text) => keyed(text, text));
  const accepted = nearest(givenKeys, keyedAnswers);
  if (accepted?.slips === 0) return right(null);

  const answerKeys = new Set(keyedAnswers.flatMap(({ keys }) => keys));
  const otherTerms = keyedTerms(knownTerms).filter(
    ({ keys }) => !keys.some((key) => answerKeys.has(key)),
  );
  const other = nearest(givenKeys, otherTerms);
  const listed = nearest(
    givenKeys,
    question.wrong.map((entry) => keyed(entry, entry.text)),
  );
  const rivalSlips = Math.min(listed?.slips ?? Infinity, other?.slips ?? Infinity);

  if (accepted !== null && accepted.slips < rivalSlips) {
    return right({ kind: 'spelling', canonical: accepted.entry });
  }
  if (listed !== null && listed.slips === rivalSlips) return wrongAsListed(listed.entry, null);
  return wrong(other === null ? null : { kind: 'other-term', term: other.entry });
}

/** Something of the bank with the keys under which it is recognised. */
interface Keyed<T> {
  entry: T;
  keys: readonly string[];
}

const keyed = <T>(entry: T, text: string): Keyed<T> => ({ entry, keys: keysOfBankText(text) });

/** Reducing the known terms to keys is nearly all the work of grading; the app passes the same list each time. */
const keysOfTermLists = new WeakMap<readonly string[], readonly Keyed<string>[]>();

function keyedTerms(terms: readonly string[]): readonly Keyed<string>[] {
  let known = keysOfTermLists.get(terms);
  if (known === undefined) {
    known = terms.map((term) => keyed(term, term));
    keysOfTermLists.set(terms, known);
  }
  return known;
}

/** The first entry with the fewest slips, or `null` when none is near. */
function nearest<T>(
  givenKeys: readonly string[],
  entries: readonly Keyed<T>[],
): { entry: T; slips: number } | null {
  let best: { entry: T; slips: number } | null = null;
  for (const { entry, keys } of entries) {
    for (const key of keys) {
      for (const given of givenKeys) {
        const slips = slipsBetween(given, key);
        if (slips !== null && slips < (best?.slips ?? Infinity)) best = { entry, slips };
      }
    }
  }
  return best;
}
