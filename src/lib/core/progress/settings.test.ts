import { describe, expect, it } from 'vitest';
import { changeSetting } from './settings.ts';
import { defaultSettings } from './state.ts';

describe('a setting', () => {
  it.each([
    ['newFactsPerDay', [0, 999], [-1, 1.5, 1000, '5', Number.NaN]],
    ['desiredRetention', [0.8, 0.95], [0.79, 0.951, '0.9']],
    ['dayStartsAtHour', [0, 23], [-1, 23.5, 24]],
    ['grades', ['two', 'four'], ['three', 2]],
    ['theme', ['light', 'dark', 'system'], ['blue', true]],
    ['singleKeyShortcuts', [false, true], ['false', 0]],
    ['showIntervals', [true, false], ['true', 1]],
  ])('%s takes %j, and nothing like %j', (key, good, bad) => {
    for (const value of good) {
      expect(changeSetting(defaultSettings, key, value)).toEqual({
        ...defaultSettings,
        [key]: value,
      });
    }
    for (const value of bad)
      expect(changeSetting(defaultSettings, key, value)).toBe(defaultSettings);
  });
});
