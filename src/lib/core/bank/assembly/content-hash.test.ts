import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a32, stableJson } from './content-hash.ts';

describe('fnv1a32', () => {
  // Vectors of Landon Curt Noll's test suite (test_fnv.c).
  it.each([
    ['', '811c9dc5'],
    ['a', 'e40c292c'],
    ['b', 'e70c2de5'],
    ['foobar', 'bf9cf968'],
  ])('%j is %s', (text, hash) => {
    expect(fnv1a32(text)).toBe(hash);
  });

  it('works on UTF-8 bytes and pads to eight digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fnv1a32(text)).toMatch(/^[0-9a-f]{8}$/);
      }),
    );
    expect(fnv1a32('支付宝')).not.toBe(fnv1a32('支付'));
  });
});

describe('stableJson', () => {
  it('does not depend on the order of keys at any depth, but on that of lists', () => {
    expect(stableJson({ b: { d: 1, c: [2, 1] }, a: null })).toBe(
      '{"a":null,"b":{"c":[2,1],"d":1}}',
    );
    expect(stableJson({ a: null, b: { c: [2, 1], d: 1 } })).toBe(
      '{"a":null,"b":{"c":[2,1],"d":1}}',
    );
  });

  it('keeps the data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(JSON.parse(stableJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});
