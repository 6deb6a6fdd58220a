/** When the next facts are due, in words. */
import type { Clock } from '../device/clock.ts';
import type { Progress } from './progress.svelte.ts';

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const dayLengthMs = 24 * 60 * 60 * 1000;

/** '9 minutes', '1 minute', 'less than a minute' — sentence case, to begin a line. */
export function minutesText(durationMs: number): string {
  const minutes = Math.round(durationMs / 60_000);
  if (minutes < 1) return 'Less than a minute';
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}

/** The next seven days on which something is due: a name for the day and how many facts. */
export function comingUp(progress: Progress, clock: Clock): { label: string; text: string }[] {
  const { dayStartsAtHour } = progress.settings;
  const nowMs = clock.nowMs();
  const today = clock.studyDay(nowMs, dayStartsAtHour);
  const counts = new Map<number, number>();
  for (const card of progress.cards.values()) {
    if (card.suspended) continue;
    const day = Math.max(today, clock.studyDay(card.dueAtMs, dayStartsAtHour));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .slice(0, 7)
    .map(([day, count]) => {
      const inDays = day - today;
      const label =
        inDays === 0
          ? 'Today'
          : inDays === 1
            ? 'Tomorrow'
            : inDays < 7
              ? weekday.format(nowMs + inDays * dayLengthMs)
              : `In ${String(inDays)} days`;
      return { label, text: count === 1 ? '1 fact' : `${String(count)} facts` };
    });
}
