/**
 * Study days where clocks change. The matrix is Anki's (rslib, scheduler/timing.rs): six hours of creation, four days,
 * six hours of the day and six rollovers, here in ten zones and around a change of each.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { endOfStudyDayMs, startOfStudyDayMs, studyDay } from './study-day.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

/** Each zone with the first of four days around a change of its clock, where it has one. */
const zones = [
  ['Asia/Shanghai', '1991-09-13'], // the last summer time ended on the 15th
  ['Europe/Berlin', '2024-03-30'],
  ['America/New_York', '2024-11-01'],
  ['America/Sao_Paulo', '2018-11-03'], // no midnight on the 4th
  ['Australia/Lord_Howe', '2024-10-05'], // by half an hour
  ['Asia/Kathmandu', '1985-12-31'], // by a quarter
  ['Pacific/Apia', '2011-12-28'], // the 30th did not exist
  ['Africa/Casablanca', '2024-03-09'], // back for Ramadan
  ['Etc/GMT+12', '2024-02-27'],
  ['Pacific/Kiritimati', '1994-12-30'], // the 31st did not exist
] as const;
const hoursOfInterest = [0, 1, 4, 12, 22, 23];

/** The calendar day and hour of an instant by `Intl`, which takes the zone as an argument and shares no code with the app. */
function wallClock(zone: string): (atMs: number) => { day: number; hour: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
  });
  return (atMs) => {
    const part = Object.fromEntries(
      format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    return {
      day: Date.UTC(part['year']!, part['month']! - 1, part['day']) / dayMs,
      hour: part['hour']!,
    };
  };
}

