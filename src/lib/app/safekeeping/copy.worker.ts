/** Copies the log beside the page: reads it from the database, packs it and writes it, in its own time. */
import { asResult } from '#lib/storage/failure.ts';
import { readDatabase } from '#lib/storage/idb/fold-log.ts';
import { deviceFactory, probeDatabase } from '#lib/storage/probe.ts';
import { databaseName } from '../progress/fold/database-name.ts';
import { copyLog, type CopyAnswer } from './device-copies.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'number')
    void copy(data).then((answer) => {
      postMessage(answer);
    });
});

async function copy(madeAtMs: number): Promise<CopyAnswer> {
  // An absent database is not made here: the page decides what that means.
  const factory = deviceFactory();
  if (factory === undefined || (await probeDatabase(databaseName, factory)) !== 'present') {
    return { failure: 'the database cannot be read' };
  }
  const log = await asResult('copy', () => readDatabase({ name: databaseName, factory }));
  if (!log.ok) return { failure: log.error.message };
  const copied = await copyLog(log.value.events, madeAtMs);
  return copied.ok ? { copy: copied.value } : { failure: copied.error.message };
}
