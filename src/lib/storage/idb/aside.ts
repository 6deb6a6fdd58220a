/** Taking records out of use without losing them. */
import { promisifyRequest } from 'idb-keyval';
import type { AsideRecord } from '../port.ts';
import { readLogIn } from './read-log.ts';
import { asideKey, eventKey } from './records.ts';
import { keyText } from './rows.ts';

/** What is stored under a key. */
export interface KeptRow {
  key: IDBValidKey;
  value: unknown;
}

/** Keeps a copy of a record beside the log. */
export function keepAside(store: IDBObjectStore, { key, value }: KeptRow, id: string): void {
  const record: AsideRecord = { key: keyText(key), raw: value };
  store.put(record, asideKey(record.key, id));
}

/**
 * Moves records out of use.
 * @param chosen texts of keys, or ids of events
 */
export async function moveAside(
  store: IDBObjectStore,
  chosen: ReadonlySet<string>,
  randomId: () => string,
): Promise<void> {
  if (chosen.size === 0) return;
  const { events, damaged } = await readLogIn(store);
  const unreadable = new Map(damaged.map(({ key, raw }) => [key, raw]));
  const keys = await promisifyRequest(store.getAllKeys());
  for (const key of keys) {
    const text = keyText(key);
    if (!chosen.has(text) || (Array.isArray(key) && key[0] === 'damaged')) continue;
    const value = unreadable.get(text) ?? (await promisifyRequest<unknown>(store.get(key)));
    keepAside(store, { key, value }, randomId());
    store.delete(key);
  }
  for (const event of events) {
    if (!chosen.has(event.id)) continue;
    keepAside(store, { key: eventKey(event), value: event }, randomId());
    store.delete(eventKey(event));
  }
}
