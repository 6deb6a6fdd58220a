/** Copies the log beside the page: reads it from the database, packs it and writes it, in its own time. */
import { openProgress } from '../progress/open-progress.ts';
import { copyLog, type CopyAnswer } from './device-copies.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'number')
    void copy(data).then((answer) => {
      postMessage(answer);
    });
});

async function copy(madeAtMs: number): Promise<CopyAnswer> {
  // An absent database is not made here: the page decides what that means.
  const opened = await openProgress(false);
  if (opened?.store.keeps !== 'device') return { failure: 'the database cannot be read' };
  const log = await opened.store.readLog();
  opened.store.close();
  if (!log.ok) return { failure: log.error.message };
  const copied = await copyLog(log.value.events, madeAtMs);
  return copied.ok ? { copy: copied.value } : { failure: copied.error.message };
}
