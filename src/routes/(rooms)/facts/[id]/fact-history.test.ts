import { describe, expect, it } from 'vitest';
import type { AnswerEvent, ProgressEvent } from '#lib/core/progress/events.ts';
import { choseText, dayText, factHistory, formsText } from './fact-history.ts';

const at = (month: number, day: number, year = 2026) =>
  new Date(year, month - 1, day, 12).getTime();
const now = at(11, 22);

let sequence = 0;
function answer(changes: Partial<AnswerEvent>): AnswerEvent {
  sequence += 1;
  return {
    v: 1,
    id: `device-${sequence}`,
    device: 'device',
    atMs: at(9, 8),
    kind: 'answer',
    question: 'q',
    form: 'choice',
    grades: [{ fact: 'a', grade: 'good' }],
    given: { kind: 'choice', option: 0 },
    score: 1,
    certainty: 'sure',
    tookMs: 1000,
    contentHash: '00000000',
    day: 0,
    seed: 1,
    misconceptions: [],
    ...changes,
  };
}
const reset = (fact: string, atMs: number): ProgressEvent => ({
  v: 1,
  id: `reset-${fact}`,
  device: 'device',
  atMs,
  kind: 'reset',
  fact,
});

describe('factHistory', () => {
  it('takes the answers of one fact, also from questions that ask several', () => {
    const both = answer({
      grades: [
        { fact: 'b', grade: 'good' },
        { fact: 'a', grade: 'again' },
      ],
    });
    const other = answer({ grades: [{ fact: 'b', grade: 'good' }] });
    expect(factHistory('a', [both, other])).toEqual({
      answers: [both],
      answersBefore: 0,
      startedOverAtMs: null,
    });
  });

  it('begins again where the fact was started over', () => {
    const [first, second, third] = [answer({}), answer({}), answer({})];
    const log = [first, second, reset('a', at(9, 20)), reset('b', at(9, 21)), third];
    expect(factHistory('a', log)).toEqual({
      answers: [third],
      answersBefore: 2,
      startedOverAtMs: at(9, 20),
    });
  });
});

describe('dayText', () => {
  it('names the year only when it is another', () => {
    expect(dayText(at(9, 8), now)).toBe('8\u00a0September');
    expect(dayText(at(9, 8, 2025), now)).toBe('8\u00a0September\u00a02025');
  });

  it('shortens every month to three letters', () => {
    expect(dayText(at(9, 8), now, 'short')).toBe('8\u00a0Sep');
  });
});

describe('formsText', () => {
  it('is a sentence', () => {
    expect(formsText(['choice', 'recall', 'typed'])).toBe('Choice, flashcard, typed.');
  });
});

describe('choseText', () => {
  const wrong = (month: number, day: number) =>
    answer({ atMs: at(month, day), misconceptions: ['m'] });

  it.each([
    [[], null],
    [[wrong(9, 8)], 'You chose this once, on 8\u00a0September.'],
    [[wrong(9, 8), wrong(10, 1)], 'You chose this twice, last on 1\u00a0October.'],
    [[wrong(9, 8), wrong(9, 9), wrong(10, 1)], 'You chose this 3 times, last on 1\u00a0October.'],
  ])('counts %#', (answers, text) => {
    expect(choseText('m', [...answers, answer({ misconceptions: ['other'] })], now)).toBe(text);
  });
});
