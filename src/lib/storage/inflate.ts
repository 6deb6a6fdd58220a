/** Gzip without trust: the size a compressed file declares may be a lie, so bytes are counted while they come out. */

export type Inflated =
  { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: 'too-large' | 'damaged' };

/** Whether bytes begin as a gzip file does (RFC 1952, 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates a gzip file, and stops as soon as more than `maximumBytes` have come out: no bomb is held in memory.
 *
 * @returns `damaged` when it is cut off, followed by something else, or not gzip
 */
export async function inflateCapped(file: Blob, maximumBytes: number): Promise<Inflated> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maximumBytes) {
        await reader.cancel();
        return { ok: false, reason: 'too-large' };
      }
      chunks.push(value);
    }
  } catch {
    // Engines disagree on the class of the error; only the stream can fail here, and then the file is of no use.
    return { ok: false, reason: 'damaged' };
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return { ok: true, bytes };
}