describe.each(zones)('in %s from %s', (zone, firstDate) => {
  it('counts 864 pairs of creation and now as the wall clock does', () => {
    process.env.TZ = zone;
    const wall = wallClock(zone);
    const [year, month, dayOfMonth] = firstDate.split('-').map(Number) as [number, number, number];
    const wrong: string[] = [];
    let cases = 0;
    for (const createdHour of hoursOfInterest) {
      const created = new Date(year, month - 1, dayOfMonth, createdHour).getTime();
      for (const days of [0, 1, 2, 3]) {
        for (const hour of hoursOfInterest) {
          const now = new Date(year, month - 1, dayOfMonth + days, hour).getTime();
          for (const rollover of hoursOfInterest) {
            cases += 1;
            const expected = [created, now].map((atMs) => {
              const local = wall(atMs);
              return local.hour < rollover ? local.day - 1 : local.day;
            });
            const actual = [created, now].map((atMs) => studyDay(atMs, rollover));
            const isSame = actual.every((day, index) => day === expected[index]);
            const isInside =
              startOfStudyDayMs(actual[1]!, rollover) <= now &&
              now < endOfStudyDayMs(now, rollover);
            const neverBack = now < created || actual[1]! >= actual[0]!;
            if (!isSame || !isInside || !neverBack)
              wrong.push(`${createdHour} h, +${days} d ${hour} h, rollover ${rollover}`);
          }
        }
      }
    }
    expect(cases).toBe(864);
    expect(wrong).toEqual([]);
  });

  it('lays every instant of 1970 to 2100 into exactly one study day, and days never go back', () => {
    process.env.TZ = zone;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
        fc.integer({ min: 0, max: 3 * dayMs }),
        fc.integer({ min: 0, max: 23 }),
        (atMs, laterMs, rollover) => {
          const day = studyDay(atMs, rollover);
          const end = endOfStudyDayMs(atMs, rollover);
          expect(startOfStudyDayMs(day, rollover)).toBeLessThanOrEqual(atMs);
          expect(end).toBeGreaterThan(atMs);
          expect(studyDay(end - 1, rollover)).toBe(day);
          expect(studyDay(end, rollover)).toBeGreaterThan(day);
          expect(end - startOfStudyDayMs(day, rollover)).toBeLessThanOrEqual(25 * hourMs);
          expect(studyDay(atMs + laterMs, rollover)).toBeGreaterThanOrEqual(day);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('D1, D2: around 02:30 of a change, with the day beginning at four', () => {
  test('spring forward: one study day of 23 hours', () => {
    process.env.TZ = 'Europe/Berlin';
    const evening = Date.UTC(2024, 2, 30, 20);
    expect(endOfStudyDayMs(evening, 4)).toBe(Date.UTC(2024, 2, 31, 2));
    expect(studyDay(Date.UTC(2024, 2, 31, 1, 30), 4)).toBe(studyDay(evening, 4));
    expect(startOfStudyDayMs(studyDay(evening, 4), 4)).toBe(Date.UTC(2024, 2, 30, 3));
  });
  test('fall back: both 02:30 belong to the study day of the evening before', () => {
    process.env.TZ = 'Europe/Berlin';
    const evening = Date.UTC(2024, 9, 26, 18);
    for (const hour of [0, 1])
      expect(studyDay(Date.UTC(2024, 9, 27, hour, 30), 4)).toBe(studyDay(evening, 4));
    expect(endOfStudyDayMs(evening, 4)).toBe(Date.UTC(2024, 9, 27, 3));
  });
});

describe('D3: journeys', () => {
  /** Study days of someone who answers at a local hour on each of some calendar days, in a zone a day. */
  const daysOf = (journey: readonly string[], hour: number, rollover: number) =>
    journey.map((zone, index) => {
      process.env.TZ = zone;
      return studyDay(new Date(2024, 2, 28 + index, hour, 30).getTime(), rollover);
    });

  test('Berlin, Tokyo, Berlin: the day begins at four where the learner is, none twice, none missing', () => {
    const days = daysOf(['Europe/Berlin', 'Asia/Tokyo', 'Europe/Berlin'], 20, 4);
    expect(days).toEqual([days[0], days[0]! + 1, days[0]! + 2]);
    process.env.TZ = 'Asia/Tokyo';
    const noon = Date.UTC(2024, 2, 29, 3);
    expect(new Date(endOfStudyDayMs(noon, 4)).getHours()).toBe(4);
    expect(endOfStudyDayMs(noon, 4)).toBe(Date.UTC(2024, 2, 29, 19));
  });

  test('answering on every local day gives days without a gap, across changes of the clock and flights', () => {
    const anyZone = fc.constantFrom(...zones.map(([zone]) => zone));
    fc.assert(
      fc.property(
        fc.array(anyZone, { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 5, max: 22 }),
        fc.integer({ min: 0, max: 5 }),
        (journey, hour, rollover) => {
          const days = daysOf(journey, hour, rollover);
          expect(days).toEqual(days.map((_, index) => days[0]! + index));
        },
      ),
    );
  });
});

describe('D7: odd zones', () => {
  test('a change by half an hour moves the day by half an hour', () => {
    process.env.TZ = 'Australia/Lord_Howe';
    const before = Date.UTC(2024, 9, 5, 2);
    const day = studyDay(before, 4);
    expect(startOfStudyDayMs(day + 1, 4) - startOfStudyDayMs(day, 4)).toBe(23.5 * hourMs);
  });
  test('a date that did not exist is no study day, and the one before it ends on time', () => {
    process.env.TZ = 'Pacific/Apia';
    const last = Date.UTC(2011, 11, 30, 9, 59); // 23:59 on the 29th, at −10
    const next = last + 120_000; // 00:01 on the 31st, at +14
    expect(studyDay(last, 0)).toBe(Date.UTC(2011, 11, 29) / dayMs);
    expect(studyDay(next, 0)).toBe(Date.UTC(2011, 11, 31) / dayMs);
    expect(endOfStudyDayMs(last, 0)).toBe(last + 60_000);
  });
});

describe('D9: dates that programs get wrong', () => {
  test.each([
    ['29 February', '2028-02-29T12:00:00Z', '2028-03-01T12:00:00Z'],
    ['no 29 February in 2100', '2100-02-28T12:00:00Z', '2100-03-01T12:00:00Z'],
    ['32-bit seconds end', '2038-01-19T03:14:07Z', '2038-01-20T03:14:08Z'],
    ['the day of a leap second', '2016-12-31T12:00:00Z', '2017-01-01T12:00:00Z'],
  ])('%s', (_, before, after) => {
    process.env.TZ = 'UTC';
    expect(studyDay(Date.parse(after), 4) - studyDay(Date.parse(before), 4)).toBe(1);
    expect(endOfStudyDayMs(Date.parse(before), 4)).toBeLessThan(Date.parse(after));
  });
  test('the text of a leap second is not a time, so no record can hold one', () => {
    expect(Date.parse('2016-12-31T23:59:60Z')).toBeNaN();
  });
});
