import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateCapped, isGzip } from './inflate.ts';

const megabyte = 1024 * 1024;
const blob = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]);
const gzipped = (text: string) => new Uint8Array(gzipSync(text));

describe('inflateCapped', () => {
  it('gives back what was compressed, up to the last byte allowed', async () => {
    const text = 'Alipay 支付宝 '.repeat(1000);
    const size = new TextEncoder().encode(text).byteLength;
    const inflated = await inflateCapped(blob(gzipped(text)), size);
    expect(inflated.ok && new TextDecoder().decode(inflated.bytes)).toBe(text);
    expect(await inflateCapped(blob(gzipped(text)), size - 1)).toEqual({
      ok: false,
      reason: 'too-large',
    });
  });

  it('stops a bomb of a thousand to one at the cap, whatever size it declares', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(64 * megabyte)));
    expect(bomb.byteLength).toBeLessThan(megabyte);
    // The last four bytes declare the size.
    bomb.set([1, 0, 0, 0], bomb.byteLength - 4);
    const before = process.memoryUsage().arrayBuffers;
    expect(await inflateCapped(blob(bomb), 8 * megabyte)).toEqual({
      ok: false,
      reason: 'too-large',
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * megabyte);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', new TextEncoder().encode('{}')],
    ['a head alone', gzipped('x').slice(0, 10)],
    ['a file cut off', gzipped('x'.repeat(10_000)).slice(0, -9)],
    [
      'another checksum',
      gzipped('x').map((byte, at, all) => (at === all.length - 8 ? ~byte : byte)),
    ],
  ])('calls %s damaged', async (_, bytes) => {
    expect(await inflateCapped(blob(bytes), megabyte)).toEqual({ ok: false, reason: 'damaged' });
  });
});

it('isGzip', () => {
  expect(isGzip(gzipped('x'))).toBe(true);
  expect(isGzip(new TextEncoder().encode('{"'))).toBe(false);
  expect(isGzip(new Uint8Array())).toBe(false);
});
