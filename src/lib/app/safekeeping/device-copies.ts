/** The copies of this device, and writing one beside the page. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { effectiveAnswers } from '#lib/core/progress/log.ts';
import { openCopies, type Copies, type Copy } from '#lib/storage/copies/copies.ts';
import { devicePlaces, openCopyFiles } from '#lib/storage/copies/files/open-files.ts';
import { StorageError, type Result } from '#lib/storage/port.ts';
import { startOwnWorker } from '../restore/own-worker.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import workerAddress from './copy.worker.ts?worker&url';

/** Not beginning like the caches of the app's own files: the service worker deletes older ones of those. */
const name = 'copies-of-progress';
/** A worker that is alive answers long before. */
const silenceMs = 60_000;

/** The copies of this browser, or `null` where it has no place for them. */
export async function openDeviceCopies(): Promise<Copies | null> {
  const files = await openCopyFiles(name, devicePlaces());
  return files === null ? null : openCopies(files);
}

/** Writes a copy, unless the newest one is whole and holds as much. */
export async function copyLog(
  log: readonly ProgressEvent[],
  madeAtMs: number,
): Promise<Result<Copy>> {
  const copies = await openDeviceCopies();
  if (copies === null) return { ok: false, error: noPlace() };
  const listed = await copies.list();
  const [newest] = listed.ok ? listed.value : [];
  if (newest?.events === log.length && newest.answers === effectiveAnswers(log).length) {
    const read = await copies.read(newest);
    if (read.ok) return { ok: true, value: newest };
  }
  return copies.write(log, madeAtMs);
}

/** What the worker answers: errors cross as text, because their class does not. */
export type CopyAnswer = { copy: Copy } | { failure: string };

/**
 * Copies the log: in a worker that reads the database itself, or on the page for a session in memory and where no
 * worker starts or answers.
 */
export async function copyNow(progress: Progress, madeAtMs: number): Promise<Result<Copy>> {
  if (progress.keeps === 'device') {
    const answer = await askWorker(madeAtMs);
    if (answer !== null && 'copy' in answer) return { ok: true, value: answer.copy };
  }
  const log = await progress.readLog();
  return log.ok ? copyLog(log.value, madeAtMs) : log;
}

function askWorker(madeAtMs: number): Promise<CopyAnswer | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = startOwnWorker(workerAddress);
    } catch {
      // Workers are refused here: the page does it itself.
      resolve(null);
      return;
    }
    const finish = (answer: CopyAnswer | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      finish(null);
    }, silenceMs);
    worker.addEventListener('message', ({ data }: MessageEvent<CopyAnswer>) => {
      finish(data);
    });
    worker.addEventListener('error', () => {
      finish(null);
    });
    worker.postMessage(madeAtMs);
  });
}

/** A copy as a file. `damaged` when it is torn or gone. */
export async function readDeviceCopy(copy: Copy): Promise<Result<File>> {
  const copies = await openDeviceCopies();
  if (copies === null) return { ok: false, error: noPlace() };
  const read = await copies.read(copy);
  return read.ok ? { ok: true, value: new File([read.value], copy.name) } : read;
}

function noPlace(): StorageError {
  return new StorageError('refused', 'this browser has no place for copies');
}
