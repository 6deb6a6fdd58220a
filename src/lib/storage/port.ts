/** What the app asks of a store. Adapters: `idb.ts` (IndexedDB), `memory.ts` (when the browser refuses to store). */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import type { Draft } from '#lib/core/progress/events.ts';
import type { Snapshot } from '#lib/core/progress/state.ts';

/** Why an operation failed, in words the screens map to sentences. */
export type StorageErrorReason =
  | 'quota' // the device has no space left
  | 'blocked' // another tab or the browser holds the database
  | 'refused' // storage is switched off or not allowed here
  | 'timeout' // the browser does not answer
  | 'lost' // the connection broke and did not come back
  | 'newer-version' // written by a newer version of the app
  | 'damaged' // what was read is not what was written
  | 'unknown';

export class StorageError extends Error {
  readonly reason: StorageErrorReason;
  constructor(reason: StorageErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.reason = reason;
  }
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: StorageError };

export interface ProgressStore {
  /** Where the data lives: `device` survives closing the browser, `session` does not. */
  readonly keeps: 'device' | 'session';
  /** This device's random id, made on first use and anew after `clear`. */
  readonly device: string;
  /** The stored snapshot (empty for a new learner). */
  load(): Promise<Result<Snapshot>>;
  /**
   * Gives the drafts their ids, appends them and writes the folded snapshot, all in one transaction
   * that is durable before the promise resolves. Reads the snapshot inside the transaction, so two tabs agree.
   */
  append(
    drafts: readonly Draft[],
  ): Promise<Result<{ events: ProgressEvent[]; snapshot: Snapshot }>>;
  /** The whole log in its order (`core/progress/log.ts`). */
  readLog(): Promise<Result<ProgressEvent[]>>;
  /** Adds events of a backup that are not here yet, then rebuilds the snapshot from the whole log; all or nothing. */
  merge(events: readonly ProgressEvent[]): Promise<Result<{ added: number; snapshot: Snapshot }>>;
  /** Deletes everything this app stored. */
  clear(): Promise<Result<void>>;
  /** Called after another tab has written. Returns a function that stops listening. */
  onChangedElsewhere(listener: () => void): () => void;
  close(): void;
}
