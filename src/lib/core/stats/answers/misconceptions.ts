/** Which wrong beliefs are still held. */
import type { BankIndex } from '../../bank/types.ts';
import type { AnswerEvent } from '../../progress/events.ts';

export interface HeldMisconception {
  misconception: string;
  /** Answers that betrayed it, ever. */
  betrayals: number;
  lastBetrayedAtMs: number;
  /** Right answers since then to questions that offer it: 0 or 1, for with 2 it is no longer held. */
  rightSince: number;
}

/** Errors come back unless retested (Metcalfe & Miele 2014), so one right answer does not settle it. */
const rightAnswersThatSettle = 2;

/**
 * A misconception is held when an answer betrayed it, until two answers since then were right on questions that offer it
 * as a wrong answer. A guess does not settle it. Those that no question of the bank offers any more are left out.
 * The one betrayed last comes first.
 */
export function heldMisconceptions(
  answers: readonly AnswerEvent[],
  index: BankIndex,
): HeldMisconception[] {
  const offered = new Map(index.questions.map(({ id, misconceptions }) => [id, misconceptions]));
  const offeredAnywhere = new Set([...offered.values()].flat());
  const found = new Map<string, HeldMisconception>();
  for (const answer of answers) {
    for (const misconception of answer.misconceptions) {
      const betrayals = (found.get(misconception)?.betrayals ?? 0) + 1;
      found.delete(misconception);
      found.set(misconception, {
        misconception,
        betrayals,
        lastBetrayedAtMs: answer.atMs,
        rightSince: 0,
      });
    }
    if (answer.score < 1 || answer.certainty === 'guess') continue;
    for (const misconception of offered.get(answer.question ?? '') ?? []) {
      const known = found.get(misconception);
      if (known !== undefined) {
        found.set(misconception, { ...known, rightSince: known.rightSince + 1 });
      }
    }
  }
  return [...found.values()]
    .filter(
      ({ misconception, rightSince }) =>
        rightSince < rightAnswersThatSettle && offeredAnywhere.has(misconception),
    )
    .reverse();
}
