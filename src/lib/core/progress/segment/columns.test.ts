import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes, writeBytes } from './bytes.ts';
import { readColumn, writeColumn } from './columns.ts';

const written = (values: readonly number[], earlier: readonly number[][] = []) => {
  const writer = writeBytes();
  writeColumn(writer, values, earlier);
  return writer.done();
};

describe('a column', () => {
  // Such bytes are on learners' disks: what stands here is never changed.
  it.each<[way: string, values: number[], earlier: number[][], bytes: number[]]>([
    ['of nothing', [], [], [0, 0]],
    ['of one value', [5, 5, 5], [], [0, 10]],
    ['of one negative value', [-1, -1], [], [0, 1]],
    ['of values by themselves', [1, 9, 3], [], [1, 2, 18, 6]],
    ['of differences where they are shorter', [1000, 1001, 1000], [], [2, 208, 15, 2, 1]],
    ['that follows another', [7, 7, 9, 9], [[1, 1, 2, 2]], [3, 0, 14, 18]],
    [
      'that follows the second',
      [7, 9, 7, 9],
      [
        [1, 1, 1, 1],
        [3, 4, 3, 4],
      ],
      [3, 1, 14, 18],
    ],
    ['that would follow too seldom', [7, 8, 9, 7], [[1, 2, 3, 1]], [1, 14, 16, 18, 14]],
    ['that does not follow at the end', [7, 7, 9, 8], [[1, 1, 2, 2]], [1, 14, 14, 18, 16]],
    ['that follows and is constant', [7, 7], [[1, 1]], [0, 14]],
  ])('%s', (_, values, earlier, bytes) => {
    expect([...written(values, earlier)]).toEqual(bytes);
    const reader = readBytes(Uint8Array.from(bytes));
    expect(readColumn(reader, values.length, earlier)).toEqual(values);
    expect(reader.isAtEnd()).toBe(true);
  });

  it('comes back whatever it holds and whatever came before it', () => {
    const few = fc.integer({ min: -2, max: 2 });
    const rows = fc.array(
      fc.record({ first: few, second: few, far: fc.integer({ min: -1e9, max: 1e9 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, fc.func(fc.integer({ min: -1e6, max: 1e6 })), (table, of) => {
        const [first, second, far] = [
          table.map((row) => row.first),
          table.map((row) => row.second),
          table.map((row) => row.far),
        ];
        for (const values of [far, second, second.map((value) => of(value))]) {
          const reader = readBytes(written(values, [first, second]));
          expect(readColumn(reader, values.length, [first, second])).toEqual(values);
          expect(reader.isAtEnd()).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['that follows none', [3, 0], /follows one that is not there/],
    ['that follows a later one', [3, 1, 2], /follows one that is not there/],
    ['written in another way', [4, 0], /no column: 4/],
    ['that ends early', [1, 2], /no number at byte 2/],
  ])('%s cannot be read', (_, bytes, message) => {
    const reader = readBytes(Uint8Array.from(bytes));
    expect(() => readColumn(reader, 2, bytes[1] === 1 ? [[1, 1]] : [])).toThrow(message);
  });
});
