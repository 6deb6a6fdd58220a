import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import {
  emptySnapshot,
  type Card,
  type Settings,
  type Snapshot,
} from '#lib/core/progress/state.ts';
import { canaryOf, isMissingEvents, type Canary } from '#lib/core/progress/copies/canary.ts';
import { mergeLogs } from '#lib/core/progress/log.ts';
import {
  StorageError,
  type ProgressStore,
  type Result,
  type StorageErrorReason,
  type StoredLog,
} from '#lib/storage/port.ts';
import type { CanaryNote } from '../safekeeping/canary-note.ts';

export type { StorageErrorReason };

export interface OpenedStore {
  store: ProgressStore;
  /** Why the browser refused to store, when the session is kept in memory. */
  refusedBecause: StorageErrorReason | null;
}

/** The code that stores (`open-progress.ts`). */
export interface StoreCode {
  /** Opens the store. `null` when progress is expected (`mayBeNew` false) and there is no database. */
  openProgress: (mayBeNew: boolean) => Promise<OpenedStore | null>;
  /** A store in memory that goes on where another failed. */
  goOnInMemory: (log: readonly ProgressEvent[], snapshot: Snapshot) => ProgressStore;
}

/** How the stores are reached; a test gives its own. */
export interface Stores {
  /** Fetches their code, for which the first paint does not wait. Rejects where there is no network for it. */
  fetch: () => Promise<StoreCode>;
  /** What is remembered outside the store, so that an empty one is not taken for a new learner. */
  canary: CanaryNote;
}

/** After this, a learner wants to know why nothing comes. */
const patienceMs = 900;

/**
 * `missing`: the store holds less than it once did, and nothing is written until the learner has decided.
 */
export type Phase = 'loading' | 'ready' | 'failed' | 'missing';

/**
 * What the learner has done, as the screens see it. Nothing shown here is ahead of what is stored:
 * the state changes only after the store has committed.
 */
export class Progress {
  #snapshot = $state.raw<Snapshot>(emptySnapshot);
  #phase = $state<Phase>('loading');
  #isSlow = $state(false);
  #refusedBecause = $state<StorageErrorReason | null>(null);
  #failure = $state.raw<StorageError | null>(null);
  #missing = $state.raw<Canary | null>(null);
  /** Counts commits, so that what is read from the log can follow. */
  #revision = $state(0);
  #code: StoreCode | null = null;
  #store: ProgressStore | null = null;
  #device: string | null = null;
  /** Events of this tab, kept to write them again should the browser delete the database under it. */
  #recorded: ProgressEvent[] = [];
  #opening: Promise<void> | null = null;
  /** The store of the device while it fails and the session goes on in memory. */
  #failing: ProgressStore | null = null;
  #isReturning = false;
  readonly #stores: Stores;
  readonly #cards: ReadonlyMap<string, Card> = $derived(cardsByFact(this.#snapshot));

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /** Opens the store and reads the snapshot, once; after a failure it tries again. */
  async start(): Promise<void> {
    try {
      this.#code ??= await this.#stores.fetch();
    } catch (cause) {
      this.#phase = 'failed';
      this.#failure = new StorageError('unloaded', 'the code that stores did not come', { cause });
      return;
    }
    // Only from here on is it the storage that is waited for.
    const watch = setTimeout(() => {
      this.#isSlow = true;
    }, patienceMs);
    this.#opening ??= this.#openStore(this.#code, this.#stores.canary.read() === null);
    await this.#opening;
    if (this.#phase === 'loading' || this.#phase === 'failed') await this.#reload();
    clearTimeout(watch);
    this.#isSlow = false;
  }

  async #openStore(code: StoreCode, mayBeNew: boolean): Promise<void> {
    const opened = await code.openProgress(mayBeNew);
    if (opened === null) {
      this.#missing = this.#stores.canary.read();
      this.#phase = 'missing';
    } else {
      this.#use(opened.store, opened.refusedBecause);
    }
  }

