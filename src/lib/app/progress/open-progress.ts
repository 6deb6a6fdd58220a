/** Joins storage, fold and scheduler. A chunk of its own: the first paint does not wait for it. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import type { Snapshot } from '#lib/core/progress/state.ts';
import { openSessionStore, openStore } from '#lib/storage/open-store.ts';
import type { ProgressStore } from '#lib/storage/port.ts';
import { deviceFactory, probeDatabase } from '#lib/storage/probe.ts';
import type { OpenedStore } from './progress.svelte.ts';
import { databaseName } from './fold/database-name.ts';
import { fold } from './fold/device-fold.ts';
import { foldInWorker } from './fold/fold-in-worker.ts';

export { databaseName, fold };

/**
 * Opens the store of this device, or one in memory when the browser refuses.
 * @param mayBeNew false when progress is expected: then an absent database is not made, and `null` comes back
 */
export async function openProgress(mayBeNew: boolean): Promise<OpenedStore | null> {
  if (!mayBeNew && (await probeDatabase(databaseName, deviceFactory())) === 'absent') return null;
  const foldElsewhere = () => foldInWorker(databaseName);
  return openStore({ fold, name: databaseName, foldElsewhere });
}

/** A store in memory that goes on where another one failed. */
export function goOnInMemory(log: readonly ProgressEvent[], snapshot: Snapshot): ProgressStore {
  return openSessionStore({ fold, log, snapshot });
}
