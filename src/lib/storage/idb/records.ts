/** What is stored under which key. All keys begin with their kind, so that one object store holds everything. */
import type { DayTotal, Card, Snapshot } from '#lib/core/progress/state.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import { sequenceOf } from '#lib/core/progress/record.ts';
import { StorageError } from '../port.ts';

export const eventKey = (event: ProgressEvent) => ['event', event.device, sequenceOf(event)];
export const cardKey = ({ fact }: Card) => ['card', fact];
export const dayKey = ({ day }: DayTotal) => ['day', day];
/** The parts of a snapshot that are neither cards nor days. */
export const restKey = ['meta', 'rest'];
export const headKey = ['meta', 'head'];

/** Where a record goes that is put aside: under the text of the key it had, once for each time. */
export const asideKey = (key: string, id: string) => ['damaged', key, id];

/** All keys of a kind: an array sorts after every number and text. */
export const allOf = (kind: 'event' | 'segment' | 'card' | 'day' | 'damaged') =>
  IDBKeyRange.bound([kind], [kind, []]);

/** Who writes here and how far: read first and written last in every writing transaction. */
export interface Head {
  v: 1;
  device: string;
  /** The last event number used on this device. */
  sequence: number;
  /** Grows with every write, so that a tab knows whether what it remembers is still true. */
  revision: number;
  /** The version of the fold that made the stored snapshot. */
  foldVersion: number;
  /** Names the last write, so that repeating it after a lost connection does not store it twice. */
  write: string;
}

/** Names a state of the database: two reads with the same stamp have seen the same log. */
export const stampOf = ({ device, revision, write }: Head): string =>
  JSON.stringify([device, revision, write]);

/**
 * @returns `null` when there is none, or none that can be used: the log does not depend on it
 * @throws {StorageError} when a newer version of the app wrote it
 */
export function readHead(input: unknown): Head | null {
  if (typeof input !== 'object' || input === null) return null;
  const {
    v,
    device,
    sequence,
    revision,
    foldVersion,
    write,
  }: Partial<Record<keyof Head, unknown>> = input;
  if (typeof v === 'number' && v > 1) {
    throw new StorageError('newer-version', `the stored data has version ${v}, this app knows 1`);
  }
  const isUsable =
    v === 1 &&
    typeof device === 'string' &&
    device !== '' &&
    isCount(sequence) &&
    isCount(revision) &&
    typeof foldVersion === 'number' &&
    typeof write === 'string';
  return isUsable ? { v, device, sequence, revision, foldVersion, write } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The parts of a snapshot that are stored in one record. */
export function restOf(snapshot: Snapshot): Omit<Snapshot, 'cards' | 'days'> {
  const { settings, openAttempts, lastAnswer, totalAnswers, suspendedNew, upTo } = snapshot;
  return { settings, openAttempts, lastAnswer, totalAnswers, suspendedNew, upTo };
}

/** What has to be written to turn one list of records into another. */
export function difference<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (record: T) => IDBValidKey[],
): { changed: T[]; goneKeys: IDBValidKey[][] } {
  const nameOf = (record: T) => JSON.stringify(keyOf(record));
  const old = new Map(before.map((record) => [nameOf(record), record]));
  const changed = after.filter((record) => {
    const known = old.get(nameOf(record));
    old.delete(nameOf(record));
    return known !== record && canonicalJson(known ?? null) !== canonicalJson(record);
  });
  return { changed, goneKeys: [...old.values()].map(keyOf) };
}
