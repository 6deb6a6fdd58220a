/** What tests of stores share. */
import type { AnswerEvent, Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import type { Result } from './port.ts';

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw result.error;
  return result.value;
}

const identity = new Set(['v', 'id', 'device']);

/** An event as the app handed it over. */
export function draftOf<E extends ProgressEvent>(event: E): Draft<E> {
  const entries = Object.entries(event).filter(([key]) => !identity.has(key));
  return Object.fromEntries(entries) as Draft<E>;
}

/** An answer as the app hands it over, a second after the one with the number before. */
export function answerDraft(
  number: number,
  overrides: Partial<AnswerEvent> = {},
): Draft<AnswerEvent> {
  return draftOf(testAnswer({ sequence: number, ...overrides }));
}
