/** One column of whole numbers, in whichever of four ways takes least space. */
import { sizeOfNumber, unzigzag, zigzag, type ByteReader, type ByteWriter } from './bytes.ts';

/** The first number of a column says how the rest is to be read. Never renumber: the ways are on learners' disks. */
const way = {
  /** One value for all rows. */
  constant: 0,
  /** Each value by itself. */
  plain: 1,
  /** Each as the difference from the one before. */
  difference: 2,
  /** As an earlier column says: each value of that column goes with one value of this. */
  follows: 3,
} as const;

/** @param earlier columns of the same rows written before */
export function writeColumn(
  writer: ByteWriter,
  values: readonly number[],
  earlier: readonly (readonly number[])[],
): void {
  const first = values[0] ?? 0;
  if (values.every((value) => value === first)) {
    writer.number(way.constant);
    writer.number(zigzag(first));
    return;
  }
  for (const [number, leader] of earlier.entries()) {
    if (!follows(values, leader)) continue;
    writer.number(way.follows);
    writer.number(number);
    const seen = new Set<number>();
    for (const [row, leading] of leader.entries()) {
      // Told once, where the leading value first appears.
      if (!seen.has(leading)) writer.number(zigzag(values[row] as number));
      seen.add(leading);
    }
    return;
  }
  const differences = values.map((value, row) => value - (values[row - 1] ?? 0));
  const isShorter = sizeOf(differences) < sizeOf(values);
  writer.number(isShorter ? way.difference : way.plain);
  for (const value of isShorter ? differences : values) writer.number(zigzag(value));
}

/** @throws RangeError when the bytes are not such a column */
export function readColumn(
  reader: ByteReader,
  rows: number,
  earlier: readonly (readonly number[])[],
): number[] {
  const how = reader.number();
  if (how === way.constant) return new Array<number>(rows).fill(unzigzag(reader.number()));
  const values: number[] = [];
  if (how === way.follows) {
    const leader = earlier[reader.number()];
    if (leader === undefined) throw new RangeError('a column follows one that is not there');
    const told = new Map<number, number>();
    for (const leading of leader) {
      let value = told.get(leading);
      if (value === undefined) {
        value = unzigzag(reader.number());
        told.set(leading, value);
      }
      values.push(value);
    }
    return values;
  }
  if (how !== way.plain && how !== way.difference) throw new RangeError(`no column: ${how}`);
  let before = 0;
  for (let row = 0; row < rows; row += 1) {
    const value = unzigzag(reader.number()) + before;
    if (how === way.difference) before = value;
    values.push(value);
  }
  return values;
}

/** Whether each value of `leader` goes with one value only, and often enough to be worth it. */
function follows(values: readonly number[], leader: readonly number[]): boolean {
  const told = new Map<number, number>();
  const most = values.length / 2;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    const leading = leader[row] as number;
    const known = told.get(leading);
    if (known === undefined) told.set(leading, value);
    else if (known !== value) return false;
    if (told.size > most) return false;
  }
  return true;
}

function sizeOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + sizeOfNumber(zigzag(value)), 0);
}
