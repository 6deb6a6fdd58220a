import type { Asking } from '#lib/app/session/asking.svelte.ts';
import type { Clock } from '#lib/app/device/clock.ts';
import type { Card } from '#lib/core/progress/state.ts';

/** When the first fact of an answered question comes back: 'Back today.', 'Back in 5 days.' */
export function returnsText(
  asking: Asking,
  cards: ReadonlyMap<string, Card>,
  clock: Clock,
  dayStartsAtHour: number,
): string | null {
  const fact = asking.event?.grades[0]?.fact;
  const card = fact === undefined ? undefined : cards.get(fact);
  if (card === undefined) return null;
  const days =
    clock.studyDay(card.dueAtMs, dayStartsAtHour) - clock.studyDay(clock.nowMs(), dayStartsAtHour);
  if (days <= 0) return 'Back today.';
  return days === 1 ? 'Back tomorrow.' : `Back in ${String(days)} days.`;
}
