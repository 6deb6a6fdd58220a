import { describe, expect, it } from 'vitest';
import { PartialDate } from './schema.ts';

describe('a date of the bank', () => {
  it.each(['2004', '2004-12', '2004-12-08', '2024-02-29'])('may be %s', (date) => {
    expect(PartialDate.safeParse(date).success).toBe(true);
  });

  it.each([
    ['2021-02-30', 'use a day that the calendar has'],
    ['2023-02-29', 'use a day that the calendar has'],
    ['2021-04-31', 'use a day that the calendar has'],
    ['2021-13', 'use "YYYY", "YYYY-MM" or "YYYY-MM-DD" in quotes'],
    ['8 Dec 2004', 'use "YYYY", "YYYY-MM" or "YYYY-MM-DD" in quotes'],
  ])('is refused as %s', (date, message) => {
    expect(PartialDate.safeParse(date).error?.issues.map((issue) => issue.message)).toContain(
      message,
    );
  });
});
