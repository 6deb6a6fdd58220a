/** Asks a worker for the state that the stored log gives. */
import type { FoldedLog } from '#lib/storage/idb/fold-log.ts';
import { startOwnWorker } from '../../restore/own-worker.ts';
import workerAddress from './fold.worker.ts?worker&url';

export type FoldAnswer = { kind: 'working' | 'failed' } | { kind: 'folded'; folded: FoldedLog };

/** A worker that can start says so at once. */
const startMs = 2_000;
/** Reading a long log from the disk is one step of seconds. */
const silenceMs = 20_000;

/**
 * `null` when no worker starts within two seconds, or it breaks or falls silent: then the page folds by itself.
 * @param name of the database
 * @param start starts the worker; may throw
 */
export function foldInWorker(
  name: string,
  start: () => Worker = () => startOwnWorker(workerAddress),
): Promise<FoldedLog | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      // Workers are refused here.
      resolve(null);
      return;
    }
    const finish = (folded: FoldedLog | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(folded);
    };
    const giveUp = () => {
      finish(null);
    };
    let timer = setTimeout(giveUp, startMs);
    worker.addEventListener('message', ({ data }: MessageEvent<FoldAnswer>) => {
      clearTimeout(timer);
      if (data.kind === 'working') timer = setTimeout(giveUp, silenceMs);
      else finish(data.kind === 'folded' ? data.folded : null);
    });
    worker.addEventListener('error', giveUp);
    worker.addEventListener('messageerror', giveUp);
    worker.postMessage(name);
  });
}
