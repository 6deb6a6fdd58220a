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
  | 'unloaded' // the code that stores could not be fetched
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

/** A record of the log that cannot be read. It stays where it is until it is put aside. */
export interface DamagedRecord {
  /** JSON of its key in the store: `["event","a1b2",7]`. */
  key: string;
  reason: 'damaged' | 'newer-version';
  /** Path and problem. */
  detail: string;
  raw: unknown;
}

/** A record that was put aside: kept and exported, but not read any more. */
export interface AsideRecord {
  /** JSON of the key it had. */
  key: string;
  raw: unknown;
}

export interface StoredLog {
  /** What can be read, in the order of the log (`core/progress/log.ts`), without what was put aside. */
  events: ProgressEvent[];
  damaged: DamagedRecord[];
  aside: AsideRecord[];
}

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
  /** The whole log. Records that cannot be read are listed and do not make it fail. */
  readLog(): Promise<Result<StoredLog>>;
  /**
   * Throws the snapshot away and folds the log anew, from what can be read.
   * Fails with `newer-version` when a part of the log was written by a newer version.
   */
  rebuild(): Promise<Result<Snapshot>>;
  /**
   * Takes records out of the log and keeps them beside it, then rebuilds the snapshot; all or nothing.
   * An event equal to one that was put aside does not come back with a backup; a whole copy of a damaged one does.
   * @param keys keys as in `DamagedRecord`, or ids of events; one that is not here changes nothing
   */
  putAside(keys: readonly string[]): Promise<Result<Snapshot>>;
  /** Adds events of a backup that are not here yet, then rebuilds the snapshot from the whole log; all or nothing. */
  merge(events: readonly ProgressEvent[]): Promise<Result<{ added: number; snapshot: Snapshot }>>;
  /** Deletes everything this app stored. */
  clear(): Promise<Result<void>>;
  /** Called after another tab has written. Returns a function that stops listening. */
  onChangedElsewhere(listener: () => void): () => void;
  close(): void;
}
