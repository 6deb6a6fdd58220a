/** Whole numbers as bytes: seven bits a byte, the lowest first, the eighth set on all but the last (LEB128). */

export interface ByteWriter {
  /** Appends a whole number from 0 up to `Number.MAX_SAFE_INTEGER`. */
  number: (value: number) => void;
  bytes: (value: Uint8Array) => void;
  /** What was written so far. */
  done: () => Uint8Array<ArrayBuffer>;
}

export function writeBytes(): ByteWriter {
  let buffer = new Uint8Array(1 << 16);
  let length = 0;
  const reserve = (more: number) => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer);
    buffer = larger;
  };
  return {
    number: (value) => {
      reserve(8);
      let rest = value;
      // Bit operators see 32 bits only, so the high part is divided off.
      for (; rest >= 128; rest = Math.floor(rest / 128)) {
        buffer[length] = (rest % 128) | 128;
        length += 1;
      }
      buffer[length] = rest;
      length += 1;
    },
    bytes: (value) => {
      reserve(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    done: () => buffer.slice(0, length),
  };
}

export interface ByteReader {
  number: () => number;
  bytes: (length: number) => Uint8Array;
  /** Whether nothing is left. */
  isAtEnd: () => boolean;
}

/** What it returns throws a RangeError where the bytes end too early or hold no number. */
export function readBytes(source: Uint8Array): ByteReader {
  let at = 0;
  return {
    number: () => {
      const only = source[at];
      // By far the most numbers are small.
      if (only !== undefined && only < 128) {
        at += 1;
        return only;
      }
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        const byte = source[at];
        if (byte === undefined || factor > 2 ** 49) throw new RangeError(`no number at byte ${at}`);
        at += 1;
        value += (byte & 127) * factor;
        if (byte < 128) return value;
      }
    },
    bytes: (length) => {
      if (at + length > source.length) throw new RangeError(`${length} bytes wanted at byte ${at}`);
      at += length;
      return source.subarray(at - length, at);
    },
    isAtEnd: () => at === source.length,
  };
}

/** Larger numbers, and their differences, would not fit when they are made non-negative. */
export const maximumWhole = 2 ** 51;

/** Small numbers of either sign become small numbers: 0, −1, 1, −2 … to 0, 1, 2, 3 … */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

/** How many bytes a number takes. */
export function sizeOfNumber(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
  return size;
}
