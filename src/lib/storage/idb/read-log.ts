/** The log as it is stored: what can be read, what cannot, and what was put aside. */
import { promisifyRequest } from 'idb-keyval';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { mergeLogs } from '#lib/core/progress/log.ts';
import { readEvent } from '#lib/core/progress/record.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { withoutAside } from '../identify.ts';
import { StorageError, type AsideRecord, type DamagedRecord, type StoredLog } from '../port.ts';
import { allOf } from './records.ts';
import { keyText, readRows, type Row } from './rows.ts';
import { readSegment } from './segments.ts';

/** The records of the log as they lie there. */
export interface LogRows {
  events: Row[];
  segments: Row[];
  aside: Row[];
}

export async function readLogRows(store: IDBObjectStore): Promise<LogRows> {
  return {
    events: await readRows(store, allOf('event')),
    segments: await readRows(store, allOf('segment')),
    aside: await readRows(store, allOf('damaged')),
  };
}

/** Makes sense of the records. None of them makes it fail. Pauses after each segment. */
export function* decodeLog(rows: LogRows): Generator<undefined, StoredLog> {
  const parts: ProgressEvent[][] = [];
  const damaged: DamagedRecord[] = [];
  for (const row of rows.segments) {
    const read = readSegment(row.value);
    if (read.ok) parts.push(read.value);
    else damaged.push(damagedRecord(row, read));
    yield;
  }
  const tail: ProgressEvent[] = [];
  for (const row of rows.events) {
    const read = readEvent(row.value);
    if (read.ok) tail.push(read.value);
    else damaged.push(damagedRecord(row, read));
  }
  const aside = rows.aside.map(asideOf);
  const raws = aside.map(({ raw }) => raw);
  // What a merge brought may be in a row and, told otherwise, in a segment: one of the two counts.
  return { events: mergeLogs(withoutAside([...parts, tail].flat(), raws), []), damaged, aside };
}

/** The whole log, within a transaction. */
export async function readLogIn(store: IDBObjectStore): Promise<StoredLog> {
  return finish(decodeLog(await readLogRows(store)));
}

/** @throws {StorageError} when a part of the log is from a newer version: what is folded would lack it */
export function refuseNewer(log: StoredLog): StoredLog {
  const newer = log.damaged.find(({ reason }) => reason === 'newer-version');
  if (newer !== undefined) throw new StorageError('newer-version', `${newer.key}: ${newer.detail}`);
  return log;
}

/** The last number of a device that is taken, by a readable record or another; 0 for none. */
export async function lastStoredSequence(store: IDBObjectStore, device: string): Promise<number> {
  let last = 0;
  for (const kind of ['event', 'segment']) {
    const range = IDBKeyRange.bound([kind, device], [kind, device, []]);
    const cursor = await promisifyRequest(store.openKeyCursor(range, 'prev'));
    const number = Array.isArray(cursor?.key) ? cursor.key[2] : 0;
    if (typeof number === 'number') last = Math.max(last, number);
  }
  return last;
}

function damagedRecord(
  { key, value, unreadable }: Row,
  { reason, detail }: Pick<DamagedRecord, 'reason' | 'detail'>,
): DamagedRecord {
  return unreadable === null
    ? { key: keyText(key), reason, detail, raw: value }
    : { key: keyText(key), reason: 'damaged', detail: unreadable, raw: null };
}

/** What `keepAside` wrote. */
function asideOf({ key, value }: Row): AsideRecord {
  const isRecord = typeof value === 'object' && value !== null && 'key' in value && 'raw' in value;
  return isRecord && typeof value.key === 'string'
    ? { key: value.key, raw: value.raw }
    : { key: keyText(key), raw: value };
}
