/** The log as it is stored: what can be read, what cannot, and what was put aside. */
import { promisifyRequest } from 'idb-keyval';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { readEvent } from '#lib/core/progress/record.ts';
import { withoutAside } from '../identify.ts';
import type { AsideRecord, DamagedRecord } from '../port.ts';
import { allOf } from './records.ts';
import { keyText, readRows, type Row } from './rows.ts';

export interface LogInStore {
  /** In no particular order. */
  events: ProgressEvent[];
  damaged: DamagedRecord[];
  aside: AsideRecord[];
}

/** Reads everything that belongs to the log. No record makes it fail. */
export async function readLogIn(store: IDBObjectStore): Promise<LogInStore> {
  const rows = await readRows(store, allOf('event'));
  const aside = (await readRows(store, allOf('damaged'))).map(asideOf);
  const events: ProgressEvent[] = [];
  const damaged: DamagedRecord[] = [];
  for (const row of rows) {
    const read = readRow(row);
    if ('raw' in read) damaged.push(read);
    else events.push(read);
  }
  return {
    events: withoutAside(
      events,
      aside.map(({ raw }) => raw),
    ),
    damaged,
    aside,
  };
}

/** The last number of a device that is taken, by a readable record or another; 0 for none. */
export async function lastStoredSequence(store: IDBObjectStore, device: string): Promise<number> {
  const range = IDBKeyRange.bound(['event', device], ['event', device, []]);
  const cursor = await promisifyRequest(store.openKeyCursor(range, 'prev'));
  const number = Array.isArray(cursor?.key) ? cursor.key[2] : 0;
  return typeof number === 'number' ? number : 0;
}

function readRow({ key, value, unreadable }: Row): ProgressEvent | DamagedRecord {
  const read = readEvent(value);
  if (read.ok && unreadable === null) return read.value;
  const { reason, detail } = read.ok ? { reason: 'damaged' as const, detail: '' } : read;
  return { key: keyText(key), reason, detail: unreadable ?? detail, raw: value };
}

/** What `keepAside` wrote. */
function asideOf({ key, value }: Row): AsideRecord {
  const isRecord = typeof value === 'object' && value !== null && 'key' in value && 'raw' in value;
  return isRecord && typeof value.key === 'string'
    ? { key: value.key, raw: value.raw }
    : { key: keyText(key), raw: value };
}
