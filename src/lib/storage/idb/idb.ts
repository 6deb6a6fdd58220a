/** Progress in IndexedDB. */
import { promisifyRequest } from 'idb-keyval';
import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { foldVersion, type Fold } from '#lib/core/progress/fold.ts';
import { mergeLogs, orderLog } from '#lib/core/progress/log.ts';
import { readEvent, readSnapshot } from '#lib/core/progress/record.ts';
import { emptySnapshot, type Snapshot } from '#lib/core/progress/state.ts';
import { asResult } from '../failure.ts';
import { checkEvents, identify, lastSequenceOf } from '../identify.ts';
import { StorageError, type ProgressStore, type Result } from '../port.ts';
import type { TabChannel } from '../tabs.ts';
import { openDatabase, type Database } from './open-database.ts';
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
            : this.#options.fold.rebuild([...(await readAllEvents(store)), ...added]);
        // Refuses a number that is taken, where `put` would replace an answer.
        for (const event of added) store.add(event, eventKey(event));
        return { events: added, snapshot: next, result: added };
      });
      return { events, snapshot: this.#known.snapshot };
    });
  }

  readLog(): Promise<Result<ProgressEvent[]>> {
    return asResult('read the log', async () =>
      orderLog(await this.#database.useStore('readonly', readAllEvents)),
    );
  }

  merge(
    incoming: readonly ProgressEvent[],
  ): Promise<Result<{ added: number; snapshot: Snapshot }>> {
    return asResult('merge', async () => {
      const checked = checkEvents(incoming);
      const added = await this.#write(async (_known, store) => {
        const log = await readAllEvents(store);
        const stored = new Set(log);
        const merged = mergeLogs(log, checked);
        const changed = merged.filter((event) => !stored.has(event));
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
      this.#known = { head, snapshot: emptySnapshot, isStored: true };
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
      const { events, snapshot, result } = await work(known, store);
      const { device, sequence, revision } = known.head;
      const head: Head = {
        v: 1,
        device,
        sequence: Math.max(sequence, lastSequenceOf(events, device)),
        revision: revision + 1,
        foldVersion,
        write,
      };
      putSnapshot(store, known, snapshot);
      store.put(head, headKey);
      last = { known: { head, snapshot, isStored: true }, result };
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
  const head = readHead(await promisifyRequest<unknown>(store.get(headKey)));
  if (
    head !== null &&
    remembered?.isStored === true &&
    head.device === remembered.head.device &&
    head.revision === remembered.head.revision
  ) {
    return remembered;
  }
  if (head !== null && head.foldVersion === foldVersion) {
    const snapshot = readSnapshot({
      ...(await promisifyRequest<object | undefined>(store.get(restKey))),
      cards: await promisifyRequest<unknown[]>(store.getAll(allOf('card'))),
      days: await promisifyRequest<unknown[]>(store.getAll(allOf('day'))),
    });
    if (snapshot.ok) return { head, snapshot: snapshot.value, isStored: true };
  }
  const log = await readAllEvents(store);
  const { device, sequence, ...rest } = head ?? newHead(randomId());
  const lastSequence = Math.max(sequence, lastSequenceOf(log, device));
  return {
    head: { device, sequence: lastSequence, ...rest },
    snapshot: fold.rebuild(log),
    isStored: false,
  };
}

/** @throws {StorageError} when one of them is damaged or from a newer version; all are left as they are */
async function readAllEvents(store: IDBObjectStore): Promise<ProgressEvent[]> {
  const records = await promisifyRequest<unknown[]>(store.getAll(allOf('event')));
  return records.map((record, index) => {
    const read = readEvent(record);
    if (!read.ok) throw new StorageError(read.reason, `stored event ${index}: ${read.detail}`);
    return read.value;
  });
}

/** Writes what differs from the stored snapshot. */
function putSnapshot(store: IDBObjectStore, before: Known, snapshot: Snapshot): void {
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
