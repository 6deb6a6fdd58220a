/** The way out of a database that this version is too old for. */
import { asResult } from '#lib/storage/failure.ts';
import { readNewerDatabase } from '#lib/storage/newer/read-newer.ts';
import { StorageError, type Result } from '#lib/storage/port.ts';
import { deviceFactory } from '#lib/storage/probe.ts';
import { fileOf, saveFile } from '../device/backup-file.ts';
import type { Clock } from '../device/clock.ts';
import { databaseName } from '../progress/fold/database-name.ts';

/** Writes all that a newer version has stored to a JSON file in the downloads; returns the file's name. */
export async function saveNewer(clock: Pick<Clock, 'nowMs'>): Promise<Result<string>> {
  const factory = deviceFactory();
  if (factory === undefined) {
    return { ok: false, error: new StorageError('refused', 'this browser has no IndexedDB') };
  }
  const read = await asResult('save', () => readNewerDatabase({ name: databaseName, factory }));
  if (!read.ok) return read;
  const madeAtMs = clock.nowMs();
  return { ok: true, value: saveFile(fileOf(read.value, madeAtMs), madeAtMs) };
}
