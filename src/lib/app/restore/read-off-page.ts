/** Reads a file without stopping the page. */
import { joinMessages, type WorkerMessage } from './messages.ts';
import { startOwnWorker } from './own-worker.ts';
import { largeFileBytes, readBackupFile, type ReadFile } from './read-backup-file.ts';
import workerAddress from './read-backup.worker.ts?worker&url';

/** A worker that is alive answers long before: the largest backup takes seconds. */
const silenceMs = 60_000;

/**
 * Reads a backup: a small file at once, a large one in a worker, and on the page where no worker starts or answers.
 *
 * @param start starts the worker; may throw
 */
export async function readOffPage(
  file: Blob,
  start: () => Worker = () => startOwnWorker(workerAddress),
): Promise<ReadFile> {
  if (file.size < largeFileBytes) return readBackupFile(file);
  const read = await readInWorker(file, start);
  return read ?? readBackupFile(file);
}

/** `null` when the worker could not be started, broke, or stays silent. */
function readInWorker(file: Blob, start: () => Worker): Promise<ReadFile | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      // Workers are switched off or refused here; the page can read it too, it only takes a moment.
      resolve(null);
      return;
    }
    const finish = (read: ReadFile | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(read);
    };
    const timer = setTimeout(() => {
      finish(null);
    }, silenceMs);
    const join = joinMessages();
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      const read = join(data);
      if (read !== null) finish(read);
    });
    worker.addEventListener('messageerror', () => {
      finish(null);
    });
    worker.addEventListener('error', () => {
      finish(null);
    });
    worker.postMessage(file);
  });
}
