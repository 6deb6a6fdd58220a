/** Days behind and days ahead. */
import type { Card, DayTotal } from '../progress/state.ts';

export interface ForecastDay {
  /** Study day. */
  day: number;
  /** Facts that fall due, those overdue counted today. */
  count: number;
  minutes: number;
}

/**
 * Facts falling due on today and the days after, if nothing were answered in between. New facts and later reviews
 * of the same facts are not guessed.
 *
 * @param studyDay the study day of an instant
 * @param answerMs median time per answer
 * @param length number of days, today included
 */
export function dueForecast(
  cards: Iterable<Card>,
  nowMs: number,
  studyDay: (atMs: number) => number,
  answerMs: number,
  length = 30,
): ForecastDay[] {
  const today = studyDay(nowMs);
  const counts = Array.from({ length }, () => 0);
  for (const card of cards) {
    const ahead = Math.max(0, studyDay(card.dueAtMs) - today);
    const count = counts[ahead];
    if (!card.suspended && count !== undefined) counts[ahead] = count + 1;
  }
  return counts.map((count, ahead) => ({
    day: today + ahead,
    count,
    minutes: (count * answerMs) / 60_000,
  }));
}

/** Monday is 0. Day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The last weeks from Monday to Sunday, the week of today last and ending today. Days without answers have zeros.
 *
 * @param weeks how many, the present one included
 */
export function calendarDays(
  days: readonly DayTotal[],
  today: number,
  weeks: number,
): DayTotal[][] {
  const byDay = new Map(days.map((total) => [total.day, total]));
  const firstMonday = today - weekdayOf(today) - 7 * (weeks - 1);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => firstMonday + 7 * week + weekday)
      .filter((day) => day <= today)
      .map((day) => byDay.get(day) ?? { day, answers: 0, right: 0, newFacts: 0, tookMs: 0 }),
  );
}
