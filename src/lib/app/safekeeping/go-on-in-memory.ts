/** A session whose storage has died goes on in memory. */
import type { Progress, StorageErrorReason } from '../progress/progress.svelte.ts';
import { readOffPage } from '../restore/read-off-page.ts';
import type { SecondCopy } from './second-copy.svelte.ts';

/**
 * What cannot be read from the device any more comes from the newest whole copy, so that a file saved from now on
 * holds as much as there is.
 */
export async function goOnInMemory(
  because: StorageErrorReason,
  progress: Progress,
  secondCopy: SecondCopy,
): Promise<void> {
  const newest = await secondCopy.newest();
  const read = newest === null ? null : await readOffPage(newest.file);
  await progress.goOnInMemory(because, read?.ok === true ? read.events : []);
}
