import { describe, expect, it } from 'vitest';
import type { Card } from '#lib/core/progress/state.ts';
import { factState, type MemoryNow } from './fact-state.ts';

const card: Card = {
  fact: 'a',
  phase: 'review',
  stability: 10,
  difficulty: 5,
  dueAtMs: 0,
  lastReviewAtMs: 0,
  lastReviewDay: 0,
  intervalDays: 10,
  learningStep: 0,
  reviews: 2,
  lapses: 0,
  lastForm: 'choice',
  lastQuestion: 'q',
  rightForms: [{ form: 'choice', firstDay: 0, lastDay: 0 }],
  suspended: false,
};
const memory = (changes: Partial<MemoryNow>): MemoryNow => ({
  cards: new Map([['a', card]]),
  suspendedNew: new Set(),
  due: new Set(),
  nowMs: 0,
  retrievability: () => 0.9,
  ...changes,
});

describe('factState', () => {
  it('reads mastery from the card', () => {
    expect(factState('a', memory({}))).toEqual({
      mastery: 'recognised',
      isDue: false,
      isSuspended: false,
    });
  });

  it('knows a fact that is due', () => {
    expect(factState('a', memory({ due: new Set(['a']) })).isDue).toBe(true);
  });

  it('knows a suspended card', () => {
    const cards = new Map([['a', { ...card, suspended: true }]]);
    expect(factState('a', memory({ cards })).isSuspended).toBe(true);
  });

  it('knows a fact suspended before it was first asked', () => {
    expect(factState('b', memory({ suspendedNew: new Set(['b']) }))).toEqual({
      mastery: 'unseen',
      isDue: false,
      isSuspended: true,
    });
  });
});
