import { afterAll, describe, expect, it } from 'vitest';
import type { Question } from '#lib/core/bank/types.ts';
import { studyDay } from '#lib/core/memory/study-day.ts';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { identify } from '#lib/storage/identify.ts';
import type { AnswerEvent, Draft } from '#lib/core/progress/events.ts';
import { Asking, type Item } from './asking.svelte.ts';

const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

const card: Item = {
  form: 'recall',
  fact: {
    id: 'owner',
    topic: 'ownership',
    statement: 'It has many owners.',
    prompt: 'Who owns it?',
    answer: 'Many',
    why: '',
    sources: ['report'],
    asOf: '2026-11',
    status: 'settled',
    level: 'core',
  },
};
const hourMs = 3_600_000;

/** Shows a flashcard at one instant, answers it at another; returns what was committed. */
async function answered(shownAtMs: number, answeredAtMs: number): Promise<Draft<AnswerEvent>> {
  process.env.TZ = 'Europe/Berlin';
  let nowMs = shownAtMs;
  const committed: Draft<AnswerEvent>[] = [];
  const asking = new Asking(card, {
    nowMs: () => nowMs,
    studyDay: (atMs) => studyDay(atMs, 4),
    knownTerms: [],
    seed: 1,
    commit: (draft) => {
      committed.push(draft);
      return Promise.resolve({ ok: true, value: testAnswer() });
    },
  });
  nowMs = answeredAtMs;
  asking.turn();
  await asking.remember('good');
  expect(committed).toHaveLength(1);
  return committed[0]!;
}

describe('D6: the day turns while a card is on the screen', () => {
  const beforeFour = Date.UTC(2026, 10, 22, 2, 59);

  it('dates the answer by the moment of answering', async () => {
    const draft = await answered(beforeFour, beforeFour + 2 * 60_000);
    expect(draft.day).toBe(studyDay(beforeFour, 4) + 1);
    expect(draft.tookMs).toBe(2 * 60_000);
  });

  it('caps the time of a card left open for three days', async () => {
    const draft = await answered(beforeFour, beforeFour + 72 * hourMs);
    expect(draft.day).toBe(studyDay(beforeFour, 4) + 3);
    expect(draft.tookMs).toBe(10 * 60_000);
  });

  it('never records a negative time when the clock is set back meanwhile', async () => {
    const draft = await answered(beforeFour, beforeFour - 24 * hourMs);
    expect(draft.tookMs).toBe(0);
    expect(draft.day).toBe(studyDay(beforeFour, 4) - 1);
  });
});

it('C18: a pasted book is wrong, and what is kept of it can be stored', async () => {
  const committed: Draft<AnswerEvent>[] = [];
  const question: Question = {
    kind: 'typed',
    id: 'who',
    topic: 'ownership',
    facts: ['owner'],
    stem: 'Who owns Alipay?',
    asks: 'fact',
    level: 'core',
    contentHash: '0badcafe',
    answer: 'Ant Group',
    accept: [],
    why: '',
    wrong: [],
  };
  const asking = new Asking(
    { form: 'question', question },
    {
      nowMs: () => 0,
      studyDay: () => 0,
      knownTerms: ['Ant Group'],
      seed: 1,
      commit: (draft) => {
        committed.push(draft);
        const [event] = identify([draft], 'a', 0);
        return Promise.resolve({ ok: true, value: event as AnswerEvent });
      },
    },
  );
  asking.text = `${'Ant Group '.repeat(100_000)}(a+)+$`;
  expect(asking.text.length).toBeGreaterThan(1_000_000);
  await asking.submit('sure');
  expect(committed).toMatchObject([{ score: 0, given: { kind: 'text' } }]);
  expect([asking.phase, asking.verdict?.note]).toEqual(['answered', { kind: 'too-long' }]);
});
