/** The rolling copies of the log outside IndexedDB. */
import { makeBackup } from '#lib/core/progress/backup.ts';
import {
  copyName,
  parseCopyName,
  type CopyForm,
  type CopyInfo,
} from '#lib/core/progress/copies/copy-name.ts';
import { keptCopies } from '#lib/core/progress/copies/thin-copies.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { effectiveAnswers } from '#lib/core/progress/log.ts';
import { crc32 } from '#lib/core/progress/segment/crc-32.ts';
import { asResult } from '../failure.ts';
import { StorageError, type Result } from '../port.ts';
import type { CopyFiles } from './files/files.ts';
import { pack } from './gzip.ts';
import { openSealedCopy, type SealedCopy } from './sealed-copy.ts';

/** A copy on this device. */
export interface Copy extends CopyInfo {
  name: string;
}

export interface Copies {
  /** Where they are; they survive what happens to IndexedDB, but not the deletion of the site's data. */
  readonly place: CopyFiles['place'];
  /** Newest first. Whether one is whole is seen when it is read. */
  list(): Promise<Result<Copy[]>>;
  /** Writes a copy, reads it back, and only then removes those that are no longer needed. */
  write(log: readonly ProgressEvent[], madeAtMs: number): Promise<Result<Copy>>;
  /** As `write`, of what is packed already. */
  writeSealed(sealed: SealedCopy, madeAtMs: number): Promise<Result<Copy>>;
  /** Whether the copy is what was written; `damaged` when it is torn or gone. */
  check(copy: Copy): Promise<Result<void>>;
  /** The copy as a backup file that may be compressed. `damaged` when it is torn or gone. Takes seconds for a large one. */
  read(copy: Copy): Promise<Result<Blob>>;
  remove(copy: Copy): Promise<Result<void>>;
  /** Removes all of them. */
  clear(): Promise<Result<void>>;
}

/** @param mayCompress false to test browsers without `CompressionStream` */
export function openCopies(files: CopyFiles, mayCompress?: boolean): Copies {
  async function list(): Promise<Copy[]> {
    const names = await files.names();
    return names
      .flatMap((name) => {
        const info = parseCopyName(name);
        return info === null ? [] : [{ ...info, name }];
      })
      .sort((a, b) => b.madeAtMs - a.madeAtMs);
  }

  async function readBytes(copy: Copy): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await files.read(copy.name);
    if (bytes === null) throw new StorageError('damaged', `${copy.name} is gone`);
    if (crc32(bytes) !== copy.checksum) {
      throw new StorageError('damaged', `${copy.name} is not what was written`);
    }
    return bytes;
  }

  async function writeBytes(
    bytes: Uint8Array<ArrayBuffer>,
    about: { madeAtMs: number; events: number; answers: number; form: CopyForm },
  ): Promise<Copy> {
    const info: CopyInfo = { ...about, checksum: crc32(bytes) };
    const copy = { ...info, name: copyName(info) };
    await files.write(copy.name, bytes);
    await readBytes(copy);
    const all = await list();
    const kept = new Set(keptCopies(all, info.madeAtMs).map(({ name }) => name)).add(copy.name);
    for (const { name } of all) if (!kept.has(name)) await files.remove(name);
    return copy;
  }

  return {
    place: files.place,
    list: () => asResult('list the copies', list),
    write: (log, madeAtMs) =>
      asResult('write a copy', async () => {
        const { bytes, compression } = await pack(makeBackup(log, { madeAtMs }), mayCompress);
        return writeBytes(bytes, {
          madeAtMs,
          events: log.length,
          answers: effectiveAnswers(log).length,
          form: compression === 'gzip' ? 'json.gz' : 'json',
        });
      }),
    writeSealed: ({ bytes, events, answers }, madeAtMs) =>
      asResult('write a copy', () =>
        writeBytes(bytes, { madeAtMs, events, answers, form: 'segments' }),
      ),
    check: (copy) =>
      asResult('check a copy', async () => {
        await readBytes(copy);
      }),
    read: (copy) =>
      asResult('read a copy', async () => {
        const bytes = await readBytes(copy);
        if (copy.form !== 'segments') return new Blob([bytes]);
        const { events, madeAtMs } = openSealedCopy(bytes);
        return new Blob([makeBackup(events, { madeAtMs })]);
      }),
    remove: ({ name }) => asResult('remove a copy', () => files.remove(name)),
    clear: () =>
      asResult('remove the copies', async () => {
        for (const name of await files.names()) await files.remove(name);
      }),
  };
}
