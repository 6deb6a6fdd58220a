import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import {
  emptySnapshot,
  type Card,
  type Settings,
  type Snapshot,
} from '#lib/core/progress/state.ts';
import type {
  ProgressStore,
  Result,
  StorageError,
  StorageErrorReason,
  StoredLog,
} from '#lib/storage/port.ts';

export type { StorageErrorReason };

export interface OpenedStore {
  store: ProgressStore;
  /** Why the browser refused to store, when the session is kept in memory. */
  refusedBecause: StorageErrorReason | null;
}

/**
 * What the learner has done, as the screens see it. Nothing shown here is ahead of what is stored:
 * the state changes only after the store has committed.
 */
export class Progress {
  #snapshot = $state.raw<Snapshot>(emptySnapshot);
  #phase = $state<'loading' | 'ready' | 'failed'>('loading');
  #refusedBecause = $state<StorageErrorReason | null>(null);
  #failure = $state.raw<StorageError | null>(null);
  /** Counts commits, so that what is read from the log can follow. */
  #revision = $state(0);
  #store: ProgressStore | null = null;
  #opening: Promise<void> | null = null;
  readonly #open: () => Promise<OpenedStore>;
  readonly #cards: ReadonlyMap<string, Card> = $derived(cardsByFact(this.#snapshot));

  /** @param open opens the store; called once */
  constructor(open: () => Promise<OpenedStore>) {
    this.#open = open;
  }

  /** Opens the store and reads the snapshot, once; after a failure it tries again. */
  async start(): Promise<void> {
    this.#opening ??= this.#openStore();
    await this.#opening;
    if (this.#phase !== 'ready') await this.#reload();
  }

  async #openStore(): Promise<void> {
    const { store, refusedBecause } = await this.#open();
    this.#store = store;
    this.#refusedBecause = refusedBecause;
    store.onChangedElsewhere(() => void this.#reload());
  }

  async #reload(): Promise<void> {
    const loaded = await this.#opened.load();
    if (loaded.ok) {
      this.#snapshot = loaded.value;
      this.#phase = 'ready';
      this.#failure = null;
      this.#revision += 1;
    } else {
      this.#phase = 'failed';
      this.#failure = loaded.error;
    }
  }

  get #opened(): ProgressStore {
    if (this.#store === null) throw new Error('progress is used before start()');
    return this.#store;
  }

  get phase(): 'loading' | 'ready' | 'failed' {
    return this.#phase;
  }
  get failure(): StorageError | null {
    return this.#failure;
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

  /** Commits events; the state follows only when they are durable. */
  async record(drafts: readonly Draft[]): Promise<Result<ProgressEvent[]>> {
    await this.start();
    const appended = await this.#opened.append(drafts);
    if (!appended.ok) return appended;
    this.#snapshot = appended.value.snapshot;
    this.#revision += 1;
    return { ok: true, value: appended.value.events };
  }

  async readLog(): Promise<Result<ProgressEvent[]>> {
    await this.start();
    return eventsOf(await this.#opened.readLog());
  }

  /** Adds the events of a backup that are not here yet. */
  async merge(events: readonly ProgressEvent[]): Promise<Result<number>> {
    await this.start();
    const merged = await this.#opened.merge(events);
    if (!merged.ok) return merged;
    this.#snapshot = merged.value.snapshot;
    this.#revision += 1;
    return { ok: true, value: merged.value.added };
  }

  /** Deletes everything this app stored on the device. */
  async clear(): Promise<Result<void>> {
    await this.start();
    const cleared = await this.#opened.clear();
    if (cleared.ok) await this.#reload();
    return cleared;
  }
}

function eventsOf(read: Result<StoredLog>): Result<ProgressEvent[]> {
  return read.ok ? { ok: true, value: read.value.events } : read;
}

function cardsByFact({ cards }: Snapshot): ReadonlyMap<string, Card> {
  return new Map(cards.map((card) => [card.fact, card]));
}
