/** Progress in IndexedDB. */
import { promisifyRequest } from 'idb-keyval';
import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { foldVersion, type Fold } from '#lib/core/progress/fold.ts';
import { mergeLogs, orderLog } from '#lib/core/progress/log.ts';
import { readSnapshot } from '#lib/core/progress/record.ts';
import { emptySnapshot, type Snapshot } from '#lib/core/progress/state.ts';
import { asResult } from '../failure.ts';
import { checkEvents, identify, lastSequenceOf, withoutAside } from '../identify.ts';
import { StorageError, type ProgressStore, type Result, type StoredLog } from '../port.ts';
import type { TabChannel } from '../tabs.ts';
import { keepAside, moveAside, type KeptRow } from './aside.ts';
import { openDatabase, type Database } from './open-database.ts';
import { lastStoredSequence, readLogIn, type LogInStore } from './read-log.ts';
import {
  allOf,
  cardKey,
  dayKey,
  difference,
  eventKey,
  headKey,
  readHead,
  restKey,
  restOf,
  type Head,
} from './records.ts';
import { keyText, readRows, type Row } from './rows.ts';

export interface IdbStoreOptions {
  fold: Fold;
  /** Name of the database. */
  name: string;
  /** Gives a new unique text at each call. */
  randomId: () => string;
  /** Closed together with the store. */
  channel: TabChannel;
  factory: IDBFactory;
  openTimeoutMs?: number;
  transactionTimeoutMs?: number;
}

/** What is known of the database within a transaction, or was when the last one ended. */
interface Known {
  head: Head;
  snapshot: Snapshot;
  /** Whether the stored records say the same; otherwise they were missing or unusable and this was rebuilt. */
  isStored: boolean;
  /** Records that the next write replaces although they could not be read: they are put aside first. */
  unreadable: readonly KeptRow[];
}

/** Opens the database, and makes this device's id when it is new. */
export async function openIdbStore(options: IdbStoreOptions): Promise<Result<ProgressStore>> {
  const database = openDatabase(options);
  const opened = await asResult('open', async () => {
    const known = await database.useStore('readonly', (store) => readKnown(store, options));
    return new IdbStore(options, database, known);
  });
  if (!opened.ok) {
    database.close();
    return opened;
  }
  // Settles a new or repaired database, so that the device's id is one that is kept.
  const settled = await opened.value.load();
  if (settled.ok) return opened;
  database.close();
  return settled;
}

class IdbStore implements ProgressStore {
  readonly keeps = 'device';
  readonly #options: IdbStoreOptions;
  readonly #database: Database;
  /** As of the last transaction of this tab; other tabs may have written since. */
  #known: Known;

  constructor(options: IdbStoreOptions, database: Database, known: Known) {
    this.#options = options;
    this.#database = database;
    this.#known = known;
  }

  get device(): string {
    return this.#known.head.device;
  }

  load(): Promise<Result<Snapshot>> {
    return asResult('load', async () => {
      const known = await this.#database.useStore('readonly', (store) => this.#read(store));
      this.#known = known;
      if (known.isStored) return known.snapshot;
      await this.#write((current) => ({ events: [], snapshot: current.snapshot, result: null }));
      return this.#known.snapshot;
    });
  }

