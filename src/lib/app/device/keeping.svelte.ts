import { askToPersist, persistenceState, type PersistenceState } from '#lib/storage/durability.ts';
import { backupNotes, forgetBackups, type BackupNote } from './backup-notes.ts';
import type { Clock } from './clock.ts';
import { readNote, writeNote } from './device-notes.ts';

const askedKey = 'two-sides-asked-to-keep';
/** By then there is something to lose, and the browser has seen that the learner means it. */
const answersBeforeAsking = 10;

export interface Space {
  usedBytes: number;
  /** The most the browser would give this site. */
  quotaBytes: number;
}

/** How safely this browser keeps the progress. What is shown is read anew by `look`. */
export class Keeping {
  #persistence = $state<PersistenceState | null>(null);
  #askedAtMs = $state<number | null>(null);
  #space = $state.raw<Space | null>(null);
  #backups = $state.raw<readonly BackupNote[]>([]);
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the browser has promised; `null` until it was looked up. */
  get persistence(): PersistenceState | null {
    return this.#persistence;
  }
  /** When the browser was last asked to keep the progress. */
  get askedAtMs(): number | null {
    return this.#askedAtMs;
  }
  /** `null` when the browser does not say. */
  get space(): Space | null {
    return this.#space;
  }
  /** Backup files written here, newest first. */
  get backups(): readonly BackupNote[] {
    return this.#backups;
  }

  /** Reads what the browser says now. */
  async look(): Promise<void> {
    this.#backups = backupNotes();
    this.#askedAtMs = askedBefore();
    // Adding up what is used takes far longer than the promise, and what waits for the promise would move the page.
    const space = spaceUsed();
    this.#persistence = await persistenceState();
    this.#space = await space;
  }

  /** Asks the browser to keep the progress even when it needs space. */
  async ask(): Promise<void> {
    const askedAtMs = this.#clock.nowMs();
    writeNote(askedKey, String(askedAtMs));
    this.#persistence = await askToPersist();
    this.#askedAtMs = askedAtMs;
  }

  /** Asks once, when there is something to keep. Later the learner may ask again in the settings. */
  async askOnceAfter(totalAnswers: number): Promise<void> {
    if (totalAnswers < answersBeforeAsking || askedBefore() !== null) return;
    await this.ask();
  }

  /** Forgets what this browser noted; goes with deleting the progress. */
  forget(): void {
    forgetBackups();
    writeNote(askedKey, null);
    this.#backups = [];
    this.#askedAtMs = null;
  }
}

function askedBefore(): number | null {
  const atMs = Number(readNote(askedKey) ?? Number.NaN);
  return Number.isFinite(atMs) ? atMs : null;
}

async function spaceUsed(): Promise<Space | null> {
  // Absent outside a secure context, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined;
  if (storage === undefined) return null;
  try {
    const { usage, quota } = await storage.estimate();
    return usage === undefined || quota === undefined
      ? null
      : { usedBytes: usage, quotaBytes: quota };
  } catch (error) {
    // An opaque origin has the function but it refuses to answer.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    return null;
  }
}
