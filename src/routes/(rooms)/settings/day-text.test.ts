import { expect, it } from 'vitest';
import { dayText, momentText } from './day-text.ts';

const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const now = at(2026, 11, 22, 9, 0);

it('names the year only when it is another', () => {
  expect(dayText(at(2026, 11, 9, 8, 12), now)).toBe('9\u00a0November');
  expect(dayText(at(2025, 11, 9, 8, 12), now)).toBe('9\u00a0November\u00a02025');
});

it('prints a moment', () => {
  expect(momentText(at(2026, 11, 9, 8, 2), now)).toBe('9\u00a0November at\u00a008:02');
});
