import type { AttemptMode } from '#lib/core/progress/events.ts';
import type { StorageError } from '#lib/storage/port.ts';
import type { Clock } from '../device/clock.ts';
import type { Progress } from '../progress/progress.svelte.ts';

export type StartedQuiz = { ok: true; attempt: string } | { ok: false; error: StorageError };

/** Writes a new attempt to the log; the quiz page opens it by its id. */
export async function startQuiz(
  quiz: { title: string; mode: AttemptMode; questions: readonly string[]; seed: number },
  progress: Progress,
  clock: Clock,
): Promise<StartedQuiz> {
  const attempt = crypto.randomUUID();
  const recorded = await progress.record([
    {
      kind: 'attempt-started',
      attempt,
      title: quiz.title,
      mode: quiz.mode,
      seed: quiz.seed,
      questions: [...quiz.questions],
      atMs: clock.nowMs(),
    },
  ]);
  return recorded.ok ? { ok: true, attempt } : { ok: false, error: recorded.error };
}
