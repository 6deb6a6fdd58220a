import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBackup } from '#lib/core/progress/backup.ts';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { valueOf } from '../store.fixture.ts';
import { openCopies } from './copies.ts';
import { openMemoryFiles } from './files/memory-files.ts';

const nowMs = Date.UTC(2026, 10, 21, 18, 40);
const hourMs = 60 * 60 * 1000;
const logOf = (length: number) =>
  Array.from({ length }, (_, index) => testAnswer({ sequence: index + 1 }));

describe('a copy', () => {
  it.each([true, false])('is the whole backup, compressed: %s', async (mayCompress) => {
    const copies = openCopies(openMemoryFiles(), mayCompress);
    const copy = valueOf(await copies.write(logOf(30), nowMs));
    expect(copy).toMatchObject({ madeAtMs: nowMs, events: 30, answers: 30 });
    expect(valueOf(await copies.list())).toEqual([copy]);
    const bytes = await valueOf(await copies.read(copy)).arrayBuffer();
    const text = mayCompress ? gunzipSync(bytes) : Buffer.from(bytes);
    const read = readBackup(text.toString());
    expect(read).toMatchObject({ ok: true, events: logOf(30), madeAtMs: nowMs });
  });

  it('that was cut off or changed is recognised at every length', async () => {
    const files = openMemoryFiles();
    const copies = openCopies(files);
    const copy = valueOf(await copies.write(logOf(3), nowMs));
    const bytes = (await files.read(copy.name)) ?? new Uint8Array();
    for (let length = 0; length < bytes.length; length += 1) {
      await files.write(copy.name, bytes.slice(0, length));
      expect(await copies.read(copy)).toMatchObject({ ok: false, error: { reason: 'damaged' } });
    }
    await files.write(copy.name, bytes.with(20, (bytes[20] ?? 0) ^ 1));
    expect(await copies.read(copy)).toMatchObject({ ok: false, error: { reason: 'damaged' } });
    await files.remove(copy.name);
    expect(await copies.read(copy)).toMatchObject({ ok: false, error: { reason: 'damaged' } });
  });

  it('that cannot be written removes no older one', async () => {
    const files = openMemoryFiles();
    const before = openCopies(files);
    for (let hour = 0; hour < 12; hour += 1) await before.write(logOf(2), nowMs + hour * hourMs);
    const torn = {
      ...files,
      write: (name: string, bytes: Uint8Array<ArrayBuffer>) =>
        files.write(name, bytes.slice(0, 10)),
    };
    const written = await openCopies(torn).write(logOf(3), nowMs + 400 * 24 * hourMs);
    expect(written).toMatchObject({ ok: false, error: { reason: 'damaged' } });
    expect(await files.names()).toHaveLength(13);
  });

  it('beyond what is kept is removed, and foreign files are not', async () => {
    const files = openMemoryFiles();
    await files.write('note.txt', new Uint8Array(1));
    const copies = openCopies(files);
    for (let hour = 0; hour < 20; hour += 1) await copies.write(logOf(hour), nowMs + hour * hourMs);
    const kept = valueOf(await copies.list());
    expect(kept.length).toBeLessThan(20);
    expect(kept.length).toBeGreaterThanOrEqual(12);
    expect(kept[0]?.events).toBe(19);
    expect(await files.names()).toContain('note.txt');
    valueOf(await copies.clear());
    expect(await files.names()).toEqual([]);
  });
});
