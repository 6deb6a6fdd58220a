/** Quizzes from start to submit, as the log tells them. */
import type {
  AnswerEvent,
  AttemptStartedEvent,
  AttemptSubmittedEvent,
  FlaggedEvent,
  ProgressEvent,
} from './events.ts';
import { effectiveLog } from './log.ts';
import type { Attempt } from './state.ts';

/** Attempts not yet submitted, by id. Attempts are replaced, never changed. */
export type OpenAttempts = Map<string, Attempt>;

/** Opens an attempt; a second start of an open one changes nothing. */
export function startAttempt(open: OpenAttempts, event: AttemptStartedEvent): void {
  if (open.has(event.attempt)) return;
  open.set(event.attempt, {
    id: event.attempt,
    title: event.title,
    mode: event.mode,
    seed: event.seed,
    questions: event.questions,
    startedAtMs: event.atMs,
    submittedAtMs: null,
    answers: event.questions.map(() => null),
    flagged: [],
  });
}

/** Puts an answer at its position, in place of an earlier one. */
export function answerInAttempt(open: OpenAttempts, event: AnswerEvent): void {
  const { position } = event;
  const attempt = open.get(event.attempt ?? '');
  if (attempt === undefined || position === undefined || !(position in attempt.answers)) return;
  open.set(attempt.id, { ...attempt, answers: attempt.answers.with(position, event) });
}

/** Marks a position to come back to, or takes the mark away. */
export function flagInAttempt(open: OpenAttempts, event: FlaggedEvent): void {
  const attempt = open.get(event.attempt);
  if (attempt === undefined || !(event.position in attempt.answers)) return;
  const others = attempt.flagged.filter((position) => position !== event.position);
  const flagged = event.flagged ? [...others, event.position].sort((a, b) => a - b) : others;
  open.set(attempt.id, { ...attempt, flagged });
}

/** Closes an attempt and returns it; `null` when it is not open. */
export function submitAttempt(open: OpenAttempts, event: AttemptSubmittedEvent): Attempt | null {
  const attempt = open.get(event.attempt);
  if (attempt === undefined) return null;
  open.delete(attempt.id);
  return { ...attempt, submittedAtMs: event.atMs };
}

/** Orders attempts by start, then by id. */
function compareAttempts(a: Attempt, b: Attempt): number {
  return a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1);
}

/** All attempts of a log, submitted or not, with their answers, by start. */
export function attemptsOf(log: readonly ProgressEvent[]): Attempt[] {
  const open: OpenAttempts = new Map();
  const submitted: Attempt[] = [];
  for (const event of effectiveLog(log)) {
    if (event.kind === 'attempt-started') startAttempt(open, event);
    else if (event.kind === 'answer') answerInAttempt(open, event);
    else if (event.kind === 'flagged') flagInAttempt(open, event);
    else if (event.kind === 'attempt-submitted') {
      const attempt = submitAttempt(open, event);
      if (attempt !== null) submitted.push(attempt);
    }
  }
  return [...submitted, ...open.values()].sort(compareAttempts);
}
