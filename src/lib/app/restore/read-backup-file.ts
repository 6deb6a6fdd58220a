/** From the bytes of a file to its events. Runs on the page and in a worker alike. */
import { maximumBackupLength, readBackup, type ReadBackup } from '#lib/core/progress/backup.ts';
import { inflateCapped, isGzip } from '#lib/storage/inflate.ts';

export type ReadFile = ReadBackup | { ok: false; reason: 'unreadable'; message: string };

type Failure = Extract<ReadFile, { ok: false }>;

/** A file of this size or more is read in a worker: smaller ones are read in a moment. */
export const largeFileBytes = 1024 * 1024;

/**
 * Reads a backup from a file, compressed by gzip or not. Nothing is stored. Never throws for what the file holds, and
 * reads no file that is larger than any backup.
 *
 * @param maximumBytes of the file, and of what comes out when it is compressed
 */
export async function readBackupFile(
  file: Blob,
  maximumBytes = maximumBackupLength,
): Promise<ReadFile> {
  if (file.size > maximumBytes) return tooLarge;
  try {
    const isCompressed = isGzip(new Uint8Array(await file.slice(0, 2).arrayBuffer()));
    if (!isCompressed) return decoded(new Uint8Array(await file.arrayBuffer()));
    const inflated = await inflateCapped(file, maximumBytes);
    if (inflated.ok) return decoded(inflated.bytes);
    return inflated.reason === 'too-large' ? tooLarge : damagedGzip;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return unreadable;
  }
}

const tooLarge: Failure = {
  ok: false,
  reason: 'too-large',
  message: 'It is larger than any backup. Choose a file made by Two Sides.',
};
const notABackup: Failure = {
  ok: false,
  reason: 'not-json',
  message: 'This file is not a Two Sides backup. Choose a file made by Two Sides.',
};
const damagedGzip: Failure = {
  ok: false,
  reason: 'damaged',
  message: 'This compressed file is cut off or was changed. Choose another copy.',
};
/** The file is gone, or the browser may not open it. */
const unreadable: Failure = {
  ok: false,
  reason: 'unreadable',
  message: 'The browser could not read it. Choose it again, or another copy.',
};

function decoded(bytes: Uint8Array): ReadFile {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return otherEncoding('in UTF-16');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // A picture or an archive is not a backup in a wrong encoding.
    return first === 0x7b ? otherEncoding('in another encoding than UTF-8') : notABackup;
  }
  return readBackup(text);
}

function otherEncoding(how: string): Failure {
  return {
    ok: false,
    reason: 'not-json',
    message: `Another program has saved this file ${how}. Choose the file as Two Sides wrote it, or save it as UTF-8.`,
  };
}
