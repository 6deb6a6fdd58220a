/** Joins storage, fold and scheduler. A chunk of its own: the first paint does not wait for it. */
import { createFold } from '#lib/core/progress/fold.ts';
import { openStore } from '#lib/storage/open-store.ts';
import type { OpenedStore } from './progress.svelte.ts';
import { schedulerFor } from './scheduling.ts';

const fold = createFold((card, input) =>
  schedulerFor(input.settings.desiredRetention).review(card, input),
);

/** Opens the store of this device, or one in memory when the browser refuses. */
export async function openProgress(): Promise<OpenedStore> {
  return openStore({ fold, name: 'two-sides' });
}
