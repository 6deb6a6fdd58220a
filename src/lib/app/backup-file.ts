/** One file that holds everything, handed to the browser's download. */
import { makeBackup } from '#lib/core/progress/backup.ts';
import type { Result } from '#lib/storage/port.ts';
import type { Clock } from './clock.ts';
import type { Progress } from './progress.svelte.ts';

/** Writes the whole log to a JSON file in the downloads; returns the file's name. */
export async function saveBackup(progress: Progress, clock: Clock): Promise<Result<string>> {
  const log = await progress.readLog();
  if (!log.ok) return log;
  const madeAtMs = clock.nowMs();
  const name = `two-sides-${new Date(madeAtMs).toISOString().slice(0, 10)}.json`;
  const file = new Blob([makeBackup(log.value, { madeAtMs })], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own copy once the click was handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
  return { ok: true, value: name };
}
