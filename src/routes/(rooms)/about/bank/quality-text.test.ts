import { describe, expect, it } from 'vitest';
import { percentText, pointsText, ruleText } from './quality-text.ts';

describe('numbers', () => {
  it('print shares with one decimal', () => {
    expect([0, 0.3524, 1].map(percentText)).toEqual(['0.0%', '35.2%', '100.0%']);
  });

  it('print differences with a sign, and zero without', () => {
    expect([0.019, -0.008, 0.0004, -0.0004].map(pointsText)).toEqual([
      '+1.9',
      '−0.8',
      '0.0',
      '0.0',
    ]);
  });
});

it('rules read as words', () => {
  expect(ruleText('near-duplicate-stems')).toBe('Near duplicate stems');
});
