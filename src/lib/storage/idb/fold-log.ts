/** Folding the whole stored log without stopping whoever shares the thread. */
import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { Fold } from '#lib/core/progress/fold.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import type { Snapshot } from '#lib/core/progress/state.ts';
import type { StoredLog } from '../port.ts';
import { openDatabase, type OpenDatabaseOptions } from './open-database.ts';
import { decodeLog, readLogRows, refuseNewer, type LogRows } from './read-log.ts';
import { headKey, readHead, stampOf } from './records.ts';

/** The state that a log gives. */
export interface FoldedLog {
  /** The log it was, as `stampOf` names it. */
  stamp: string | null;
  snapshot: Snapshot;
}

/**
 * Reads the log in one transaction and folds it outside of it.
 * @param pause is called every few milliseconds and may be waited for
 * @throws {StorageError} `newer-version` when a part of the log cannot be folded by this version
 */
export async function foldStored(
  useStore: UseStore,
  fold: Fold,
  pause: () => Promise<void>,
): Promise<FoldedLog> {
  const { stamp, rows } = await useStore('readonly', readStamped);
  const log = refuseNewer(await inTurns(decodeLog(rows), pause));
  return { stamp, snapshot: await inTurns(fold.rebuildInSteps(log.events), pause) };
}

/** As `foldStored`, over a connection of its own: for a worker. */
export async function foldDatabase(
  options: { name: string; factory: IDBFactory },
  fold: Fold,
  pause: () => Promise<void>,
): Promise<FoldedLog> {
  const database = openDatabase(options);
  try {
    return await foldStored(database.useStore, fold, pause);
  } finally {
    database.close();
  }
}

/** The log, over a connection of its own: for a worker, and for one that cannot be opened otherwise. */
export async function readDatabase(
  options: Pick<OpenDatabaseOptions, 'name' | 'factory' | 'anyVersion'>,
): Promise<StoredLog> {
  const database = openDatabase(options);
  try {
    return finish(decodeLog(await database.useStore('readonly', readLogRows)));
  } finally {
    database.close();
  }
}

/** The records of the log, with the stamp by which a later transaction knows whether they are still all. */
export async function readStamped(
  store: IDBObjectStore,
): Promise<{ stamp: string | null; rows: LogRows }> {
  const head = readHead(await promisifyRequest<unknown>(store.get(headKey)));
  return { stamp: head === null ? null : stampOf(head), rows: await readLogRows(store) };
}

/** At most this long between pauses: a frame. */
const turnMs = 16;

/** Runs a computation with pauses, waiting at those that come a frame after the last. */
export async function inTurns<T>(
  steps: Generator<unknown, T>,
  pause: () => Promise<void>,
): Promise<T> {
  let turnBegan = performance.now();
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() - turnBegan >= turnMs) {
      await pause();
      turnBegan = performance.now();
    }
    step = steps.next();
  }
  return step.value;
}

/** Lets the page handle what has happened meanwhile. */
export function pauseForPage(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
