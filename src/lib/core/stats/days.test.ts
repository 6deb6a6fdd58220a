import { describe, expect, test } from 'vitest';
import { testCard } from '../memory/card.fixture.ts';
import { dayMs } from './answer.fixture.ts';
import { calendarDays, dueForecast, weekdayOf } from './days.ts';

const studyDay = (atMs: number) => Math.floor(atMs / dayMs);

describe('dueForecast', () => {
  const nowMs = 50.5 * dayMs;
  const due = (day: number, overrides = {}) =>
    testCard(`f${String(day)}`, { dueAtMs: day * dayMs, ...overrides });

  test('overdue counts today, the last day is the 30th', () => {
    const days = dueForecast(
      [due(10), due(50), due(51), due(51.9), due(79.9), due(80)],
      nowMs,
      studyDay,
      30_000,
    );
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: 50, count: 2, minutes: 1 });
    expect(days[1]).toEqual({ day: 51, count: 2, minutes: 1 });
    expect(days[29]).toEqual({ day: 79, count: 1, minutes: 0.5 });
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });
  test('suspended facts are not due', () => {
    expect(dueForecast([due(50, { suspended: true })], nowMs, studyDay, 1)[0]?.count).toBe(0);
  });
});

describe('calendar', () => {
  test.each([
    [0, 3], // Thursday 1970-01-01
    [4, 0],
    [-1, 2],
    [-4, 6],
    [19782, 3], // Thursday 2024-02-29
  ])('day %i is weekday %i', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });
  test('weeks begin on Monday and end today', () => {
    const total = { day: 12, answers: 3, right: 2, newFacts: 1, tookMs: 5 };
    const weeks = calendarDays([total, { ...total, day: 3 }], 13, 2);
    expect(weeks.map((week) => week.map(({ day }) => day))).toEqual([
      [4, 5, 6, 7, 8, 9, 10],
      [11, 12, 13],
    ]);
    expect(weeks[1]?.[1]).toEqual(total);
    expect(weeks[0]?.[0]).toEqual({ day: 4, answers: 0, right: 0, newFacts: 0, tookMs: 0 });
  });
  test.each([
    [11, 1], // Monday
    [17, 7], // Sunday
  ])('a week up to day %i has %i days', (today, length) => {
    expect(calendarDays([], today, 1)[0]).toHaveLength(length);
  });
});
