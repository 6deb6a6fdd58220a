/** How long things take. */
import type { AnswerEvent } from '../progress/events.ts';

/** Assumed until there is an answer: reading a short question and its correction. */
export const assumedAnswerMs = 15_000;

/** Habits change, so only this many of the latest answers count. */
const recentAnswers = 200;

/** Median time of the latest answers, in milliseconds; the median, because some answers wait for the kettle. */
export function medianAnswerMs(answers: readonly AnswerEvent[]): number {
  const times = answers
    .slice(-recentAnswers)
    .map(({ tookMs }) => tookMs)
    .sort((a, b) => a - b);
  const upper = times[Math.floor(times.length / 2)];
  const lower = times[Math.floor((times.length - 1) / 2)];
  return upper === undefined || lower === undefined ? assumedAnswerMs : (lower + upper) / 2;
}

/** Whole minutes for a number of answers; at least one when there is anything to do. */
export function minutesEstimate(count: number, answerMs: number): number {
  return count === 0 ? 0 : Math.max(1, Math.round((count * answerMs) / 60_000));
}
