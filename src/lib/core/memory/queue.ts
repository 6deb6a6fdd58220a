/** Which facts to ask now, and in which order. */
import type { Card } from '#lib/core/progress/state.ts';
import { seedFor } from '#lib/core/random/shuffle.ts';
import { clockToleranceMs } from './clock-doubt.ts';

export interface QueueInput {
  /** All facts of the bank in teaching order; cards of other facts are left out. */
  factIds: readonly string[];
  cards: ReadonlyMap<string, Card>;
  nowMs: number;
  /** The first instant after the study day of `nowMs`. */
  endOfDayMs: number;
  /** New facts per study day. */
  newLimit: number;
  /** New facts already begun on this study day. */
  newDoneToday: number;
  /** Decides among facts about equally near to being forgotten; the study day's number keeps the order for the day. */
  seed: number;
}

/** How early a learning step may be taken when nothing else is left: Anki's default "learn ahead limit". */
export const learnAheadMs = 20 * 60 * 1000;

/**
 * Whether a card falls due before `untilMs`. A card reviewed in the future was dated by a clock that was ahead then or
 * is behind now. When it is due cannot be known, so it is asked: a year set wrong by five must not hide it for five.
 */
export function isDueBefore(
  { dueAtMs, lastReviewAtMs }: Pick<Card, 'dueAtMs' | 'lastReviewAtMs'>,
  untilMs: number,
  nowMs: number,
): boolean {
  return dueAtMs < untilMs || lastReviewAtMs > nowMs + clockToleranceMs;
}

/**
 * Fact ids in the order to ask them:
 * 1. learning steps that are due, longest waiting first;
 * 2. reviews due by the end of the study day, most forgotten first. Facts about equally near to being forgotten are
 *    mixed by the seed, so that topics interleave and the order gives nothing away;
 * 3. new facts in teaching order, up to the limit: a new section stays in one piece;
 * 4. learning steps due within twenty minutes, so that a session ends with everything learned.
 * Suspended facts are left out.
 */
export function reviewQueue(input: QueueInput): string[] {
  const active = input.factIds.flatMap((id) => {
    const card = input.cards.get(id);
    return card === undefined || card.suspended ? [] : [card];
  });
  const steps = active
    .filter(({ phase }) => phase !== 'review')
    .sort((a, b) => a.dueAtMs - b.dueAtMs);
  const dueSteps = steps.filter((card) => isDueBefore(card, input.nowMs + 1, input.nowMs));
  const soonSteps = steps.filter(
    (card) =>
      !isDueBefore(card, input.nowMs + 1, input.nowMs) &&
      card.dueAtMs <= input.nowMs + learnAheadMs,
  );
  const reviews = active
    .filter((card) => card.phase === 'review' && isDueBefore(card, input.endOfDayMs, input.nowMs))
    .map((card) => ({
      fact: card.fact,
      forgetting: forgettingLevel(card, input.nowMs),
      draw: seedFor(input.seed, card.fact),
    }))
    .sort((a, b) => b.forgetting - a.forgetting || a.draw - b.draw);
  const newFacts = input.factIds
    .filter((id) => !input.cards.has(id))
    .slice(0, Math.max(0, input.newLimit - input.newDoneToday));
  return [
    ...dueSteps.map(({ fact }) => fact),
    ...reviews.map(({ fact }) => fact),
    ...newFacts,
    ...soonSteps.map(({ fact }) => fact),
  ];
}

/**
 * Elapsed time in stabilities, in steps of a quarter. In FSRS the probability of recall depends on this ratio
 * alone and falls with it, so a higher level is a lower probability.
 */
function forgettingLevel({ lastReviewAtMs, stability }: Card, nowMs: number): number {
  const elapsedDays = (nowMs - lastReviewAtMs) / (24 * 60 * 60 * 1000);
  return Math.floor((elapsedDays / stability) * 4);
}
