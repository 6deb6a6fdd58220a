/** Progress in IndexedDB. */
import { promisifyRequest } from 'idb-keyval';
import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { foldVersion, type Fold } from '#lib/core/progress/fold.ts';
import { mergeLogs } from '#lib/core/progress/log.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { emptySnapshot, type Snapshot } from '#lib/core/progress/state.ts';
import { asResult } from '../failure.ts';
import { checkEvents, identify, lastSequenceOf, withoutAside } from '../identify.ts';
import { StorageError, type ProgressStore, type Result, type StoredLog } from '../port.ts';
import type { TabChannel } from '../tabs.ts';
import { keepAside, moveAside, type KeptRow } from './aside.ts';
import { foldStored, inTurns, pauseForPage, readStamped, type FoldedLog } from './fold-log.ts';
import { openDatabase, type Database } from './open-database.ts';
import { decodeLog, lastStoredSequence, readLogIn, readLogRows, refuseNewer } from './read-log.ts';
import {
  allOf,
  eventKey,
  headKey,
  readHead,
  restKey,
  restOf,
  stampOf,
  type Head,
} from './records.ts';
import { keyText, readRows } from './rows.ts';
import { planSealing, writeSealed } from './seal.ts';
import { eventsPerSegment, makeSegment, sealable, segmentKey, type Segment } from './segments.ts';
import { putSnapshot, readStoredSnapshot } from './snapshot.ts';

export interface IdbStoreOptions {
  fold: Fold;
  /** Name of the database. */
  name: string;
  /** Gives a new unique text at each call. */
  randomId: () => string;
  /** Closed together with the store. */
  channel: TabChannel;
  factory: IDBFactory;
  /** Folds the stored log beside the page; `null` when that is not possible here. Asked only when the log is long. */
  foldElsewhere?: () => Promise<FoldedLog | null>;
  /** Runs work when nobody waits for anything. */
  whenIdle?: (work: () => Promise<unknown>) => void;
  segmentSize?: number;
  openTimeoutMs?: number;
  transactionTimeoutMs?: number;
}

/** What is known of the database within a transaction, or was when the last one ended. */
interface Known {
  head: Head;
  /** `null` for a database without a usable head. */
  stamp: string | null;
  /** `null` when what is stored is missing or unusable, and has to be folded from the log. */
  snapshot: Snapshot | null;
  /** Records that the next write replaces although they could not be read: they are put aside first. */
  unreadable: readonly KeptRow[];
}

/** Segments, or as many rows as would fill them: beyond that, folding is noticed. */
const longLog = 4;

/** What this tab wrote last: taking one of these events back needs no look into the whole log. */
interface Recent {
  /** Before the first of the events. */
  before: Snapshot;
  events: readonly ProgressEvent[];
}
/** More than anybody takes back in a row, and folded anew within a millisecond or two. */
const maximumRecent = 256;

