/** Choices and mutations drawn from a seed, so that a failing input can be made again. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** A whole number from 0 to `below`, exclusive. */
  below: (below: number) => number;
  pick: <T>(items: readonly [T, ...T[]]) => T;
}

export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const below = (limit: number) => (limit <= 1 ? 0 : uniformInt(generator, 0, limit - 1));
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}

/** What breaks parsers, records, regular expressions and screens. */
const dictionary = [
  '',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\u200d\u200b\ufeff',
  'Z\u0301\u0336\u0489'.repeat(9),
  '支付宝 zhīfùbǎo',
  '👩‍👩‍👧‍👦',
  '"',
  '\\',
  '\n',
  '\r\n',
  '\t',
  '{',
  '}',
  '[',
  ']',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  ':',
  ': ',
  '- ',
  '#',
  '&a ',
  '*a',
  '<<: *a',
  '!!js/function ',
  '!!binary ',
  '|\n',
  '>-\n',
  '---\n',
  '%YAML 9.9\n',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'null',
  'true',
  'NaN',
  '-0',
  '1e999',
  '-1e999',
  '9007199254740993',
  '0.1.2',
  '1,2,3.4.5',
  '٣٤٥',
  '７．１',
  '½',
  '(a+)+$',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  '${7*7}',
  '../../etc/passwd',
  '%00',
  '=HYPERLINK("x")',
  'x'.repeat(3000),
] as const;

/** A text with one to five pieces taken out, doubled, put in from the dictionary, or changed by a letter. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let times = random.below(5); times >= 0; times -= 1) {
    const at = random.below(result.length + 1);
    const length = random.below(random.pick([2, 20, 400]));
    const [before, piece, after] = [
      result.slice(0, at),
      result.slice(at, at + length),
      result.slice(at + length),
    ];
    result = random.pick([
      () => before + after,
      () => before + piece + piece + after,
      () => before + random.pick(dictionary) + after,
      () => before + random.pick(dictionary) + piece + after,
      () => before + String.fromCharCode(random.below(0x1_0000)) + after,
      () => after + before,
    ])();
  }
  return result;
}

const oddValues = [
  undefined,
  null,
  true,
  -1,
  0.5,
  Number.NaN,
  Infinity,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  '',
  [],
  {},
  [[]],
] as const;

/** A plain object in which one value, somewhere, is another. */
export function mutatedRecord(value: unknown, random: Random): unknown {
  if (typeof value === 'object' && value !== null && random.below(10) > 0) {
    const keys = Object.keys(value);
    const key =
      random.below(8) === 0 ? random.pick(dictionary) : (keys[random.below(keys.length)] ?? 'x');
    const copy: Record<string, unknown> = { ...value };
    const inner = mutatedRecord(copy[key], random);
    if (Array.isArray(value)) {
      return random.below(2) === 0 ? [...(value as unknown[]), inner] : value.map(() => inner);
    }
    // As `JSON.parse` does, so that `__proto__` is a key like any other.
    return Object.fromEntries([...Object.entries(copy), [key, inner]]);
  }
  if (typeof value === 'string' && random.below(2) === 0) return mutated(value, random);
  if (typeof value === 'number' && random.below(2) === 0) {
    return value * random.pick([-1, 1e3, 1e9, 1e-9, 0]) + random.pick([-1, 0, 0.5, 1]);
  }
  return random.pick([...oddValues, ...dictionary]);
}