  append(
    drafts: readonly Draft[],
  ): Promise<Result<{ events: ProgressEvent[]; snapshot: Snapshot }>> {
    return asResult('append', async () => {
      const events = await this.#write(async ({ head, snapshot }, store) => {
        const added = identify(drafts, head.device, head.sequence);
        const folded = this.#options.fold.fold(snapshot, added);
        const next =
          folded.kind === 'folded'
            ? folded.snapshot
            : this.#options.fold.rebuild([...(await readKnownEvents(store)).events, ...added]);
        // Refuses a number that is taken, where `put` would replace an answer.
        for (const event of added) store.add(event, eventKey(event));
        return { events: added, snapshot: next, result: added };
      });
      return { events, snapshot: this.#known.snapshot };
    });
  }

  readLog(): Promise<Result<StoredLog>> {
    return asResult('read the log', async () => {
      const log = await this.#database.useStore('readonly', readLogIn);
      return { ...log, events: orderLog(log.events) };
    });
  }

  rebuild(): Promise<Result<Snapshot>> {
    return asResult('rebuild', () =>
      this.#write(async (_known, store) => {
        const { events } = await readKnownEvents(store);
        const snapshot = this.#options.fold.rebuild(events);
        return { events, snapshot, replaces: true, result: snapshot };
      }),
    );
  }

  putAside(keys: readonly string[]): Promise<Result<Snapshot>> {
    return asResult('put aside', () =>
      this.#write(async (_known, store) => {
        await moveAside(store, new Set(keys), this.#options.randomId);
        const { events } = await readKnownEvents(store);
        const snapshot = this.#options.fold.rebuild(events);
        return { events, snapshot, replaces: true, result: snapshot };
      }),
    );
  }

  merge(
    incoming: readonly ProgressEvent[],
  ): Promise<Result<{ added: number; snapshot: Snapshot }>> {
    return asResult('merge', async () => {
      const checked = checkEvents(incoming);
      const added = await this.#write(async (_known, store) => {
        const { events: log, damaged, aside } = await readKnownEvents(store);
        const stored = new Set(log);
        const raws = aside.map(({ raw }) => raw);
        const merged = mergeLogs(log, withoutAside(checked, raws));
        const changed = merged.filter((event) => !stored.has(event));
        // A whole copy takes the place of a damaged record, which is kept.
        const taken = new Set(changed.map((event) => keyText(eventKey(event))));
        const replaced = damaged.filter(({ key }) => taken.has(key)).map(({ key }) => key);
        await moveAside(store, new Set(replaced), this.#options.randomId);
        for (const event of changed) store.put(event, eventKey(event));
        return {
          events: changed,
          snapshot: this.#options.fold.rebuild(merged),
          result: merged.length - log.length,
        };
      });
      return { added, snapshot: this.#known.snapshot };
    });
  }

  clear(): Promise<Result<void>> {
    return asResult('clear', async () => {
      const { randomId } = this.#options;
      const head = newHead(randomId());
      await this.#database.useStore('readwrite', async (store) => {
        // Refuses to delete what a newer version wrote.
        readHead(await promisifyRequest<unknown>(store.get(headKey)));
        store.clear();
        store.put(restOf(emptySnapshot), restKey);
        store.put(head, headKey);
      });
      this.#known = { head, snapshot: emptySnapshot, isStored: true, unreadable: [] };
      this.#options.channel.announce();
    });
  }

  onChangedElsewhere(listener: () => void): () => void {
    return this.#options.channel.listen(listener);
  }

  close(): void {
    this.#options.channel.close();
    this.#database.close();
  }

  /** What the database holds now; reads no more than the head while nobody else has written. */
  #read(store: IDBObjectStore): Promise<Known> {
    return readKnown(store, this.#options, this.#known);
  }

  /**
   * One writing transaction: `work` is told what is stored, stores events and says which, and what the snapshot is then.
   * @returns the result of `work`, once everything is on the disk
   */
  async #write<T>(work: Work<T>): Promise<T> {
    const write = this.#options.randomId();
    let last: { known: Known; result: T } | null = null;
    const done = await this.#database.useStore('readwrite', async (store) => {
      const known = await this.#read(store);
      // The connection was lost after the commit and before we heard of it: this is the repetition.
      if (known.head.write === write && last !== null) return last;
      const { events, snapshot, replaces, result } = await work(known, store);
      const { device, sequence, revision } = known.head;
      const head: Head = {
        v: 1,
        device,
        sequence: Math.max(sequence, lastSequenceOf(events, device)),
        revision: revision + 1,
        foldVersion,
        write,
      };
      for (const row of known.unreadable) keepAside(store, row, this.#options.randomId());
      putSnapshot(store, replaces === true ? { ...known, isStored: false } : known, snapshot);
      store.put(head, headKey);
      last = { known: { head, snapshot, isStored: true, unreadable: [] }, result };
      return last;
    });
    this.#known = done.known;
    this.#options.channel.announce();
    return done.result;
  }
}