/** Opens the database, and makes this device's id when it is new. */
export async function openIdbStore(options: IdbStoreOptions): Promise<Result<ProgressStore>> {
  const database = openDatabase(options);
  const opened = await asResult('open', async () => {
    const known = await database.useStore('readonly', (store) =>
      readKnown(store, options.randomId),
    );
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
  /** `stamp` is that after the last of its events; another says that somebody else has written. */
  #recent: (Recent & { stamp: string }) | null = null;
  /** How many events may be in rows of their own; looked up when it could be enough for a segment. */
  #rows = Infinity;
  #isSealing = false;
  #isClosed = false;

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
      const snapshot = known.snapshot ?? (await this.#rebuild());
      this.#sealSoon();
      return snapshot;
    });
  }

  append(
    drafts: readonly Draft[],
  ): Promise<Result<{ events: ProgressEvent[]; snapshot: Snapshot }>> {
    return asResult('append', async () => {
      const appended = await this.#write(async (known, store) => {
        const events = identify(drafts, known.head.device, known.head.sequence);
        const snapshot =
          this.#foldMore(known, events) ??
          this.#options.fold.rebuild([...(await readFoldable(store)).events, ...events]);
        // Refuses a number that is taken, where `put` would replace an answer.
        for (const event of events) store.add(event, eventKey(event));
        const recent = this.#withRecent(known, events);
        return { events, snapshot, recent, result: { events, snapshot } };
      });
      this.#sealSoon(appended.events.length);
      return appended;
    });
  }

  /** @returns `null` when only the whole log can tell */
  #foldMore({ snapshot, stamp }: Known, events: readonly ProgressEvent[]): Snapshot | null {
    if (snapshot === null) return null;
    const { fold } = this.#options;
    const folded = fold.fold(snapshot, events);
    if (folded.kind === 'folded') return folded.snapshot;
    if (this.#recent?.stamp !== stamp) return null;
    const again = fold.fold(this.#recent.before, [...this.#recent.events, ...events]);
    return again.kind === 'folded' ? again.snapshot : null;
  }

  /** @param known before the events were written */
  #withRecent({ stamp, snapshot }: Known, events: readonly ProgressEvent[]): Recent | null {
    const { before, events: earlier } =
      this.#recent?.stamp === stamp && this.#recent.events.length < maximumRecent
        ? this.#recent
        : { before: snapshot, events: [] };
    return before === null ? null : { before, events: [...earlier, ...events] };
  }

  readLog(): Promise<Result<StoredLog>> {
    return asResult('read the log', async () =>
      inTurns(decodeLog(await this.#database.useStore('readonly', readLogRows)), pauseForPage),
    );
  }

  rebuild(): Promise<Result<Snapshot>> {
    return asResult('rebuild', () => this.#rebuild());
  }

  async #rebuild(): Promise<Snapshot> {
    const { useStore } = this.#database;
    const { fold, foldElsewhere, segmentSize = eventsPerSegment } = this.#options;
    const isLong = await useStore('readonly', async (store) => {
      const rows = await promisifyRequest(store.count(allOf('event')));
      const segments = await promisifyRequest(store.count(allOf('segment')));
      return rows / segmentSize + segments > longLog;
    });
    const elsewhere = isLong ? await foldElsewhere?.() : null;
    const folded = elsewhere ?? (await foldStored(useStore, fold, pauseForPage));
    return this.#write(async ({ stamp }, store) => {
      const isCurrent = stamp !== null && stamp === folded.stamp;
      const snapshot = isCurrent
        ? folded.snapshot
        : fold.rebuild((await readFoldable(store)).events);
      return { events: [], snapshot, replaces: true, result: snapshot };
    });
  }

  putAside(keys: readonly string[]): Promise<Result<Snapshot>> {
    return asResult('put aside', () =>
      this.#write(async (_known, store) => {
        await moveAside(store, new Set(keys), this.#options.randomId);
        const snapshot = this.#options.fold.rebuild((await readFoldable(store)).events);
        return { events: [], snapshot, replaces: true, result: snapshot };
      }),
    );
  }

  merge(
    incoming: readonly ProgressEvent[],
  ): Promise<Result<{ added: number; snapshot: Snapshot }>> {
    return asResult('merge', async () => {
      const checked = checkEvents(incoming);
      const { fold, segmentSize = eventsPerSegment, randomId } = this.#options;
      const plan = (log: StoredLog) => planMerge(refuseNewer(log), checked, fold, segmentSize);
      // Worked out before, so that the transaction is short; anew within it when somebody has written meanwhile.
      const before = await this.#database.useStore('readonly', readStamped);
      const stored = await inTurns(decodeLog(before.rows), pauseForPage);
      const planned = await inTurns(plan(stored), pauseForPage);
      const merged = await this.#write(async ({ stamp }, store) => {
        const isCurrent = stamp !== null && stamp === before.stamp;
        const { added, changed, rows, segments, replaced, snapshot } = isCurrent
          ? planned
          : finish(plan(await readLogIn(store)));
        await moveAside(store, new Set(replaced), randomId);
        for (const event of rows) store.put(event, eventKey(event));
        for (const segment of segments) store.put(segment, segmentKey(segment));
        return { events: changed, snapshot, result: { added, snapshot } };
      });
      this.#sealSoon(Infinity);
      return merged;
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
      this.#known = { head, stamp: stampOf(head), snapshot: emptySnapshot, unreadable: [] };
      this.#options.channel.announce();
    });
  }

  onChangedElsewhere(listener: () => void): () => void {
    return this.#options.channel.listen(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#options.channel.close();
    this.#database.close();
  }

  /** What the database holds now; reads no more than the head while nobody else has written. */
  #read(store: IDBObjectStore): Promise<Known> {
    return readKnown(store, this.#options.randomId, this.#known);
  }

  /** Seals in an idle moment what fills segments. @param added how many rows were written since the last call */
  #sealSoon(added = 0): void {
    const { segmentSize = eventsPerSegment, whenIdle = whenPageIsIdle } = this.#options;
    this.#rows += added;
    if (this.#rows < segmentSize || this.#isSealing) return;
    this.#isSealing = true;
    whenIdle(async () => {
      this.#isSealing = false;
      // A failure changes nothing: the rows stay, and are sealed another time.
      return this.#isClosed ? null : this.#seal(segmentSize);
    });
  }

  #seal(size: number): Promise<Result<void>> {
    return asResult('seal', async () => {
      const { useStore } = this.#database;
      const { stamp, rows } = await useStore('readonly', async (store) => {
        const head = readHead(await promisifyRequest<unknown>(store.get(headKey)));
        const isEnough = (await promisifyRequest(store.count(allOf('event')))) >= size;
        return {
          stamp: head === null ? null : stampOf(head),
          rows: isEnough ? await readRows(store, allOf('event')) : [],
        };
      });
      const sealed = await inTurns(planSealing(rows, size), pauseForPage);
      const rest = rows.length % size;
      if (sealed.length === 0) {
        this.#rows = rest;
        return;
      }
      await this.#write(async (known, store) => {
        // Somebody has written meanwhile; the next idle moment is soon enough.
        if (known.stamp !== stamp || known.snapshot === null) {
          throw new StorageError('unknown', 'the log has grown while it was packed');
        }
        await writeSealed(store, sealed);
        return { events: [], snapshot: known.snapshot, isQuiet: true, result: null };
      });
      this.#rows = rest;
    });
  }

  /**
   * One writing transaction: `work` is told what is stored, stores events and says which, and what the snapshot is then.
   * @returns the result of `work`, once everything is on the disk
   */
  async #write<T>(work: Work<T>): Promise<T> {
    const write = this.#options.randomId();
    let last: Written<T> | null = null;
    const done = await this.#database.useStore('readwrite', async (store) => {
      const known = await this.#read(store);
      // The connection was lost after the commit and before we heard of it: this is the repetition.
      if (known.head.write === write && last !== null) return last;
      const {
        events,
        snapshot,
        replaces = false,
        recent = null,
        isQuiet = false,
        result,
      } = await work(known, store);
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
      putSnapshot(store, replaces ? null : known.snapshot, snapshot);
      store.put(head, headKey);
      const now = { head, stamp: stampOf(head), snapshot, unreadable: [] };
      last = { known: now, recent, result, isQuiet };
      return last;
    });
    this.#known = done.known;
    this.#recent = done.recent === null ? null : { ...done.recent, stamp: done.known.stamp };
    if (!done.isQuiet) this.#options.channel.announce();
    return done.result;
  }
}

