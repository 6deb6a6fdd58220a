/**
 * Study days: local calendar days that begin at an hour of the learner's choice, so that an evening that runs past
 * midnight is one day. Counted from 1970-01-01. Functions that take an instant read the device's time zone, never its clock.
 */

/** A moment as a wall calendar and clock show it; `month` counts from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The study day of a local time. */
export function studyDayOf({ year, month, day, hour }: LocalTime, dayStartsAtHour: number): number {
  const calendarDay = Date.UTC(year, month - 1, day) / dayMs;
  return hour < dayStartsAtHour ? calendarDay - 1 : calendarDay;
}

/** The study day of an instant in the device's zone. */
export function studyDay(atMs: number, dayStartsAtHour: number): number {
  const local = new Date(atMs);
  return studyDayOf(
    {
      year: local.getFullYear(),
      month: local.getMonth() + 1,
      day: local.getDate(),
      hour: local.getHours(),
    },
    dayStartsAtHour,
  );
}

/**
 * The first instant of a study day in the device's zone. Where the clock jumps over that hour, or the calendar
 * over that day (Apia, 2011-12-30), the day begins with the first instant after the jump.
 */
export function startOfStudyDayMs(day: number, dayStartsAtHour: number): number {
  const date = new Date(day * dayMs);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const start = new Date(year, month, dayOfMonth, dayStartsAtHour);
  const isSkipped = start.getDate() !== dayOfMonth;
  return (isSkipped ? new Date(year, month, dayOfMonth) : start).getTime();
}

/** The first instant after the study day of `atMs`. */
export function endOfStudyDayMs(atMs: number, dayStartsAtHour: number): number {
  return startOfStudyDayMs(studyDay(atMs, dayStartsAtHour) + 1, dayStartsAtHour);
}

/** The calendar date of a study day, as `YYYY-MM-DD`. */
export function isoDateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