type Work<T> = (known: Known, store: IDBObjectStore) => Change<T> | Promise<Change<T>>;
interface Change<T> {
  events: readonly ProgressEvent[];
  snapshot: Snapshot;
  /** Whether all cards and days are written anew, not only those that changed. */
  replaces?: boolean;
  result: T;
}

function newHead(id: string): Head {
  return { v: 1, device: id, sequence: 0, revision: 0, foldVersion, write: '' };
}

/** @param remembered used when the head says that nobody has written since */
async function readKnown(
  store: IDBObjectStore,
  { fold, randomId }: Pick<IdbStoreOptions, 'fold' | 'randomId'>,
  remembered?: Known,
): Promise<Known> {
  const rawHead = await promisifyRequest<unknown>(store.get(headKey));
  const head = readHead(rawHead);
  if (
    head !== null &&
    remembered?.isStored === true &&
    head.device === remembered.head.device &&
    head.revision === remembered.head.revision
  ) {
    return remembered;
  }
  const { device, sequence, ...rest } = head ?? newHead(randomId());
  // The head may be behind: a number that is taken must not be given again, whatever lies there.
  const lastSequence = Math.max(sequence, await lastStoredSequence(store, device));
  const known = { device, sequence: lastSequence, ...rest };
  if (head !== null && head.foldVersion === foldVersion) {
    const stored = await readStoredSnapshot(store);
    if ('snapshot' in stored) return { head: known, ...stored, isStored: true, unreadable: [] };
    const { unreadable } = stored;
    const { events } = await readKnownEvents(store);
    return { head: known, snapshot: fold.rebuild(events), isStored: false, unreadable };
  }
  const { events } = await readKnownEvents(store);
  const snapshot = fold.rebuild(events);
  const isDamaged = head === null && rawHead !== undefined;
  const unreadable = isDamaged ? [{ key: headKey, value: rawHead }] : [];
  return { head: known, snapshot, isStored: false, unreadable };
}

/** The stored snapshot, or the records of it that cannot be used; there are none of these where one is missing. */
async function readStoredSnapshot(
  store: IDBObjectStore,
): Promise<{ snapshot: Snapshot } | { unreadable: KeptRow[] }> {
  const rest = await promisifyRequest<object | undefined>(store.get(restKey));
  const cards = await readRows(store, allOf('card'));
  const days = await readRows(store, allOf('day'));
  const valuesOf = (rows: readonly Row[]) => rows.map(({ value }) => value);
  const snapshot = readSnapshot({ ...rest, cards: valuesOf(cards), days: valuesOf(days) });
  if (snapshot.ok) return { snapshot: snapshot.value };
  const isWhole = (part: object) => readSnapshot({ ...emptySnapshot, ...part }).ok;
  return {
    unreadable: [
      ...cards.filter(({ value }) => !isWhole({ cards: [value] })),
      ...days.filter(({ value }) => !isWhole({ days: [value] })),
      ...(rest === undefined || isWhole(rest) ? [] : [{ key: restKey, value: rest }]),
    ],
  };
}

/** @throws {StorageError} when a part of the log is from a newer version: what is folded would lack it */
async function readKnownEvents(store: IDBObjectStore): Promise<LogInStore> {
  const log = await readLogIn(store);
  const newer = log.damaged.find(({ reason }) => reason === 'newer-version');
  if (newer !== undefined) throw new StorageError('newer-version', `${newer.key}: ${newer.detail}`);
  return log;
}

/** Writes what differs from the stored snapshot. */
function putSnapshot(
  store: IDBObjectStore,
  before: Pick<Known, 'isStored' | 'snapshot'>,
  snapshot: Snapshot,
): void {
  if (!before.isStored) {
    store.delete(allOf('card'));
    store.delete(allOf('day'));
  }
  const old = before.isStored ? before.snapshot : emptySnapshot;
  const cards = difference(old.cards, snapshot.cards, cardKey);
  const days = difference(old.days, snapshot.days, dayKey);
  for (const key of [...cards.goneKeys, ...days.goneKeys]) store.delete(key);
  for (const card of cards.changed) store.put(card, cardKey(card));
  for (const day of days.changed) store.put(day, dayKey(day));
  store.put(restOf(snapshot), restKey);
}
