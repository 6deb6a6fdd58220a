import { reviewQueue } from '#lib/core/memory/queue.ts';
import type { Clock } from '../device/clock.ts';
import { outline } from '../bank/outline.ts';
import type { Progress } from '../progress/progress.svelte.ts';

const teachingOrder = outline.facts.map(({ id }) => id);

/** Facts to review now, in order; what Today counts and what a review asks. */
export function dueNow(progress: Progress, clock: Clock): string[] {
  const nowMs = clock.nowMs();
  const { dayStartsAtHour, newFactsPerDay } = progress.settings;
  const today = clock.studyDay(nowMs, dayStartsAtHour);
  const suspendedNew = new Set(progress.snapshot.suspendedNew);
  return reviewQueue({
    factIds: teachingOrder.filter((fact) => !suspendedNew.has(fact)),
    cards: progress.cards,
    nowMs,
    endOfDayMs: clock.endOfStudyDayMs(nowMs, dayStartsAtHour),
    newLimit: newFactsPerDay,
    newDoneToday: progress.snapshot.days.find(({ day }) => day === today)?.newFacts ?? 0,
    seed: today,
  });
}
