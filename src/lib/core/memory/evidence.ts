/** What one answer proves about memory. */
import type { Asks, Form } from '#lib/core/bank/types.ts';
import type { Certainty, Grade } from '#lib/core/progress/events.ts';
import { promisedShare } from './certainty.ts';

export interface Evidence {
  /** 0 wrong … 1 right. */
  score: number;
  form: Form;
  /** Does not change the grade: a fact applied is a fact recalled. */
  asks?: Asks;
  /** Number of options shown; 0 where there are none. */
  optionCount: number;
  /** `null` when the learner was not asked. */
  certainty: Certainty | null;
  /** What the learner judged a flashcard to be; required for `recall`, ignored otherwise. */
  recallGrade?: Grade;
  hintUsed: boolean;
}

/**
 * The grade the scheduler gets.
 *
 * - A flashcard passes on the learner's own grade.
 * - Less than half right is a failed recall: again. Half and more, but not all: hard.
 * - Right with the hint: hard, for the recall was helped.
 * - Right, but more likely by luck than by memory: hard. How likely memory is follows from what the word of
 *   certainty promises and from the guessing rate of the form, by the classical correction for guessing
 *   (p − g) ÷ (1 − g). So a "guess" is always hard, and "I think" on a choice of two.
 * - Right otherwise: good. Never easy. Two grades predict almost as well as four (log loss 0.3509 against 0.3456 for
 *   FSRS-6 in srs-benchmark), while one wrong easy would postpone a new fact for eight days instead of two.
 *
 * @throws when a flashcard comes without the learner's grade
 */
export function gradeFor(evidence: Evidence): Grade {
  const { score, form, certainty, recallGrade, hintUsed } = evidence;
  if (form === 'recall') {
    if (recallGrade === undefined) throw new Error('Inconsistent: recall without a grade');
    return recallGrade;
  }
  if (score < 0.5) return 'again';
  if (score < 1 || hintUsed) return 'hard';
  const guessing = guessingRate(form, evidence.optionCount);
  const promised = promisedShare[certainty ?? 'think'];
  const remembered = (promised - guessing) / (1 - guessing);
  return remembered < 0.5 ? 'hard' : 'good';
}

/** The probability of being right by blind choice: one of n options, or one of the non-empty sets of n. */
export function guessingRate(form: Form, optionCount: number): number {
  if (form === 'choice') return 1 / Math.max(optionCount, 2);
  if (form === 'multiple') return 1 / (2 ** Math.max(optionCount, 2) - 1);
  return 0;
}
