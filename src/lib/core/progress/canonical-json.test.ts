import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it('puts the keys of every object in order, and leaves lists as they are', () => {
  const value = { b: [{ z: 1, a: null }, 'x'], a: { d: true, c: [2, 1] } };
  expect(canonicalJson(value)).toBe('{"a":{"c":[2,1],"d":true},"b":[{"a":null,"z":1},"x"]}');
});

it('takes the names of prototypes for names', () => {
  const value: unknown = JSON.parse('{"toString":1,"__proto__":{"b":1,"a":2}}');
  expect(canonicalJson(value)).toBe('{"__proto__":{"a":2,"b":1},"toString":1}');
});
