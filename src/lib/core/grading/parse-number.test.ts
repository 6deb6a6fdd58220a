import { describe, expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

describe('parseNumber reads', () => {
  test.each([
    ['7.1', 7.1, null, []],
    ['7.123 billion', 7.123, 1e9, []],
    ['7,123,000,000', 7_123_000_000, null, []],
    ['7 123 000 000', 7_123_000_000, null, []],
    ['7\u2009123\u2009000\u2009000', 7_123_000_000, null, []],
    ['7\u202f123\u00a0000', 7_123_000, null, []],
    ["7'123'000", 7_123_000, null, []],
    ['7’123’000', 7_123_000, null, []],
    ['7.123.000', 7_123_000, null, []],
    ['7.123.000,5', 7_123_000.5, null, []],
    ['7.123,5', 7123.5, null, []],
    ['7,123.5', 7123.5, null, []],
    ['7,1', 7.1, null, []],
    ['7,12', 7.12, null, []],
    ['7,123', 7123, null, []],
    ['0,123', 0.123, null, []],
    ['7.123', 7.123, null, []],
    ['.5', 0.5, null, []],
    ['-3', -3, null, []],
    ['−3', -3, null, []],
    ['¥7.1bn', 7.1, 1e9, ['yuan']],
    ['￥7.1bn', 7.1, 1e9, ['yuan']],
    ['RMB 7.1 bn', 7.1, 1e9, ['yuan']],
    ['7.1 bn. yuan', 7.1, 1e9, ['yuan']],
    ['7.1 billion RMB', 7.1, 1e9, ['yuan']],
    ['71.23亿元', 71.23, 1e8, ['yuan']],
    ['71.23 億', 71.23, 1e8, []],
    ['1.19万亿元', 1.19, 1e12, ['yuan']],
    ['5000万', 5000, 1e4, []],
    ['1.19 trillion', 1.19, 1e12, []],
    ['US$34.5bn', 34.5, 1e9, ['us-dollars']],
    ['34.5 billion US dollars', 34.5, 1e9, ['us-dollars']],
    ['HK$ 5m', 5, 1e6, ['other-currency']],
    ['5 亿日元', 5, 1e8, ['other-currency']],
    ['98 %', 98, null, ['percent']],
    ['98%', 98, null, ['percent']],
    ['98 percent', 98, null, ['percent']],
    ['98 per cent', 98, null, ['percent']],
    ['百分之98', 98, null, ['percent']],
    ['９８％', 98, null, ['percent']],
    ['2003年', 2003, null, ['year']],
    ['in 2003', 2003, null, []],
    ['In the year 2003', 2003, null, ['year']],
    ['about 450 million users', 450, 1e6, ['people']],
    ['~7', 7, null, []],
    ['more than 7', 7, null, []],
    ['10x', 10, null, ['times']],
    ['6 days', 6, null, ['days']],
    ['5 companies', 5, null, ['firms']],
  ] as const)('%s', (text, value, scale, measures) => {
    expect(parseNumber(text)).toEqual({ value, scale, measures });
  });
});

describe('parseNumber refuses', () => {
  test.each([
    '',
    'seven',
    '7 or 8',
    '7-8',
    '2003-10',
    'billion 7',
    '7 bananas',
    '7 mx',
    '7,1,2',
    '7,12,3456',
    "7'12",
    '7 1',
    '1.2.3',
    '7,123 000',
    '0,123,456',
    '7e9',
    '¥',
    '7'.repeat(201),
  ])('%s', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});
