import { describe, expect, it } from 'vitest';
import { formatDay, formatPartialDate, glueUnits } from './dates.ts';

const visible = (text: string): string => text.replaceAll('\u00a0', '_');

describe('formatPartialDate', () => {
  it.each([
    ['2011', '2011'],
    ['2011-05', 'May_2011'],
    ['2019-09-24', '24_September_2019'],
    ['2013-06-02', '2_June_2013'],
    ['2020-12-31', '31_December_2020'],
  ])('%s reads %s', (date, text) => {
    expect(visible(formatPartialDate(date))).toBe(text);
  });

  it.each(['', '2011-13', '2011-5', '24 September 2019'])('refuses %j', (date) => {
    expect(() => formatPartialDate(date)).toThrow(/^Not a /);
  });
});

describe('formatDay', () => {
  it('names the day of the zone asked for', () => {
    const lateOnSunday = new Date('2026-11-22T20:00:00Z');
    expect(visible(formatDay(lateOnSunday, 'UTC'))).toBe('Sunday 22_November');
    expect(visible(formatDay(lateOnSunday, 'Asia/Shanghai'))).toBe('Monday 23_November');
  });
});

describe('glueUnits', () => {
  it.each([
    ['Suspended on 3 November 2020.', 'Suspended on 3_November_2020.'],
    ['about 33 billion yuan a year', 'about 33_billion_yuan a year'],
    ['Since May 2011 it is separate', 'Since May_2011 it is separate'],
    ['It may 2 times', 'It may 2 times'],
  ])('%s', (text, glued) => {
    expect(visible(glueUnits(text))).toBe(glued);
  });
});
