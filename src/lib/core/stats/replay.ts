/** Plays answers back through the memory model to see what it knew at each moment. */
import type { ReviewInput } from '../memory/scheduler.ts';
import type { AnswerEvent, Grade } from '../progress/events.ts';
import type { ReviewEvent } from '../progress/log.ts';
import type { Card } from '../progress/state.ts';

/** One fact of one answer, with its card before and after. */
export interface Review {
  answer: AnswerEvent;
  fact: string;
  grade: Grade;
  /** `null` when the fact was new. */
  before: Card | null;
  after: Card;
}

export type ReviewCard = (card: Card | null, input: ReviewInput) => Card;

/**
 * Reviews in log order; a fact that was reset is new again.
 * @param events answers and resets that count, in log order
 * @param cards as they were before the first event; brought forward with each
 */
export function* replay(
  events: readonly ReviewEvent[],
  review: ReviewCard,
  cards = new Map<string, Card>(),
): Generator<Review> {
  for (const answer of events) {
    if (answer.kind === 'reset') {
      cards.delete(answer.fact);
      continue;
    }
    for (const { fact, grade } of answer.grades) {
      const before = cards.get(fact) ?? null;
      const after = review(before, {
        fact,
        grade,
        atMs: answer.atMs,
        form: answer.form,
        question: answer.question,
        day: answer.day,
        right: answer.score === 1,
      });
      cards.set(fact, after);
      yield { answer, fact, grade, before, after };
    }
  }
}

/** A review that tests memory: the first of the study day on a fact that had left its learning steps. */
export interface DelayedReview extends Review {
  before: Card;
  recalled: boolean;
}

/** The reviews by which the memory model can be judged; repeats on one day prove nothing about the night between. */
export function delayedReviews(
  events: readonly ReviewEvent[],
  review: ReviewCard,
): DelayedReview[] {
  return [...replay(events, review)].flatMap((one) =>
    one.before !== null &&
    one.before.phase === 'review' &&
    one.before.lastReviewDay < one.answer.day
      ? [{ ...one, before: one.before, recalled: one.grade !== 'again' }]
      : [],
  );
}
