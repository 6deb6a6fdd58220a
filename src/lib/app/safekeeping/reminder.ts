/** When to remind of a backup: by what would be lost, not by the calendar. */
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

const key = 'two-sides-backup-later';

export function readLaterNote(): number | null {
  const answers = Number(readNote(key) ?? Number.NaN);
  return Number.isFinite(answers) ? answers : null;
}

/** Remembers that the learner said "Later". */
export function laterNote(answers: number): void {
  writeNote(key, String(answers));
}
