import { crc32 as crc32OfNode } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from './crc-32.ts';

it('computes the published CRC-32', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe('cbf43926');
  expect(crc32(new Uint8Array())).toBe('00000000');
});

it('computes what others compute, wherever the bytes begin and end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat({ max: 8 }), (bytes, from) => {
      const part = bytes.subarray(from);
      expect(Number.parseInt(crc32(part), 16)).toBe(crc32OfNode(part));
    }),
  );
});