  #use(store: ProgressStore, refusedBecause: StorageErrorReason | null): void {
    this.#store = store;
    this.#refusedBecause = refusedBecause;
    store.onChangedElsewhere(() => void this.#reload());
  }

  async #reload(): Promise<void> {
    const loaded = await this.#opened.load();
    if (!loaded.ok) {
      this.#phase = 'failed';
      this.#failure = loaded.error;
      return;
    }
    const expected = this.#phase === 'ready' ? null : this.#stores.canary.read();
    if (isMissingEvents(expected, loaded.value)) {
      this.#snapshot = loaded.value;
      this.#missing = expected;
      this.#phase = 'missing';
    } else {
      this.#show(loaded.value);
    }
  }

  /** Reads the state again: the page was away, and heard nothing of other tabs. */
  async refresh(): Promise<void> {
    if (this.#phase === 'ready') await this.#reload();
  }

  /** Shows what is stored now, and remembers how far it reaches. */
  #show(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#phase = 'ready';
    this.#failure = null;
    this.#missing = null;
    this.#revision += 1;
    const { device, keeps } = this.#opened;
    this.#device = device;
    // A session in memory must not make the next start forget what the device should hold.
    if (keeps === 'device') this.#stores.canary.write(canaryOf(device, snapshot));
  }

  get #opened(): ProgressStore {
    if (this.#store === null) throw new Error('progress is used before start()');
    return this.#store;
  }

  /** The store, or why there is none. */
  get #openedOrNot(): Result<ProgressStore> {
    if (this.#store !== null) return { ok: true, value: this.#store };
    return { ok: false, error: this.#failure ?? notDecided() };
  }

  get phase(): Phase {
    return this.#phase;
  }
  /** The browser's storage has not answered for a second; the screens say so. */
  get isSlow(): boolean {
    return this.#isSlow;
  }
  get failure(): StorageError | null {
    return this.#failure;
  }
  /** What was there before the browser lost it, in the phase `missing`. */
  get missing(): Canary | null {
    return this.#missing;
  }
  get refusedBecause(): StorageErrorReason | null {
    return this.#refusedBecause;
  }
  get revision(): number {
    return this.#revision;
  }
  get snapshot(): Snapshot {
    return this.#snapshot;
  }
  get settings(): Settings {
    return this.#snapshot.settings;
  }
  /** Cards by fact. */
  get cards(): ReadonlyMap<string, Card> {
    return this.#cards;
  }
  /** Whether what is committed survives closing the browser. */
  get keeps(): ProgressStore['keeps'] {
    return this.#store?.keeps ?? 'device';
  }

  /** Commits events; the state follows only when they are durable. */
  async record(drafts: readonly Draft[]): Promise<Result<ProgressEvent[]>> {
    await this.start();
    if (this.#phase === 'missing') return { ok: false, error: notDecided() };
    const opened = this.#openedOrNot;
    if (!opened.ok) return opened;
    const appended = await opened.value.append(drafts);
    if (!appended.ok) return appended;
    const { events, snapshot } = appended.value;
    this.#recorded.push(...events);
    if (this.#device === this.#opened.device) this.#show(snapshot);
    else await this.#writeAgain();
    void this.#returnToDevice();
    return { ok: true, value: events };
  }

  /** The database was deleted while this page was open, and the browser has made a new one: another device. */
  async #writeAgain(): Promise<void> {
    const before = this.#snapshot;
    const device = this.#device ?? this.#opened.device;
    const merged = await this.#opened.merge(this.#recorded);
    this.#device = this.#opened.device;
    if (merged.ok) this.#snapshot = merged.value.snapshot;
    this.#missing = canaryOf(device, before);
    this.#phase = this.#missing === null ? 'ready' : 'missing';
    this.#revision += 1;
  }

  async readLog(): Promise<Result<ProgressEvent[]>> {
    await this.start();
    if (this.#phase === 'missing' && this.#store === null) return { ok: true, value: [] };
    const opened = this.#openedOrNot;
    return opened.ok ? eventsOf(await opened.value.readLog()) : opened;
  }

  /** The store itself, for what looks at everything in it and changes nothing. */
  async opened(): Promise<Result<ProgressStore>> {
    await this.start();
    return this.#openedOrNot;
  }

  /** Puts records aside and computes the state anew from the rest of the log. */
  async repair(putAside: readonly string[]): Promise<Result<Snapshot>> {
    const opened = await this.opened();
    if (!opened.ok) return opened;
    const store = opened.value;
    const repaired = putAside.length > 0 ? await store.putAside(putAside) : await store.rebuild();
    if (repaired.ok) this.#show(repaired.value);
    return repaired;
  }

  /** Adds the events of a backup that are not here yet. After a loss this decides what to go on with. */
  async merge(events: readonly ProgressEvent[]): Promise<Result<number>> {
    const opened = await this.#openAnyway();
    if (!opened.ok) return opened;
    const merged = await opened.value.merge(events);
    if (!merged.ok) return merged;
    this.#show(merged.value.snapshot);
    return { ok: true, value: merged.value.added };
  }

  /** After a loss: goes on with what is here, and stops expecting more. */
  async goOnWithout(): Promise<void> {
    await this.#openAnyway();
    this.#stores.canary.write(null);
    await this.#reload();
  }

  /** The store, made anew where progress is missing. */
  async #openAnyway(): Promise<Result<ProgressStore>> {
    await this.start();
    if (this.#store === null && this.#code !== null) await this.#openStore(this.#code, true);
    return this.#openedOrNot;
  }

  /**
   * Goes on in memory because the store fails. Nothing shown is lost; what is answered from now on is kept until
   * the tab is closed, and in the files saved until then.
   * @param copied events of a copy, for the case that the log cannot be read any more
   */
  async goOnInMemory(because: StorageErrorReason, copied: readonly ProgressEvent[]): Promise<void> {
    const failing = this.#opened;
    const log = eventsOf(await failing.readLog());
    const known = mergeLogs(log.ok ? log.value : copied, this.#recorded);
    this.#failing = failing;
    const { goOnInMemory } = await this.#stores.fetch();
    this.#use(goOnInMemory(known, this.#snapshot), because);
    this.#device = this.#opened.device;
    this.#revision += 1;
  }

  /** Writes what is in memory to the store that failed, and goes on with that, as soon as it works again. */
  async #returnToDevice(): Promise<void> {
    const [device, memory] = [this.#failing, this.#opened];
    if (device === null || this.#isReturning) return;
    this.#isReturning = true;
    let log = eventsOf(await memory.readLog());
    let merged = log.ok ? await device.merge(log.value) : log;
    // An answer given in the meantime goes with the next round.
    for (let more = eventsOf(await memory.readLog()); log.ok && merged.ok && more.ok;) {
      if (more.value.length === log.value.length) {
        this.#store = device;
        this.#failing = null;
        this.#refusedBecause = null;
        if ('snapshot' in merged.value) this.#show(merged.value.snapshot);
        break;
      }
      log = more;
      merged = await device.merge(log.value);
      more = eventsOf(await memory.readLog());
    }
    this.#isReturning = false;
  }

  /** Deletes everything this app stored on the device. */
  async clear(): Promise<Result<void>> {
    const opened = await this.#openAnyway();
    if (!opened.ok) return opened;
    const cleared = await opened.value.clear();
    if (cleared.ok) {
      this.#recorded = [];
      this.#stores.canary.write(null);
      await this.#reload();
    }
    return cleared;
  }
}

function notDecided(): StorageError {
  return new StorageError('damaged', 'progress is missing, and the learner has not decided yet');
}

function eventsOf(read: Result<StoredLog>): Result<ProgressEvent[]> {
  return read.ok ? { ok: true, value: read.value.events } : read;
}

function cardsByFact({ cards }: Snapshot): ReadonlyMap<string, Card> {
  return new Map(cards.map((card) => [card.fact, card]));
}
