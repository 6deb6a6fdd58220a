/** What a desired retention costs, asked of the scheduler itself. */
import type { Card } from '#lib/core/progress/state.ts';
import { schedulerFor } from './scheduling.ts';

/** A fact well under way; a long stability keeps the rounding to whole days out of the comparison. */
const card: Card = {
  fact: 'any',
  phase: 'review',
  stability: 100,
  difficulty: 5,
  dueAtMs: 0,
  lastReviewAtMs: 0,
  lastReviewDay: 0,
  intervalDays: 100,
  learningStep: 0,
  reviews: 5,
  lapses: 0,
  lastForm: 'recall',
  lastQuestion: null,
  rightForms: [],
  suspended: false,
};

function intervalDays(desiredRetention: number): number {
  return schedulerFor(desiredRetention).previewIntervalsDays(card, card.intervalDays).good;
}

/** How long a remembered fact rests, as a multiple of what it would rest at 90 %. */
export function relativeInterval(desiredRetention: number): number {
  return intervalDays(desiredRetention) / intervalDays(0.9);
}
