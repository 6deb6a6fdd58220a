import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes, sizeOfNumber, unzigzag, writeBytes, zigzag } from './bytes.ts';

const bytesOf = (number: number) => {
  const writer = writeBytes();
  writer.number(number);
  return [...writer.done()];
};

describe('a number', () => {
  it.each([
    [0, [0]],
    [127, [127]],
    [128, [128, 1]],
    // The example of DWARF and of WebAssembly.
    [624_485, [0xe5, 0x8e, 0x26]],
    [2 ** 32, [128, 128, 128, 128, 16]],
    [Number.MAX_SAFE_INTEGER, [255, 255, 255, 255, 255, 255, 255, 15]],
  ])('%d is %j', (number, bytes) => {
    expect(bytesOf(number)).toEqual(bytes);
    expect(readBytes(Uint8Array.from(bytes)).number()).toBe(number);
    expect(sizeOfNumber(number)).toBe(bytes.length);
  });

  it.each([
    ['is missing', []],
    ['ends early', [128, 128]],
    ['has no end', Array<number>(9).fill(255)],
  ])('that %s cannot be read', (_, bytes) => {
    expect(() => readBytes(Uint8Array.from(bytes)).number()).toThrow(/no number at byte/);
  });

  it('takes as many bytes as is said', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        expect(sizeOfNumber(number)).toBe(bytesOf(number).length);
      }),
    );
  });

  it.each([
    [0, 0],
    [-1, 1],
    [1, 2],
    [-2, 3],
    [2, 4],
  ])('%d becomes %d and comes back', (number, natural) => {
    expect(zigzag(number)).toBe(natural);
    expect(unzigzag(natural)).toBe(number);
  });
});

describe('what is written', () => {
  it('may outgrow what was reserved, by numbers or at once', () => {
    const writer = writeBytes();
    const numbers = Array.from({ length: 70_000 }, (_, number) => number);
    for (const number of numbers) writer.number(number);
    const large = new Uint8Array(600_000).fill(7);
    writer.bytes(large);
    writer.number(5);
    const reader = readBytes(writer.done());
    expect(numbers.every((number) => reader.number() === number)).toBe(true);
    expect(reader.bytes(large.length).every((byte) => byte === 7)).toBe(true);
    expect(reader.isAtEnd()).toBe(false);
    expect(reader.number()).toBe(5);
    expect(reader.isAtEnd()).toBe(true);
  });

  it('is not read beyond its end', () => {
    const reader = readBytes(Uint8Array.from([1, 2, 3]));
    expect([...reader.bytes(2)]).toEqual([1, 2]);
    expect(() => reader.bytes(2)).toThrow(/2 bytes wanted at byte 2/);
    expect([...reader.bytes(1)]).toEqual([3]);
  });
});
