/** C15: what a learner did stays true when a later question bank drops, renames or changes what it was about. */
import { describe, expect, it } from 'vitest';
import { createScheduler } from '#lib/core/memory/scheduler.ts';
import { reviewQueue } from '#lib/core/memory/queue.ts';
import { makeBackup, readBackup } from '#lib/core/progress/backup.ts';
import { checkStored, planRepair } from '#lib/core/progress/check/check.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { Asking } from '#lib/app/session/asking.svelte.ts';
import type { Question } from '#lib/core/bank/types.ts';

const dayMs = 24 * 60 * 60 * 1000;
const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});
const fold = createFold((card, input) => scheduler.review(card, input));

/** Answers to three facts; the bank after them has dropped the first and renamed the second. */
const log = ['dropped', 'old-name', 'kept'].map((fact, index) =>
  testAnswer({
    sequence: index + 1,
    question: `${fact}-question`,
    grades: [{ fact, grade: 'good' }],
  }),
);
const facts = ['new-name', 'kept'];
const nowMs = testAnswer().atMs + 30 * dayMs;
const snapshot = fold.rebuild(log);

describe('a bank without some of the facts that were learned', () => {
  it('asks what it has; the renamed fact is asked as a new one and credited with nothing', () => {
    const cards = new Map(snapshot.cards.map((card) => [card.fact, card]));
    const queue = reviewQueue({
      factIds: facts,
      cards,
      nowMs,
      endOfDayMs: nowMs + dayMs,
      newLimit: 5,
      newDoneToday: 0,
      seed: 1,
    });
    expect(queue.toSorted()).toEqual(['kept', 'new-name']);
    expect(cards.has('new-name')).toBe(false);
  });

  it('keeps every answer and card, also through a backup', () => {
    const read = readBackup(makeBackup(log, { madeAtMs: nowMs }));
    if (!read.ok) throw new Error(read.message);
    const again = fold.rebuild(read.events);
    expect(again).toEqual(snapshot);
    expect(again.cards.map(({ fact }) => fact).toSorted()).toEqual(['dropped', 'kept', 'old-name']);
  });

  it('names what is retired in the check of the data, and repairs nothing away', () => {
    const { cards, days, ...rest } = snapshot;
    const found = checkStored(
      {
        device: 'a',
        events: log,
        unreadable: [],
        snapshot: { cards, days, rest },
        lastSequence: log.length,
        misplaced: [],
        orphans: [],
      },
      fold,
      { nowMs, facts: new Set(facts), questions: new Set(['kept-question']), aside: new Set() },
    );
    expect(found.map(({ kind }) => kind).toSorted()).toEqual([
      'unknown-fact',
      'unknown-fact',
      'unknown-question',
      'unknown-question',
    ]);
    expect(planRepair(found)).toBeNull();
  });
});

describe('a question whose options were changed', () => {
  const option = (text: string, isKey: boolean) => ({ text, why: '', isKey });
  const question: Question = {
    kind: 'choice',
    id: 'kept-question',
    topic: 'ownership',
    facts: ['kept'],
    stem: 'Who?',
    asks: 'fact',
    level: 'core',
    contentHash: '00000002',
    options: [option('The new key', true), option('The old key', false)],
  };
  const context = {
    nowMs: () => nowMs,
    studyDay: () => 0,
    knownTerms: [],
    seed: 1,
    commit: () => Promise.reject(new Error('nothing is answered here')),
  };

  it('gives no verdict on an option it no longer has', () => {
    const stored = testAnswer({ question: question.id, given: { kind: 'choice', option: 2 } });
    const asking = new Asking({ form: 'question', question }, context, stored);
    expect([asking.phase, asking.verdict]).toEqual(['answered', null]);
  });
});