type Work<T> = (known: Known, store: IDBObjectStore) => Change<T> | Promise<Change<T>>;
interface Change<T> {
  events: readonly ProgressEvent[];
  snapshot: Snapshot;
  /** Whether all cards and days are written anew, not only those that changed. */
  replaces?: boolean;
  /** What was written last, where that is known to reach up to here. */
  recent?: Recent | null;
  /** Whether other tabs have no reason to look. */
  isQuiet?: boolean;
  result: T;
}

/** What a transaction has written. */
interface Written<T> {
  known: Known & { stamp: string };
  recent: Recent | null;
  isQuiet: boolean;
  result: T;
}

/** What a merge writes. */
interface MergePlan {
  added: number;
  /** New events, and those that take the place of another with their id. */
  changed: ProgressEvent[];
  /** Of these, what goes into rows and what fills segments at once. */
  rows: ProgressEvent[];
  segments: Segment[];
  /** Keys of damaged records that a whole copy takes the place of. */
  replaced: string[];
  snapshot: Snapshot;
}

/** Pauses often. */
function* planMerge(
  { events: log, damaged, aside }: StoredLog,
  incoming: readonly ProgressEvent[],
  fold: Fold,
  segmentSize: number,
): Generator<unknown, MergePlan> {
  const stored = new Set(log);
  const raws = aside.map(({ raw }) => raw);
  const merged = mergeLogs(log, withoutAside(incoming, raws));
  const changed = merged.filter((event) => !stored.has(event));
  const { full, rest: rows } = sealable(changed, segmentSize);
  const segments: Segment[] = [];
  for (const group of full) segments.push(yield* makeSegment(group));
  const taken = new Set(damaged.map(({ key }) => key));
  const keys = [...rows.map(eventKey), ...segments.map(segmentKey)].map(keyText);
  return {
    added: merged.length - log.length,
    changed,
    rows,
    segments,
    replaced: keys.filter((key) => taken.has(key)),
    snapshot: yield* fold.rebuildInSteps(merged),
  };
}

function newHead(id: string): Head {
  return { v: 1, device: id, sequence: 0, revision: 0, foldVersion, write: '' };
}

/** @param remembered used when the head says that nobody has written since */
async function readKnown(
  store: IDBObjectStore,
  randomId: () => string,
  remembered?: Known,
): Promise<Known> {
  const rawHead = await promisifyRequest<unknown>(store.get(headKey));
  const head = readHead(rawHead);
  const stamp = head === null ? null : stampOf(head);
  if (stamp !== null && remembered?.stamp === stamp && remembered.snapshot !== null) {
    return remembered;
  }
  const { device, sequence, ...rest } = head ?? newHead(randomId());
  // The head may be behind: a number that is taken must not be given again, whatever lies there.
  const lastSequence = Math.max(sequence, await lastStoredSequence(store, device));
  const known = { head: { device, sequence: lastSequence, ...rest }, stamp };
  if (head !== null && head.foldVersion === foldVersion) {
    return { ...known, ...(await readStoredSnapshot(store)) };
  }
  const isDamaged = head === null && rawHead !== undefined;
  const unreadable = isDamaged ? [{ key: headKey, value: rawHead }] : [];
  return { ...known, snapshot: null, unreadable };
}

/** @throws {StorageError} when a part of the log is from a newer version: what is folded would lack it */
async function readFoldable(store: IDBObjectStore): Promise<StoredLog> {
  return refuseNewer(await readLogIn(store));
}

function whenPageIsIdle(work: () => Promise<unknown>): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => void work());
  else setTimeout(() => void work(), 1_000);
}
