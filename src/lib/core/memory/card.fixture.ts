/** A card for tests: a fact in review since day 0, never answered right. */
import type { Card } from '#lib/core/progress/state.ts';

export function testCard(fact: string, overrides: Partial<Card> = {}): Card {
  return {
    fact,
    phase: 'review',
    stability: 10,
    difficulty: 5,
    dueAtMs: 0,
    lastReviewAtMs: 0,
    lastReviewDay: 0,
    intervalDays: 10,
    learningStep: 0,
    reviews: 1,
    lapses: 0,
    lastForm: 'choice',
    lastQuestion: `${fact}-choice`,
    rightForms: [],
    suspended: false,
    ...overrides,
  };
}
