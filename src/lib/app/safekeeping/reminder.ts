/** When to remind of a backup: by what would be lost, not by the calendar. */
import type { PersistenceState } from '#lib/storage/durability.ts';
import { readNote, writeNote } from '../device/device-notes.ts';

/** About a week of reviews. Twice as many where the browser has promised to keep the data. */
const worthAFile = 200;
/** After "Later", this many more answers. */
const patience = 200;

export interface ReminderFacts {
  /** Answers in no file. */
  unsaved: number;
  /** Whether the browser has promised to keep the data. */
  isPersisted: boolean;
  /** How many answers there were when the learner said "Later"; `null` when never. */
  laterAt: number | null;
  /** All answers. */
  answers: number;
}

export function isReminderDue({ unsaved, isPersisted, laterAt, answers }: ReminderFacts): boolean {
  if (unsaved < (isPersisted ? 2 * worthAFile : worthAFile)) return false;
  // Fewer answers than then: the data was deleted in between.
  return laterAt === null || answers < laterAt || answers - laterAt >= patience;
}

export interface WarningFacts {
  /** `null` when it was not looked up yet. */
  persistence: PersistenceState | null;
  /** Whether the browser was asked to keep the data. */
  isAsked: boolean;
  /** Whether the learner has seen the warning, or the reminder, which says the same. */
  isTold: boolean;
  /** Answers in no file. */
  unsaved: number;
}

/** Whether to say, once, that the browser does not promise to keep the answers. */
export function isWarningDue({ persistence, isAsked, isTold, unsaved }: WarningFacts): boolean {
  if (isTold || unsaved === 0 || persistence === null) return false;
  return persistence === 'private' || (isAsked && persistence !== 'persisted');
}

const toldKey = 'two-sides-told-not-kept';

export function readToldNote(): boolean {
  return readNote(toldKey) !== null;
}

/** Remembers that the learner was told. */
export function toldNote(): void {
  writeNote(toldKey, 'yes');
}

const key = 'two-sides-backup-later';

export function readLaterNote(): number | null {
  const answers = Number(readNote(key) ?? Number.NaN);
  return Number.isFinite(answers) ? answers : null;
}

/** Remembers that the learner said "Later". */
export function laterNote(answers: number): void {
  writeNote(key, String(answers));
}
