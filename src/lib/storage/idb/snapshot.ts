/** The stored snapshot: cards and days one a record, the rest in one. */
import { promisifyRequest } from 'idb-keyval';
import { readSnapshot } from '#lib/core/progress/record.ts';
import { emptySnapshot, type Snapshot } from '#lib/core/progress/state.ts';
import type { KeptRow } from './aside.ts';
import { allOf, cardKey, dayKey, difference, restKey, restOf } from './records.ts';
import { readRows, type Row } from './rows.ts';

/** The stored snapshot, or the records because of which it cannot be used; none of these where one is missing. */
export async function readStoredSnapshot(
  store: IDBObjectStore,
): Promise<{ snapshot: Snapshot | null; unreadable: KeptRow[] }> {
  const rest = await promisifyRequest<object | undefined>(store.get(restKey));
  const cards = await readRows(store, allOf('card'));
  const days = await readRows(store, allOf('day'));
  const valuesOf = (rows: readonly Row[]) => rows.map(({ value }) => value);
  const snapshot = readSnapshot({ ...rest, cards: valuesOf(cards), days: valuesOf(days) });
  if (snapshot.ok) return { snapshot: snapshot.value, unreadable: [] };
  const isWhole = (part: object) => readSnapshot({ ...emptySnapshot, ...part }).ok;
  return {
    snapshot: null,
    unreadable: [
      ...cards.filter(({ value }) => !isWhole({ cards: [value] })),
      ...days.filter(({ value }) => !isWhole({ days: [value] })),
      ...(rest === undefined || isWhole(rest) ? [] : [{ key: restKey, value: rest }]),
    ],
  };
}

/**
 * Writes what differs from the stored snapshot.
 * @param before what is stored, or `null` when it cannot be relied on
 */
export function putSnapshot(
  store: IDBObjectStore,
  before: Snapshot | null,
  snapshot: Snapshot,
): void {
  if (before === null) {
    store.delete(allOf('card'));
    store.delete(allOf('day'));
  }
  const { cards: oldCards, days: oldDays } = before ?? emptySnapshot;
  const cards = difference(oldCards, snapshot.cards, cardKey);
  const days = difference(oldDays, snapshot.days, dayKey);
  for (const key of [...cards.goneKeys, ...days.goneKeys]) store.delete(key);
  for (const card of cards.changed) store.put(card, cardKey(card));
  for (const day of days.changed) store.put(day, dayKey(day));
  store.put(restOf(snapshot), restKey);
}
