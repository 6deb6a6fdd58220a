/** Joins storage, fold and scheduler. A chunk of its own: the first paint does not wait for it. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import type { Snapshot } from '#lib/core/progress/state.ts';
import { openSessionStore, openStore } from '#lib/storage/open-store.ts';
import type { ProgressStore } from '#lib/storage/port.ts';
import { deviceFactory, probeDatabase } from '#lib/storage/probe.ts';
import type { OpenedStore } from './progress.svelte.ts';
import { schedulerFor } from './scheduling.ts';

/** Name of the database. */
export const databaseName = 'two-sides';

export const fold = createFold((card, input) =>
  schedulerFor(input.settings.desiredRetention).review(card, input),
);

/**
 * Opens the store of this device, or one in memory when the browser refuses.
 * @param mayBeNew false when progress is expected: then an absent database is not made, and `null` comes back
 */
export async function openProgress(mayBeNew: boolean): Promise<OpenedStore | null> {
  if (!mayBeNew && (await probeDatabase(databaseName, deviceFactory())) === 'absent') return null;
  return openStore({ fold, name: databaseName });
}

/** A store in memory that goes on where another one failed. */
export function goOnInMemory(log: readonly ProgressEvent[], snapshot: Snapshot): ProgressStore {
  return openSessionStore({ fold, log, snapshot });
}
