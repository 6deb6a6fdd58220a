import type { StorageErrorReason } from '#lib/app/progress/progress.svelte.ts';

const causes: Record<StorageErrorReason, string> = {
  quota: 'The device has no space left.',
  blocked: 'Another tab holds the storage. Close the other tabs of Two Sides.',
  refused: 'The browser does not allow storing here.',
  timeout: 'The browser’s storage does not answer.',
  lost: 'The connection to the browser’s storage broke.',
  'newer-version': 'A newer version of Two Sides has written here. Reload the page.',
  damaged: 'What is stored here cannot be read.',
  unloaded: 'A part of Two Sides could not be loaded. Load the page again when there is a network.',
  unknown: 'The browser’s storage reported an error.',
};

/** Why something could not be stored, and what is safe. */
export function storageSentence(reason: StorageErrorReason, safeAnswers: number): string {
  const safe =
    safeAnswers === 0 ? '' : ` and the ${safeAnswers.toLocaleString('en-GB')} before it are safe`;
  return `${causes[reason]} Your answer is still on this screen${safe}.`;
}

/** The cause alone. */
export function storageCause(reason: StorageErrorReason): string {
  return causes[reason];
}
