/** Folds a long log beside the page: reads the database itself and says that it is alive. */
import { foldDatabase } from '#lib/storage/idb/fold-log.ts';
import { deviceFactory } from '#lib/storage/probe.ts';
import { fold } from './device-fold.ts';
import type { FoldAnswer } from './fold-in-worker.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'string') void answer(data);
});

async function answer(name: string): Promise<void> {
  const say = (message: FoldAnswer) => {
    postMessage(message);
  };
  say({ kind: 'working' });
  const factory = deviceFactory();
  try {
    if (factory === undefined) throw new Error('no IndexedDB in this worker');
    const folded = await foldDatabase({ name, factory }, fold, () => {
      say({ kind: 'working' });
      return Promise.resolve();
    });
    say({ kind: 'folded', folded });
  } catch {
    // The page tries by itself, and reports what goes wrong there.
    say({ kind: 'failed' });
  }
}
