/** Copies the log beside the page, in its own time, and reads copies back. */
import type { Copy } from '#lib/storage/copies/copies.ts';
import { readForCopy, sealCopy } from '#lib/storage/copies/sealed-copy.ts';
import { asResult } from '#lib/storage/failure.ts';
import { openDatabase, type Database } from '#lib/storage/idb/open-database.ts';
import { readLogIn } from '#lib/storage/idb/read-log.ts';
import type { Result } from '#lib/storage/port.ts';
import { deviceFactory, probeDatabase } from '#lib/storage/probe.ts';
import { databaseName } from '../progress/fold/database-name.ts';
import {
  copyLog,
  copySealed,
  openDeviceCopies,
  type CopyAnswer,
  type CopyQuestion,
} from './device-copies.ts';

addEventListener('message', ({ data }: MessageEvent<CopyQuestion>) => {
  const answering = 'read' in data ? read(data.read) : copy(data.madeAtMs);
  void answering.then((answer) => {
    postMessage(answer);
  });
});

async function copy(madeAtMs: number): Promise<CopyAnswer> {
  // An absent database is not made here: the page decides what that means.
  const factory = deviceFactory();
  if (factory === undefined || (await probeDatabase(databaseName, factory)) !== 'present') {
    return { failure: 'the database cannot be read' };
  }
  const database = openDatabase({ name: databaseName, factory });
  try {
    const stored = await asResult('copy', () => database.useStore('readonly', readForCopy));
    if (!stored.ok) return { failure: stored.error.message };
    const sealed = stored.value === null ? null : sealCopy(stored.value, madeAtMs);
    const copied =
      sealed === null ? await copyWhole(database, madeAtMs) : await copySealed(sealed, madeAtMs);
    return copied.ok ? { copy: copied.value } : { failure: copied.error.message };
  } finally {
    database.close();
  }
}

async function copyWhole(database: Database, madeAtMs: number): Promise<Result<Copy>> {
  const log = await asResult('copy', () => database.useStore('readonly', readLogIn));
  return log.ok ? copyLog(log.value.events, madeAtMs) : log;
}

async function read(copy: Copy): Promise<CopyAnswer> {
  const copies = await openDeviceCopies();
  const read = await copies?.read(copy);
  if (read === undefined) return { failure: 'this browser has no place for copies' };
  return read.ok ? { file: read.value } : { failure: read.error.message };
}
