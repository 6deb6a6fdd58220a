import type { Grade } from '#lib/core/progress/events.ts';
import type { Asking } from './asking.svelte.ts';
import type { Clock } from './clock.ts';
import { schedulerFor } from './open-progress.ts';
import type { Progress } from './progress.svelte.ts';

/** What each grade would do to the fact on the screen: '10 min', '3 days'. */
export function intervalsFor(asking: Asking, progress: Progress, clock: Clock): Partial<Record<Grade, string>> {
  if (asking.item.form !== 'recall') return {};
  const card = progress.cards.get(asking.item.fact.id) ?? null;
  const days = schedulerFor(progress.settings.desiredRetention).previewIntervalsDays(card, clock.nowMs());
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
