import type { Grade } from '#lib/core/progress/events.ts';
import type { Asking } from './asking.svelte.ts';
import type { Clock } from '../device/clock.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { schedulerFor } from '../progress/scheduling.ts';

/** What each grade would do to the flashcard on the screen: 'today', '3 days'. Empty for questions. */
export function intervalsFor(
  asking: Asking,
  progress: Progress,
  clock: Clock,
): Partial<Record<Grade, string>> {
  if (asking.item.form !== 'recall') return {};
  const { desiredRetention, dayStartsAtHour } = progress.settings;
  const card = progress.cards.get(asking.item.fact.id) ?? null;
  const nowMs = clock.nowMs();
  const days = schedulerFor(desiredRetention).previewIntervalsDays(
    card,
    clock.studyDay(nowMs, dayStartsAtHour),
  );
  const text = (intervalDays: number) => {
    if (intervalDays < 1) return 'today';
    return intervalDays === 1 ? '1 day' : `${String(Math.round(intervalDays))} days`;
  };
  return {
    again: text(days.again),
    hard: text(days.hard),
    good: text(days.good),
    easy: text(days.easy),
  };
}
