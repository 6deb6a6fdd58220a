import { describe, expect, it } from 'vitest';
import { attemptsOf } from './attempts.ts';
import type { ProgressEvent } from './events.ts';
import { testAnswer } from './log.fixture.ts';
import { eventId } from './record.ts';

const startMs = 1_700_000_000_000;
/** Number and time of an event: one after the other on one device. */
const at = (sequence: number) => ({
  v: 1 as const,
  id: eventId('a', sequence),
  device: 'a',
  atMs: startMs + sequence,
});
const started = (sequence: number, attempt = 'quiz', questions = ['q1', 'q2']): ProgressEvent => ({
  ...at(sequence),
  kind: 'attempt-started',
  attempt,
  title: `Title ${sequence}`,
  mode: 'exam',
  seed: sequence,
  questions,
});
const answered = (sequence: number, position: number, attempt = 'quiz') =>
  testAnswer({ ...at(sequence), sequence, attempt, position });
const flagged = (sequence: number, position: number, isFlagged = true): ProgressEvent => ({
  ...at(sequence),
  kind: 'flagged',
  attempt: 'quiz',
  position,
  flagged: isFlagged,
});
const submitted = (sequence: number, attempt = 'quiz'): ProgressEvent => ({
  ...at(sequence),
  kind: 'attempt-submitted',
  attempt,
});

describe('an attempt', () => {
  it('is what its start says until something is given', () => {
    expect(attemptsOf([started(1)])).toEqual([
      {
        id: 'quiz',
        title: 'Title 1',
        mode: 'exam',
        seed: 1,
        questions: ['q1', 'q2'],
        startedAtMs: startMs + 1,
        submittedAtMs: null,
        answers: [null, null],
        flagged: [],
      },
    ]);
  });
  it('is not begun anew by a second start', () => {
    const [attempt] = attemptsOf([started(1), answered(2, 0), started(3, 'quiz', ['q3'])]);
    expect(attempt).toMatchObject({ title: 'Title 1', answers: [answered(2, 0), null] });
  });
  it('holds the last answer at each position, and none of another attempt or place', () => {
    const log = [
      started(1),
      answered(2, 1),
      answered(3, 1),
      answered(4, 2),
      answered(5, 0, 'other'),
      testAnswer({ ...at(6), sequence: 6 }),
      testAnswer({ ...at(7), sequence: 7, attempt: 'quiz' }),
      { ...at(8), kind: 'suspended' as const, fact: 'owner' },
    ];
    expect(attemptsOf(log)[0]?.answers).toEqual([null, answered(3, 1)]);
  });
  it('lists what is flagged by position, each once, and nothing outside', () => {
    const flags = [flagged(2, 1), flagged(3, 0), flagged(4, 1), flagged(5, 2)];
    expect(attemptsOf([started(1), ...flags])[0]?.flagged).toEqual([0, 1]);
    expect(attemptsOf([started(1), ...flags, flagged(6, 0, false)])[0]?.flagged).toEqual([1]);
    expect(attemptsOf([started(1), ...flags.slice(0, 2)])[0]?.flagged).toEqual([0, 1]);
    expect(attemptsOf(flags)).toEqual([]);
  });
  it('is closed once, by its own submission', () => {
    const log = [started(1), submitted(2, 'other'), submitted(3), submitted(4), answered(5, 0)];
    expect(attemptsOf(log)).toMatchObject([{ submittedAtMs: startMs + 3, answers: [null, null] }]);
  });
});

it('attempts are in order of their start, then of their ids, submitted or not', () => {
  const later = started(1, 'b-later');
  const log = [
    { ...later, atMs: startMs + 9, id: eventId('b', 1), device: 'b' },
    { ...started(2, 'd'), atMs: startMs },
    { ...started(3, 'c'), atMs: startMs },
    { ...started(4, 'e'), atMs: startMs },
    { ...started(5, 'f'), atMs: startMs },
    submitted(6, 'e'),
    submitted(7, 'd'),
    submitted(8, 'f'),
  ];
  expect(attemptsOf(log).map(({ id }) => id)).toEqual(['c', 'd', 'e', 'f', 'b-later']);
});
