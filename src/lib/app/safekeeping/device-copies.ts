/** The copies of this device, and writing one beside the page. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { effectiveAnswers } from '#lib/core/progress/log.ts';
import { openCopies, type Copies, type Copy } from '#lib/storage/copies/copies.ts';
import { devicePlaces, openCopyFiles } from '#lib/storage/copies/files/open-files.ts';
import type { SealedCopy } from '#lib/storage/copies/sealed-copy.ts';
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
export function copyLog(log: readonly ProgressEvent[], madeAtMs: number): Promise<Result<Copy>> {
  const holds = { events: log.length, answers: effectiveAnswers(log).length };
  return copyUnlessThere(holds, (copies) => copies.write(log, madeAtMs));
}

/** As `copyLog`, of what is packed already. */
export function copySealed(sealed: SealedCopy, madeAtMs: number): Promise<Result<Copy>> {
  return copyUnlessThere(sealed, (copies) => copies.writeSealed(sealed, madeAtMs));
}

async function copyUnlessThere(
  holds: { events: number; answers: number },
  write: (copies: Copies) => Promise<Result<Copy>>,
): Promise<Result<Copy>> {
  const copies = await openDeviceCopies();
  if (copies === null) return { ok: false, error: noPlace() };
  const listed = await copies.list();
  const [newest] = listed.ok ? listed.value : [];
  if (newest?.events === holds.events && newest.answers === holds.answers) {
    const checked = await copies.check(newest);
    if (checked.ok) return { ok: true, value: newest };
  }
  return write(copies);
}

/** What the worker is asked: to copy at a moment, in epoch milliseconds, or to read a copy. */
export type CopyQuestion = { madeAtMs: number } | { read: Copy };
/** What the worker answers: errors cross as text, because their class does not. */
export type CopyAnswer = { copy: Copy } | { file: Blob } | { failure: string };

/**
 * Copies the log: in a worker that reads the database itself, or on the page for a session in memory and where no
 * worker starts or answers.
 */
export async function copyNow(progress: Progress, madeAtMs: number): Promise<Result<Copy>> {
  if (progress.keeps === 'device') {
    const answer = await askWorker({ madeAtMs });
    if (answer !== null && 'copy' in answer) return { ok: true, value: answer.copy };
  }
  const log = await progress.readLog();
  return log.ok ? copyLog(log.value, madeAtMs) : log;
}

/** `null` where no worker starts or answers. */
function askWorker(question: CopyQuestion): Promise<CopyAnswer | null> {
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
    worker.postMessage(question);
  });
}

/** A copy as a backup file. `damaged` when it is torn or gone. What is in segments is written out by the worker. */
export async function readDeviceCopy(copy: Copy): Promise<Result<File>> {
  const answer = copy.form === 'segments' ? await askWorker({ read: copy }) : null;
  if (answer !== null && 'file' in answer) {
    return { ok: true, value: new File([answer.file], fileName(copy)) };
  }
  const copies = await openDeviceCopies();
  if (copies === null) return { ok: false, error: noPlace() };
  const read = await copies.read(copy);
  return read.ok ? { ok: true, value: new File([read.value], fileName(copy)) } : read;
}

/** What is opened is a backup file, however the copy is written. */
function fileName({ name }: Copy): string {
  return name.replace(/\.segments$/, '.json');
}

function noPlace(): StorageError {
  return new StorageError('refused', 'this browser has no place for copies');
}
