/** Text to bytes and back, small where the browser can. */

export interface Packed {
  bytes: Uint8Array<ArrayBuffer>;
  compression: 'gzip' | 'none';
}

/** @param mayCompress false to test browsers without `CompressionStream` */
export async function pack(text: string, mayCompress = canCompress()): Promise<Packed> {
  if (!mayCompress) return { bytes: new TextEncoder().encode(text), compression: 'none' };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { bytes: await bytesOf(stream), compression: 'gzip' };
}

/**
 * @throws RangeError when the text would be longer than `maximumLength` bytes: a small file can hold a huge text
 * @throws TypeError when the bytes are not gzip
 */
export async function unpack(
  { bytes, compression }: Packed,
  maximumLength: number,
): Promise<string> {
  if (compression === 'none') return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new TextDecoder().decode(await bytesOf(stream, maximumLength));
}

function canCompress(): boolean {
  return typeof CompressionStream !== 'undefined';
}

async function bytesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  maximumLength = Infinity,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > maximumLength) {
      await reader.cancel();
      throw new RangeError(`longer than ${maximumLength} bytes`);
    }
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
