import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../progress/events.ts';
import { mistakenFacts } from './mistakes.ts';

function answer(fact: string, score: number, atMs: number): AnswerEvent {
  return {
    v: 1,
    id: `d-${String(atMs)}`,
    device: 'd',
    atMs,
    kind: 'answer',
    question: `${fact}-choice`,
    form: 'choice',
    grades: [{ fact, grade: score === 1 ? 'good' : 'again' }],
    given: { kind: 'choice', option: 0 },
    score,
    certainty: 'sure',
    tookMs: 1000,
    contentHash: '00000000',
    day: 0,
    seed: 1,
    misconceptions: [],
  };
}

describe('mistakenFacts', () => {
  it('lists facts last answered wrong, the latest first', () => {
    const answers = [
      answer('a', 0, 10),
      answer('b', 0, 20),
      answer('c', 1, 30),
      answer('a', 0.5, 40),
    ];
    expect(mistakenFacts(answers, 0)).toEqual(['a', 'b']);
  });

  it('forgets a mistake that was answered right since', () => {
    expect(mistakenFacts([answer('a', 0, 10), answer('a', 1, 20)], 0)).toEqual([]);
  });

  it('counts from the given instant on', () => {
    expect(mistakenFacts([answer('a', 0, 9), answer('b', 0, 10)], 10)).toEqual(['b']);
  });
});
