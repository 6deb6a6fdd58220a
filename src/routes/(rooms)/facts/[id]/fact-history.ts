/** What the log says about one fact, in words for its page. */
import type { Form } from '#lib/core/bank/types.ts';
import type { AnswerEvent, ProgressEvent } from '#lib/core/progress/events.ts';
import { formWords } from '../../memory-text.ts';

export interface FactHistory {
  /** Answers since the fact last began as new, oldest first. */
  answers: AnswerEvent[];
  /** Answers from before it was last started over. */
  answersBefore: number;
  startedOverAtMs: number | null;
}

/**
 * @param log without what was undone, oldest first
 */
export function factHistory(fact: string, log: readonly ProgressEvent[]): FactHistory {
  const resetAt = log.findLastIndex((event) => event.kind === 'reset' && event.fact === fact);
  const answersIn = (events: readonly ProgressEvent[]) =>
    events.filter(
      (event) => event.kind === 'answer' && event.grades.some((grade) => grade.fact === fact),
    ) as AnswerEvent[];
  return {
    answers: answersIn(log.slice(resetAt + 1)),
    answersBefore: answersIn(log.slice(0, resetAt + 1)).length,
    startedOverAtMs: log[resetAt]?.atMs ?? null,
  };
}

const noBreakSpace = '\u00a0';

/**
 * A day in the learner's zone: '8 September', with the year when it is another than that of `nowMs`.
 * @param month `short` for narrow places: '8 Sep'
 */
export function dayText(atMs: number, nowMs: number, month: 'long' | 'short' = 'long'): string {
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const text = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month,
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(atMs);
  // Some browsers shorten September to four letters, where all other months have three.
  return text.replace(/\bSept\b/, 'Sep').replaceAll(' ', noBreakSpace);
}

/** 'Choice, flashcard, typed.' — the forms of the answers in order. */
export function formsText(forms: readonly Form[]): string {
  const words = forms.map((form) => formWords[form]);
  return `${words.map((word, position) => (position === 0 ? word : word.toLowerCase())).join(', ')}.`;
}

/** 'You chose this once, on 8 September.'; `null` when the learner never did. */
export function choseText(
  misconception: string,
  answers: readonly AnswerEvent[],
  nowMs: number,
): string | null {
  const chosen = answers.filter(({ misconceptions }) => misconceptions.includes(misconception));
  const last = chosen.at(-1);
  if (last === undefined) return null;
  const day = dayText(last.atMs, nowMs);
  return chosen.length === 1
    ? `You chose this once, on ${day}.`
    : `You chose this ${chosen.length === 2 ? 'twice' : `${chosen.length} times`}, last on ${day}.`;
}
