/** What may honestly be called known. */
import type { Card } from '#lib/core/progress/state.ts';
import { isRecognition } from './form.ts';
import type { Retrievability } from './scheduler.ts';

export type Mastery = 'unseen' | 'forgotten' | 'recognised' | 'proven';

/** Below this predicted recall nothing counts as proven any more: the lowest retention a learner can ask for. */
export const provenFromRecall = 0.8;
/** Below this predicted recall a fact is more likely gone than there. */
export const forgottenBelowRecall = 0.5;

/**
 * - `unseen`: never asked.
 * - `forgotten`: never right yet, wrong the last time, or predicted recall below one half.
 * - `proven`: right in two forms and produced without options on a later study day than the first right answer, so
 *   two days, a delay and more than recognition; and predicted recall is still at least 0.8. It decays
 *   to `recognised`, and comes back with the next right answer.
 * - `recognised`: everything between.
 */
export function mastery(card: Card | null, nowMs: number, retrievability: Retrievability): Mastery {
  if (card === null) return 'unseen';
  const recall = retrievability(card, nowMs);
  if (
    card.rightForms.length === 0 ||
    card.phase === 'relearning' ||
    recall < forgottenBelowRecall
  ) {
    return 'forgotten';
  }
  return card.phase === 'review' && recall >= provenFromRecall && isDemonstrated(card)
    ? 'proven'
    : 'recognised';
}

function isDemonstrated({ rightForms }: Card): boolean {
  const firstDay = Math.min(...rightForms.map((entry) => entry.firstDay));
  return (
    rightForms.length >= 2 &&
    rightForms.some(({ form, lastDay }) => !isRecognition(form) && lastDay > firstDay)
  );
}
