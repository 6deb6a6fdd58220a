/** Answers and an index for tests. */
import type { BankIndex } from '../bank/types.ts';
import { createScheduler } from '../memory/scheduler.ts';
import type { AnswerEvent, ResetEvent } from '../progress/events.ts';

export const dayMs = 86_400_000;

export const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});

let sequence = 0;

/** A right answer at noon (UTC) of a day to fact `f` by its flashcard. */
export function answerOn(day: number, overrides: Partial<AnswerEvent> = {}): AnswerEvent {
  sequence += 1;
  const score = overrides.score ?? 1;
  return {
    v: 1,
    id: `d-${String(sequence).padStart(10, '0')}`,
    device: 'd',
    atMs: day * dayMs + dayMs / 2,
    kind: 'answer',
    question: null,
    form: 'recall',
    grades: [{ fact: 'f', grade: score === 1 ? 'good' : score >= 0.5 ? 'hard' : 'again' }],
    given: { kind: 'recall' },
    score,
    certainty: null,
    tookMs: 10_000,
    contentHash: '00000000',
    day,
    seed: 0,
    misconceptions: [],
    ...overrides,
  };
}

/** Two topics with a fact each; a plain choice, a typed question that applies, and two that offer a misconception. */
export const index: BankIndex = {
  topics: ['origins', 'credit'].map((id) => ({ id, title: id, shortTitle: id, summary: id })),
  facts: [
    { id: 'f', topic: 'origins', level: 'core' },
    { id: 'g', topic: 'credit', level: 'core' },
  ],
  questions: (
    [
      ['f-choice', 'origins', 'f', 'choice', 'fact', ['one-firm']],
      ['f-typed', 'origins', 'f', 'typed', 'fact', ['one-firm']],
      ['g-apply', 'credit', 'g', 'typed', 'apply', []],
      ['g-number', 'credit', 'g', 'number', 'fact', []],
    ] as const
  ).map(([id, topic, fact, kind, asks, misconceptions]) => ({
    id,
    topic,
    facts: [fact],
    kind,
    asks,
    level: 'core',
    misconceptions: [...misconceptions],
  })),
  knownTerms: [],
  cues: [],
};

/** Fact `f` is started over at noon (UTC) of a day. */
export function resetOn(day: number): ResetEvent {
  const { v, id, device, atMs } = answerOn(day);
  return { v, id, device, atMs, kind: 'reset', fact: 'f' };
}
