/** Everything stored, as it lies there, for the check of the data. Reads only. */
import { promisifyRequest } from 'idb-keyval';
import type { Stored } from '#lib/core/progress/check/check.ts';
import { readEvent } from '#lib/core/progress/record.ts';
import { asResult } from './failure.ts';
import { openDatabase } from './idb/open-database.ts';
import { allOf, eventKey, headKey, restKey, restOf } from './idb/records.ts';
import { keyText, readRows, type Row } from './idb/rows.ts';
import type { AsideRecord, ProgressStore, Result } from './port.ts';

type Derived = Pick<Stored, 'snapshot' | 'lastSequence' | 'misplaced' | 'orphans'>;

/** What the check needs of a store. */
export interface Inspected {
  stored: Stored;
  /** Ids of events that were put aside earlier. */
  aside: ReadonlySet<string>;
}

/** @param database where a store that keeps on the device has its records */
export async function inspectStore(
  store: ProgressStore,
  database: { name: string; factory: IDBFactory } | null,
): Promise<Result<Inspected>> {
  const log = await store.readLog();
  if (!log.ok) return log;
  const derived =
    database === null || store.keeps === 'session'
      ? await derivedOf(store)
      : await asResult('inspect', () => readDerived(database));
  if (!derived.ok) return derived;
  const { events, damaged, aside } = log.value;
  return {
    ok: true,
    value: {
      stored: { device: store.device, events, unreadable: damaged, ...derived.value },
      aside: new Set(aside.flatMap(eventIdOf)),
    },
  };
}

async function derivedOf(store: ProgressStore): Promise<Result<Derived>> {
  const loaded = await store.load();
  if (!loaded.ok) return loaded;
  const { cards, days } = loaded.value;
  const snapshot = { cards, days, rest: restOf(loaded.value) };
  return { ok: true, value: { snapshot, lastSequence: null, misplaced: [], orphans: [] } };
}

/** The first part of every key that something reads. */
const kinds = new Set<unknown>(['event', 'segment', 'card', 'day', 'damaged']);
const single = new Set([keyText(headKey), keyText(restKey)]);

async function readDerived(options: { name: string; factory: IDBFactory }): Promise<Derived> {
  const database = openDatabase(options);
  try {
    return await database.useStore('readonly', async (store) => {
      const keys = await promisifyRequest(store.getAllKeys());
      const cards = await readRows(store, allOf('card'));
      const days = await readRows(store, allOf('day'));
      const rest = await promisifyRequest<unknown>(store.get(restKey));
      const head = await promisifyRequest<unknown>(store.get(headKey));
      return {
        snapshot: {
          cards: cards.map(({ value }) => value),
          days: days.map(({ value }) => value),
          rest,
        },
        lastSequence: sequenceIn(head),
        misplaced: (await readRows(store, allOf('event'))).filter(isMisplaced).map(keyOf),
        orphans: keys
          .filter((key) => !(Array.isArray(key) && kinds.has(key[0])))
          .map(keyText)
          .filter((key) => !single.has(key)),
      };
    });
  } finally {
    database.close();
  }
}

const keyOf = ({ key }: Row) => keyText(key);

/** Whether an entry that can be read lies in the place of another one. */
function isMisplaced({ key, value }: Row): boolean {
  const read = readEvent(value);
  return read.ok && keyText(key) !== keyText(eventKey(read.value));
}

function sequenceIn(head: unknown): number | null {
  if (typeof head !== 'object' || head === null || !('sequence' in head)) return null;
  return typeof head.sequence === 'number' ? head.sequence : null;
}

function eventIdOf({ raw }: AsideRecord): string[] {
  return typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string'
    ? [raw.id]
    : [];
}
