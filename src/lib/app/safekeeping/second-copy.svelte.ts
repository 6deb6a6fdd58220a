import type { Copy } from '#lib/storage/copies/copies.ts';
import type { Result, StorageErrorReason } from '#lib/storage/port.ts';
import type { Clock } from '../device/clock.ts';
import { readNote } from '../device/device-notes.ts';
import { whenIdle } from '../device/when-idle.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { folderNoteKey } from './folder-note.ts';

export type { Copy };

/** Between copies of a page that was only hidden or opened. The end of a session is copied whenever it was. */
const leastGapMs = 10 * 60 * 1000;

/**
 * The rolling second copy outside IndexedDB. Every page has this, so it is small: what does the work is fetched when it
 * is needed, and no answer ever waits for it.
 */
export class SecondCopy {
  readonly #progress: Progress;
  readonly #clock: Clock;
  #copies = $state.raw<readonly Copy[] | null>(null);
  #place = $state<'opfs' | 'cache' | 'memory' | 'none' | null>(null);
  #failure = $state<StorageErrorReason | null>(null);
  /** The commit up to which this tab has copied, and when. */
  #revision = 0;
  #atMs = -Infinity;
  #writing: Promise<boolean> = Promise.resolve(true);

  constructor(progress: Progress, clock: Clock) {
    this.#progress = progress;
    this.#clock = clock;
  }

  /** Newest first; `null` until they were looked up. */
  get copies(): readonly Copy[] | null {
    return this.#copies;
  }
  /** Where they are; `none` where this browser has no place for them. */
  get place(): 'opfs' | 'cache' | 'memory' | 'none' | null {
    return this.#place;
  }
  /** Why the last copy was not written. */
  get failure(): StorageErrorReason | null {
    return this.#failure;
  }

  /** Reads which copies there are. */
  async look(): Promise<void> {
    const { openDeviceCopies } = await import('./device-copies.ts');
    const copies = await openDeviceCopies();
    const listed = await copies?.list();
    this.#place = copies?.place ?? 'none';
    this.#copies = listed?.ok === true ? listed.value : [];
  }

  /** A session has ended: copies it when the page has nothing else to do. */
  afterSession(): void {
    whenIdle(() => void this.#write());
  }

  /** The page was opened or hidden: copies what is in no copy yet, at most once in ten minutes. */
  now(): void {
    if (this.#clock.nowMs() - this.#atMs >= leastGapMs) void this.#write();
  }

  /** Copies before something changes everything. Says whether what is here now is in a copy. */
  before(): Promise<boolean> {
    return this.#write();
  }

  #write(): Promise<boolean> {
    // One after the other: the second finds that nothing has changed.
    this.#writing = this.#writing.then(() => this.#copy());
    return this.#writing;
  }

  async #copy(): Promise<boolean> {
    const { phase, revision, snapshot } = this.#progress;
    if (phase !== 'ready' || snapshot.upTo === null) return false;
    if (revision === this.#revision) return this.#failure === null;
    const code = await import('./device-copies.ts').catch(() => null);
    if (code === null) {
      this.#failure = 'unloaded';
      return false;
    }
    const atMs = this.#clock.nowMs();
    const copied = await code.copyNow(this.#progress, atMs);
    this.#failure = copied.ok ? null : copied.error.reason;
    this.#revision = revision;
    this.#atMs = atMs;
    if (this.#copies !== null) await this.look();
    if (readNote(folderNoteKey) !== null) {
      const { writeFolderBackup } = await import('./folder-backup.svelte.ts');
      await writeFolderBackup(this.#progress, atMs);
    }
    return copied.ok;
  }

  /** A copy as a file. `damaged` when it is torn. */
  async open(copy: Copy): Promise<Result<File>> {
    const { readDeviceCopy } = await import('./device-copies.ts');
    return readDeviceCopy(copy);
  }

  /** The newest copy that is whole; `null` when there is none. */
  async newest(): Promise<{ copy: Copy; file: File } | null> {
    await this.look();
    for (const copy of this.#copies ?? []) {
      const read = await this.open(copy);
      if (read.ok) return { copy, file: read.value };
    }
    return null;
  }

  /** Removes all copies; goes with deleting the progress. */
  async clear(): Promise<void> {
    await this.#writing;
    const { openDeviceCopies } = await import('./device-copies.ts');
    await (await openDeviceCopies())?.clear();
    await this.look();
  }
}
