/** One file that holds everything: handed to the browser's download, and read again. */
import { version } from '$app/environment';
import { dryRun, makeBackup, type BackupInfo, type DryRun } from '#lib/core/progress/backup.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { effectiveAnswers } from '#lib/core/progress/log.ts';
import type { Result, StorageErrorReason } from '#lib/storage/port.ts';
import { newestEvents, rememberBackup } from './backup-notes.ts';
import type { Clock } from './clock.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import type { ReadFile } from '../restore/read-backup-file.ts';
import { readOffPage } from '../restore/read-off-page.ts';

/** The text of a backup file, and what to remember once it is saved. */
export interface MadeBackup {
  text: string;
  remember: (name: string) => void;
}

/** Makes a file of all that is stored: the log, and beside it what was put aside. */
export async function makeFile(progress: Progress, madeAtMs: number): Promise<Result<MadeBackup>> {
  const store = await progress.opened();
  if (!store.ok) return store;
  const stored = await store.value.readLog();
  if (!stored.ok) return stored;
  return { ok: true, value: fileOf(stored.value, madeAtMs) };
}

/** The file of what was read. */
export function fileOf(
  { events, ...rest }: { events: readonly ProgressEvent[] } & Pick<BackupInfo, 'aside' | 'newer'>,
  madeAtMs: number,
): MadeBackup {
  const remember = (name: string) => {
    rememberBackup({
      name,
      savedAtMs: madeAtMs,
      answers: effectiveAnswers(events).length,
      newest: newestEvents(events),
    });
  };
  return { text: makeBackup(events, { ...rest, madeAtMs, appVersion: version }), remember };
}

/** Writes all that is stored to a JSON file in the downloads; returns the file's name. */
export async function saveBackup(progress: Progress, clock: Clock): Promise<Result<string>> {
  const madeAtMs = clock.nowMs();
  const made = await makeFile(progress, madeAtMs);
  return made.ok ? { ok: true, value: saveFile(made.value, madeAtMs) } : made;
}

/** Hands a file to the browser's downloads; returns its name. */
export function saveFile({ text, remember }: MadeBackup, madeAtMs: number): string {
  const name = `two-sides-${new Date(madeAtMs).toISOString().slice(0, 10)}.json`;
  download(name, text);
  remember(name);
  return name;
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own copy once the click was handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

export type BackupProblem =
  | {
      kind: 'file';
      reason: Extract<ReadFile, { ok: false }>['reason'];
      message: string;
    }
  | { kind: 'storage'; reason: StorageErrorReason };

/** A backup that was read and compared, with nothing changed yet. */
export interface OpenedBackup {
  events: readonly ProgressEvent[];
  madeAtMs: number;
  /** Events of the file that cannot be read. */
  skipped: number;
  wouldAdd: DryRun;
}

/** Reads a file the learner chose and says what restoring it would add. */
export async function openBackup(
  file: File,
  progress: Progress,
): Promise<{ ok: true; value: OpenedBackup } | { ok: false; problem: BackupProblem }> {
  const read = await readOffPage(file);
  if (!read.ok) {
    return { ok: false, problem: { kind: 'file', reason: read.reason, message: read.message } };
  }
  const log = await progress.readLog();
  if (!log.ok) return { ok: false, problem: { kind: 'storage', reason: log.error.reason } };
  return {
    ok: true,
    value: {
      events: read.events,
      madeAtMs: read.madeAtMs,
      skipped: read.skipped.length,
      wouldAdd: dryRun(log.value, read.events),
    },
  };
}
