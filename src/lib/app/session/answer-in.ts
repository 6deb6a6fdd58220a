import type { AnswerEvent, ProgressEvent } from '#lib/core/progress/events.ts';
import { StorageError, type Result } from '#lib/storage/port.ts';

/** The answer among the events just committed. */
export function answerIn(events: readonly ProgressEvent[]): Result<AnswerEvent> {
  const answer = events.find((event) => event.kind === 'answer');
  return answer === undefined
    ? { ok: false, error: new StorageError('damaged', 'the store committed no answer') }
    : { ok: true, value: answer };
}
