/** Reads a number as people write it, in English or Chinese. */
import { maximumAnswerLength } from './normalise.ts';

/** What a number counts, apart from its scale. `other-currency` is any money but yuan and US dollars. */
export type Measure =
  | 'yuan'
  | 'us-dollars'
  | 'other-currency'
  | 'percent'
  | 'points'
  | 'year'
  | 'days'
  | 'times'
  | 'firms'
  | 'people';

export interface ParsedNumber {
  /** As written, without the scale: 7.1 of "7.1 billion". */
  value: number;
  /** Product of the scale words ("billion" 1e9, "亿" 1e8); `null` when there was none. */
  scale: number | null;
  /** What the words and signs around the number say it counts; empty when they say nothing. */
  measures: Measure[];
}

/**
 * Words and signs that may stand around a number. Hedges ("about", "more than") say nothing about it.
 * Of two entries that both fit at a place the longer is read, so 日元 (yen) is not 日 (day) and 元.
 */
const lexicon: { words: string; meaning: number | Measure | 'hedge' }[] = [
  { words: 'hundred 百', meaning: 1e2 },
  { words: 'thousand k 千', meaning: 1e3 },
  { words: '万 萬', meaning: 1e4 },
  { words: 'million millions mn mln mio m', meaning: 1e6 },
  { words: '亿 億', meaning: 1e8 },
  { words: 'billion billions bn bln b', meaning: 1e9 },
  { words: 'trillion trillions tn trn t 兆', meaning: 1e12 },
  { words: 'yuan rmb cny cn¥ ¥ renminbi kuai 元 块 圆 人民币 人民幣', meaning: 'yuan' },
  { words: 'dollar dollars us$ $ usd 美元 美金', meaning: 'us-dollars' },
  {
    words:
      'euro euros eur € pound pounds gbp £ yen jpy 日元 hk$ hkd 港元 港币 s$ sgd won krw ₩ rupee rupees inr ₹',
    meaning: 'other-currency',
  },
  { words: '% percent per_cent pct 百分之', meaning: 'percent' },
  { words: 'point points pts percentage_points pp 分', meaning: 'points' },
  { words: 'year 年 ad ce', meaning: 'year' },
  { words: 'day days 天 日', meaning: 'days' },
  { words: 'time times x × fold 倍 次', meaning: 'times' },
  { words: 'firm firms company companies 家', meaning: 'firms' },
  { words: 'people persons users customers consumers 人 用户', meaning: 'people' },
  {
    words:
      'about around approximately approx roughly circa ca c some nearly almost over more_than in since by of the us chinese ~ ≈ 约 大约 超过 近 在',
    meaning: 'hedge',
  },
];

const meanings = new Map(
  lexicon.flatMap(({ words, meaning }) =>
    words.split(' ').map((word) => [word.replaceAll('_', ' '), meaning] as const),
  ),
);
const longestFirst = [...meanings.keys()].sort((a, b) => b.length - a.length);

/** Sign, then digits with whatever may separate them; `digitsToNumber` decides what the separators mean. */
const numberPattern = /[+-]?(?:\d(?:[\d.,' ]*\d)?|\.\d+)/;

/**
 * Reads one number with an optional scale, unit or currency and hedges around it: "7.1", "¥7.1bn",
 * "RMB 7,123,000,000", "71.23亿元", "in 2003", "98 %", "百分之98". Of number words
 * it knows those for zero only.
 * Thousands may be separated by comma, point, space of any width or apostrophe. A single comma or point
 * is a decimal sign, except a comma before exactly three digits, which English readers mean as thousands.
 *
 * @returns `null` when there is no number, more than one, or a word that is not understood
 */
export function parseNumber(text: string): ParsedNumber | null {
  if (text.length > maximumAnswerLength) return null;
  const folded = text
    .replace(/[’‘ʼ´`]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:zero|none|nil|零)(?![a-z])/, '0');
  const match = numberPattern.exec(folded);
  if (match === null) return null;
  const value = digitsToNumber(match[0]);
  if (value === null) return null;
  const before = readWords(folded.slice(0, match.index));
  const after = readWords(folded.slice(match.index + match[0].length));
  // A scale in front of the number ("billion 7") is not a way to write one.
  if (before === null || after === null || before.scales.length > 0) return null;
  return {
    value,
    scale: after.scales.length === 0 ? null : after.scales.reduce((product, s) => product * s, 1),
    measures: [...new Set([...before.measures, ...after.measures])],
  };
}

function readWords(text: string): { scales: number[]; measures: Measure[] } | null {
  const scales: number[] = [];
  const measures: Measure[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[\s.,-]+/, '');
    if (rest === '') return { scales, measures };
    const word = longestFirst.find(
      (candidate) =>
        rest.startsWith(candidate) &&
        !(/[a-z]$/.test(candidate) && /^[a-z]/.test(rest.slice(candidate.length))),
    );
    const meaning = word === undefined ? undefined : meanings.get(word);
    if (word === undefined || meaning === undefined) return null;
    if (typeof meaning === 'number') scales.push(meaning);
    else if (meaning !== 'hedge') measures.push(meaning);
    rest = rest.slice(word.length);
  }
}

/** `null` when the separators follow no known way of writing numbers. */
function digitsToNumber(written: string): number | null {
  const sign = written.startsWith('-') ? -1 : 1;
  const digits = written.replace(/^[+-]/, '');
  const plain = withoutSeparators(digits);
  return plain === null ? null : sign * Number(plain);
}

function withoutSeparators(digits: string): string | null {
  if (/^(?:\d+|\d*\.\d+)$/.test(digits)) return digits;
  // 7,123,000 and 7,123.5; also with spaces or apostrophes. No group starts with a lone 0.
  if (/^[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(digits)) {
    return digits.replace(/[, ']/g, '');
  }
  // 7.123.000 and 7.123.000,5: two points cannot both be decimal.
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?$/.test(digits)) {
    return digits.replaceAll('.', '').replace(',', '.');
  }
  // 7.123,5 and 7 123,5: what follows the other separator is the fraction.
  if (/^[1-9]\d{0,2}(?:([. '])\d{3})(?:\1\d{3})*,\d+$/.test(digits)) {
    return digits.replace(/[. ']/g, '').replace(',', '.');
  }
  // 7,1 and 0,123: the comma cannot separate thousands.
  if (/^\d+,\d+$/.test(digits)) return digits.replace(',', '.');
  return null;
}
