/** Everything "Check my data" looks for, in the learner's words. One line a class. */

/**
 * `put-aside`: the records leave the log but stay in the database. `rebuild`: what is derived is
 * computed anew from the log. `none`: nothing is wrong enough to touch.
 */
export type Repair = 'put-aside' | 'rebuild' | 'none';

export interface FaultClass {
  /** With its count before it: 3 "entries lack a part". */
  one: string;
  many: string;
  /** What it means, and what repair does. */
  meaning: string;
  repair: Repair;
}

const aside =
  'Repair puts it aside: it no longer counts, but stays in the database and goes into backup files.';
const anew = 'Repair computes it anew from your answers.';

export const faults = {
  'missing-field': {
    one: 'entry lacks a part',
    many: 'entries lack a part',
    meaning: `It cannot be read. ${aside}`,
    repair: 'put-aside',
  },
  'wrong-type': {
    one: 'entry holds something that does not belong there',
    many: 'entries hold something that does not belong there',
    meaning: `It cannot be read. ${aside}`,
    repair: 'put-aside',
  },
  'damaged-record': {
    one: 'block of entries is damaged',
    many: 'blocks of entries are damaged',
    meaning: `What was written cannot be read back. ${aside} A copy or a backup file may hold the same entries whole.`,
    repair: 'put-aside',
  },
  'unknown-kind': {
    one: 'entry is of a kind this version does not know',
    many: 'entries are of kinds this version does not know',
    meaning: 'A newer Two Sides wrote it. It stays as it is and counts after an update.',
    repair: 'none',
  },
  'newer-version': {
    one: 'entry was written by a newer version',
    many: 'entries were written by a newer version',
    meaning: 'It stays as it is and counts after an update.',
    repair: 'none',
  },
  'duplicate-id': {
    one: 'entry lies under the number of another',
    many: 'entries lie under the numbers of others',
    meaning: `Two entries claim one number; the one in its own place counts. ${aside}`,
    repair: 'put-aside',
  },
  'sequence-gap': {
    one: 'entry is missing between others',
    many: 'entries are missing between others',
    meaning:
      'A device counts its entries, and these numbers are not here. If a copy or a backup file holds them, restoring it brings them back.',
    repair: 'none',
  },
  'time-in-future': {
    one: 'entry is dated in the future',
    many: 'entries are dated in the future',
    meaning: `A clock was wrong, and the fact would not come back before that date. ${aside}`,
    repair: 'put-aside',
  },
  'time-before-2000': {
    one: 'entry is dated before the year 2000',
    many: 'entries are dated before the year 2000',
    meaning: `A clock was wrong, and the schedule would believe in decades of memory. ${aside}`,
    repair: 'put-aside',
  },
  'day-not-fitting': {
    one: 'answer stands on a day that does not fit its time',
    many: 'answers stand on days that do not fit their times',
    meaning: `No time zone explains the difference. ${aside}`,
    repair: 'put-aside',
  },
  'unknown-fact': {
    one: 'answer is about a fact that the question bank no longer has',
    many: 'answers are about facts that the question bank no longer has',
    meaning: 'Nothing is wrong. The answer stays and counts in your history.',
    repair: 'none',
  },
  'unknown-question': {
    one: 'answer is to a question that the question bank no longer has',
    many: 'answers are to questions that the question bank no longer has',
    meaning: 'Nothing is wrong. The answer stays and counts for its facts.',
    repair: 'none',
  },
  'undone-missing': {
    one: 'entry takes back one that is not here',
    many: 'entries take back ones that are not here',
    meaning:
      'Nothing is wrong: the entry may come with the file of another device, and is then taken back.',
    repair: 'none',
  },
  'undone-twice': {
    one: 'entry takes back what was taken back already',
    many: 'entries take back what was taken back already',
    meaning: `It changes nothing. ${aside}`,
    repair: 'put-aside',
  },
  'attempt-never-started': {
    one: 'answer belongs to a quiz whose start is not here',
    many: 'answers belong to quizzes whose start is not here',
    meaning: 'The answer counts for its facts; the quiz has no results page.',
    repair: 'none',
  },
  'attempt-submitted-twice': {
    one: 'quiz was handed in twice',
    many: 'quizzes were handed in twice',
    meaning: `The first time counts. ${aside}`,
    repair: 'put-aside',
  },
  'setting-out-of-range': {
    one: 'setting has a value that is not possible',
    many: 'settings have values that are not possible',
    meaning: `It was never applied. ${aside}`,
    repair: 'put-aside',
  },
  'card-interval': {
    one: 'fact has an interval below zero',
    many: 'facts have intervals below zero',
    meaning: anew,
    repair: 'rebuild',
  },
  'card-stability': {
    one: 'fact has a stability that is no number',
    many: 'facts have stabilities that are no numbers',
    meaning: anew,
    repair: 'rebuild',
  },
  'card-difficulty': {
    one: 'fact has a difficulty outside 1 to 10',
    many: 'facts have difficulties outside 1 to 10',
    meaning: anew,
    repair: 'rebuild',
  },
  'card-due': {
    one: 'fact is due at no possible date',
    many: 'facts are due at no possible date',
    meaning: anew,
    repair: 'rebuild',
  },
  'card-without-history': {
    one: 'fact has a schedule but no answers',
    many: 'facts have a schedule but no answers',
    meaning: anew,
    repair: 'rebuild',
  },
  'history-without-card': {
    one: 'fact has answers but no schedule',
    many: 'facts have answers but no schedule',
    meaning: anew,
    repair: 'rebuild',
  },
  'snapshot-differs': {
    one: 'part of your state is not what your answers say',
    many: 'parts of your state are not what your answers say',
    meaning: anew,
    repair: 'rebuild',
  },
  'settings-damaged': {
    one: 'stored setting is not possible',
    many: 'stored settings are not possible',
    meaning: 'Repair sets it to what you last chose.',
    repair: 'rebuild',
  },
  'day-totals': {
    one: 'day has totals that are not what your answers say',
    many: 'days have totals that are not what your answers say',
    meaning: anew,
    repair: 'rebuild',
  },
  'head-behind': {
    one: 'counter of this device is behind its entries',
    many: 'counters of this device are behind its entries',
    meaning: 'The next answer would get a number that is taken. Repair sets it right.',
    repair: 'rebuild',
  },
  'orphan-key': {
    one: 'record has a name that nothing reads',
    many: 'records have names that nothing reads',
    meaning: aside,
    repair: 'put-aside',
  },
} as const satisfies Record<string, FaultClass>;

export type FaultKind = keyof typeof faults;

/** One place where something is wrong. */
export interface Fault {
  kind: FaultKind;
  /** What to put aside: the id of an event, or the key of a record. `null` where nothing can be. */
  ref: string | null;
  /** Where, for the details: an id, a fact, a date. */
  where: string;
}
