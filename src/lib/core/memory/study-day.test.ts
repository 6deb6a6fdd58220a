import { afterAll, describe, expect, test } from 'vitest';
import {
  endOfStudyDayMs,
  isoDateOf,
  startOfStudyDayMs,
  studyDay,
  studyDayOf,
} from './study-day.ts';

const dayMs = 86_400_000;
const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe('studyDayOf', () => {
  test.each([
    [{ year: 1970, month: 1, day: 1, hour: 4 }, 4, 0],
    [{ year: 1970, month: 1, day: 1, hour: 3 }, 4, -1],
    [{ year: 1970, month: 1, day: 2, hour: 3 }, 4, 0],
    [{ year: 2024, month: 3, day: 1, hour: 0 }, 0, 19783],
    [{ year: 2024, month: 2, day: 29, hour: 23 }, 0, 19782],
    [{ year: 2025, month: 1, day: 1, hour: 3 }, 4, 20088],
  ])('%j, day from %i h → %i', (local, dayStartsAtHour, day) => {
    expect(studyDayOf(local, dayStartsAtHour)).toBe(day);
  });
});

test('isoDateOf', () => {
  expect(isoDateOf(0)).toBe('1970-01-01');
  expect(isoDateOf(19782)).toBe('2024-02-29');
});

/** Each zone with the days whose clock changes are worth a look. */
const changes = [
  ['Europe/Berlin', '2024-03-31'],
  ['Europe/Berlin', '2024-10-27'],
  ['America/New_York', '2024-03-10'],
  ['America/New_York', '2024-11-03'],
  ['America/Santiago', '2024-04-07'], // 24:00 back to 23:00
  ['America/Santiago', '2024-09-08'], // no midnight
  ['America/Havana', '2024-11-03'], // 1:00 back to 0:00
  ['Australia/Lord_Howe', '2024-04-07'], // by half an hour
  ['Australia/Lord_Howe', '2024-10-06'],
  ['Pacific/Apia', '2011-12-30'], // no such day
  ['Asia/Kathmandu', '2024-12-31'], // UTC+05:45
] as const;

describe.each(changes)('in %s around %s', (zone, date) => {
  test.each([0, 1, 2, 4, 23])('a day from %i h is one piece', (dayStartsAtHour) => {
    process.env.TZ = zone;
    const middleMs = Date.parse(date);
    const problems: string[] = [];
    let previous = -Infinity;
    for (let atMs = middleMs - 3 * dayMs; atMs < middleMs + 3 * dayMs; atMs += 900_000) {
      const day = studyDay(atMs, dayStartsAtHour);
      const endMs = endOfStudyDayMs(atMs, dayStartsAtHour);
      const isSane =
        day >= previous &&
        startOfStudyDayMs(day, dayStartsAtHour) <= atMs &&
        atMs < endMs &&
        studyDay(endMs, dayStartsAtHour) > day &&
        studyDay(endMs - 1, dayStartsAtHour) === day &&
        endMs - atMs <= 25 * 3_600_000;
      if (!isSane) problems.push(new Date(atMs).toISOString());
      previous = day;
    }
    expect(problems).toEqual([]);
  });
});

test('an evening past midnight is one day, where the learner is', () => {
  process.env.TZ = 'Asia/Shanghai';
  const evening = Date.UTC(2024, 4, 1, 15, 0); // 23:00 in Shanghai
  expect(studyDay(evening + 2 * 3_600_000, 4)).toBe(studyDay(evening, 4));
  expect(studyDay(evening + 5 * 3_600_000, 4)).toBe(studyDay(evening, 4) + 1);
  expect(endOfStudyDayMs(evening, 4)).toBe(evening + 5 * 3_600_000);
});
