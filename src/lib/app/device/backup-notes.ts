/** What this browser remembers of the backup files it wrote. Whether they still exist it cannot see. */
import type { AnswerEvent, ProgressEvent } from '#lib/core/progress/events.ts';
import { readNote, writeNote } from './device-notes.ts';

export interface BackupNote {
  name: string;
  savedAtMs: number;
  /** Answers in the file that are not taken back. */
  answers: number;
  /** By device, the last event in the file. Each device counts upwards, so this says which events are in it. */
  newest: Record<string, string>;
}

const key = 'two-sides-backups';
const kept = 3;

/** The files written last, newest first. */
export function backupNotes(): BackupNote[] {
  return parseBackupNotes(readNote(key));
}

/** Remembers a file just written; a later one of the same name takes its place. */
export function rememberBackup(note: BackupNote): void {
  const others = backupNotes().filter(({ name }) => name !== note.name);
  writeNote(key, JSON.stringify([note, ...others].slice(0, kept)));
}

export function forgetBackups(): void {
  writeNote(key, null);
}

/** By device, the last event of a log. */
export function newestEvents(log: readonly ProgressEvent[]): Record<string, string> {
  // A device may be called `constructor` in a file written by hand, so not an object until the end.
  const newest = new Map<string, string>();
  for (const { device, id } of log) {
    if (id > (newest.get(device) ?? '')) newest.set(device, id);
  }
  return Object.fromEntries(newest);
}

/** How many of the answers are not in the file. */
export function answersNotIn(note: BackupNote, answers: readonly AnswerEvent[]): number {
  const newest = new Map(Object.entries(note.newest));
  return answers.filter(({ device, id }) => id > (newest.get(device) ?? '')).length;
}

/** Reads the notes as they were written; what is not a note is left out. */
export function parseBackupNotes(text: string | null): BackupNote[] {
  if (text === null) return [];
  let notes: unknown;
  try {
    notes = JSON.parse(text);
  } catch {
    // Somebody else wrote here; without notes the page says that no backup is known.
    return [];
  }
  return Array.isArray(notes) ? notes.filter(isBackupNote) : [];
}

function isBackupNote(value: unknown): value is BackupNote {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'name' in value &&
    typeof value.name === 'string' &&
    'savedAtMs' in value &&
    Number.isFinite(value.savedAtMs) &&
    'answers' in value &&
    Number.isFinite(value.answers) &&
    'newest' in value &&
    typeof value.newest === 'object' &&
    value.newest !== null &&
    Object.values(value.newest).every((id) => typeof id === 'string')
  );
}
