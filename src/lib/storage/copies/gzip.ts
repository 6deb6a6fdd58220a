/** Text to bytes, small where the browser can. */

export interface Packed {
  bytes: Uint8Array<ArrayBuffer>;
  compression: 'gzip' | 'none';
}

/** @param mayCompress false to test browsers without `CompressionStream` */
export async function pack(text: string, mayCompress = canCompress()): Promise<Packed> {
  if (!mayCompress) return { bytes: new TextEncoder().encode(text), compression: 'none' };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()), compression: 'gzip' };
}

function canCompress(): boolean {
  return typeof CompressionStream !== 'undefined';
}
