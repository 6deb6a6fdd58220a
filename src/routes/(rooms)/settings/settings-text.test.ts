import { describe, expect, it } from 'vitest';
import { hourText, newFactsText, retentionText, versionText } from './settings-text.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the sentence about desired retention', () => {
  it('names what is forgotten and what more costs', () => {
    expect(spaced(retentionText(0.9, 1))).toBe(
      'Of 100 facts that come back, about 10 are forgotten. Higher costs more: at 95 % more than twice the reviews. Counts from each fact’s next answer.',
    );
  });
  it('says how many more reviews a higher one brings', () => {
    expect(spaced(retentionText(0.95, 0.4))).toContain(
      'about 5 are forgotten. Facts come back about 2.5 times as often as at 90 %.',
    );
  });
  it('does not hide that forgotten facts cost reviews', () => {
    expect(spaced(retentionText(0.8, 3.31))).toContain(
      'about 20 are forgotten. Facts rest about 3.3 times as long as at 90 %, but each one forgotten costs reviews of its own.',
    );
  });
});

describe('the sentence about new facts', () => {
  it.each([
    [143, 10, '143 facts are not begun: enough for 15 days.'],
    [1, 10, '1 fact is not begun: enough for 1 day.'],
    [20, 0, '20 facts are not begun. At 0, only reviews come.'],
    [0, 10, 'Every fact of the bank has been begun.'],
  ])('%d not begun at %d a day', (notBegun, newFactsPerDay, text) => {
    expect(newFactsText(notBegun, newFactsPerDay)).toBe(text);
  });
});

it('prints an hour of the day', () => {
  expect([hourText(4), hourText(23)]).toEqual(['04:00', '23:00']);
});

it('names a version by its number and its build', () => {
  expect(versionText('1.2.0')).toBe('Version 1.2.0');
  expect(versionText('1.2.0+1a2b3c4d5e6f')).toBe('Version 1.2.0, build 1a2b3c4d5e6f');
});
