/** The three lines about how safely the progress is kept, and what a backup would add. Pure. */
import type { Keeping, Space } from '#lib/app/device/keeping.svelte.ts';
import type { DryRun } from '#lib/core/progress/backup.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';

/** One line: shape, plain verdict, detail. `null` is for what is not known yet. */
export interface Line {
  verdict: 'right' | 'partly' | 'wrong' | null;
  title: string;
  detail: string;
}

/** What the browser has promised, and when it was asked. */
export function promiseLine(persistence: Keeping['persistence'], asked: string | null): Line {
  const askedOn = asked === null ? '' : ` Asked on ${asked}.`;
  switch (persistence) {
    case 'persisted':
      return {
        verdict: 'right',
        title: 'The browser has agreed to keep it',
        detail: `It will not clear this site to free space.${askedOn}`,
      };
    case 'unsupported':
      return {
        verdict: 'partly',
        title: 'This browser makes no promise to keep it',
        detail: 'It may clear this site to free space. A backup file is safe from that.',
      };
    case 'private':
      return {
        verdict: 'wrong',
        title: 'This seems to be a private window',
        detail: 'The browser deletes everything here when it is closed. A backup file stays.',
      };
    case 'best-effort':
      return asked === null
        ? {
            verdict: null,
            title: 'The browser has not been asked to keep it',
            detail: 'Two Sides asks after your tenth answer, or now.',
          }
        : {
            verdict: 'partly',
            title: 'The browser has not agreed to keep it',
            detail: `It may clear this site to free space, and a private window is emptied when it is closed. A backup file is safe from that.${askedOn}`,
          };
    case null:
      return { verdict: null, title: 'Asking what the browser keeps', detail: 'One moment.' };
  }
}

/** Shown where Safari deletes what a site has stored when it was not visited for seven days of use. */
export const sevenDaysLine: Line = {
  verdict: 'partly',
  title: 'Safari deletes this after seven days without a visit',
  detail:
    'Add Two Sides to the home screen or the Dock: there the rule does not hold. Copies on this device go too, a backup file stays.',
};

/** How much is stored, once the log has been read. */
export function answersLine(answers: number, checkedAt: string, space: Space | null): Line {
  const used =
    space === null
      ? ''
      : ` This site uses ${bytesText(space.usedBytes)} of ${bytesText(space.quotaBytes)}, the app included.`;
  return answers === 0
    ? { verdict: null, title: 'No answers yet', detail: used.trim() }
    : {
        verdict: 'right',
        title: `${answersText(answers)}, all readable`,
        detail: `Checked today at ${checkedAt}.${used}`,
      };
}

/** The last backup file and what is in no file. */
export function backupLine(
  last: { daysAgo: number; date: string } | null,
  answers: number,
  answersSince: number,
): Line {
  if (last === null) {
    return answers === 0
      ? { verdict: null, title: 'No backup yet', detail: 'There is nothing to save yet.' }
      : {
          verdict: 'partly',
          title: 'No backup yet',
          detail: `${answersText(answers)} ${answers === 1 ? 'is' : 'are'} in no file.`,
        };
  }
  const title = `Last backup ${daysAgoText(last.daysAgo)}`;
  return answersSince === 0
    ? { verdict: 'right', title, detail: `${last.date}. Every answer is in it.` }
    : {
        verdict: 'partly',
        title,
        detail: `${last.date}. ${answersText(answersSince)} since then ${answersSince === 1 ? 'is' : 'are'} in no file.`,
      };
}

/**
 * The reminder on Today.
 * @param daysAgo of the last file; `null` when there is none
 */
export function reminderText(daysAgo: number | null, unsaved: number): string {
  const are = unsaved === 1 ? 'is' : 'are';
  return daysAgo === null
    ? `${answersText(unsaved)} ${are} in no file.`
    : `Last backup ${daysAgoText(daysAgo)}. ${answersText(unsaved)} since then ${are} in no file.`;
}

/** The warning on Today, shown once: what the browser does not promise, and what helps. */
export function warningText(persistence: Keeping['persistence']): { title: string; text: string } {
  return persistence === 'private'
    ? {
        title: 'This seems to be a private window',
        text: 'The browser deletes your answers when it is closed. A file keeps them.',
      }
    : {
        title: 'The browser has not agreed to keep your answers',
        text: 'It may delete them when the device runs short of space. A file keeps them.',
      };
}

function daysAgoText(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days.toLocaleString('en-GB')} days ago`;
}

/** The copies on this device, and whether they hold everything. */
export function copiesLine(
  copies: readonly { answers: number }[] | null,
  place: 'opfs' | 'cache' | 'memory' | 'none' | null,
  newestAt: string | null,
  answers: number,
): Line {
  if (copies === null || place === null) {
    return { verdict: null, title: 'Looking for copies on this device', detail: '' };
  }
  if (place === 'none') {
    return {
      verdict: 'partly',
      title: 'This browser has no place for copies',
      detail:
        'Nothing would be left if its database were damaged. A backup file is safe from that.',
    };
  }
  const [newest] = copies;
  if (newest === undefined || newestAt === null) {
    return answers === 0
      ? {
          verdict: null,
          title: 'No copies yet',
          detail: 'The first is made after your first session.',
        }
      : { verdict: 'partly', title: 'No copies yet', detail: 'One is made after each session.' };
  }
  const title =
    copies.length === 1 ? '1 copy on this device' : `${copies.length} copies on this device`;
  const rest = answers - newest.answers;
  return {
    verdict: 'right',
    title,
    detail: `The newest of ${newestAt} has ${answersText(newest.answers)}.${rest > 0 ? ` ${answersText(rest)} since then ${rest === 1 ? 'comes' : 'come'} into the next one.` : ''}`,
  };
}

/** What a tested file holds. */
export function testedText(events: readonly Pick<ProgressEvent, 'kind'>[]): string {
  const answers = events.filter(({ kind }) => kind === 'answer').length;
  return `${answersText(answers)} in ${events.length.toLocaleString('en-GB')} ${events.length === 1 ? 'entry' : 'entries'}`;
}

/** 1482 → '1,482 answers'. */
export function answersText(count: number): string {
  return count === 1 ? '1 answer' : `${count.toLocaleString('en-GB')} answers`;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** 1123456 → '1.1 MB'. */
export function bytesText(bytes: number): string {
  const power = Math.min(
    units.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)),
  );
  const unit = units[power] ?? 'byte';
  return new Intl.NumberFormat('en-GB', {
    style: 'unit',
    unit,
    maximumFractionDigits: power === 0 ? 0 : 1,
  })
    .format(bytes / 1000 ** power)
    .replace(/[ \u202f]|(?<=\d)(?=[a-zA-Z])/u, '\u00a0');
}

/** What a restore would add: one sentence. */
export function wouldAddText({ added, answers }: DryRun): string {
  const others = added - answers;
  const othersText =
    others === 1 ? '1 other entry' : `${others.toLocaleString('en-GB')} other entries`;
  if (added === 0) return 'Nothing: all of it is here already.';
  if (others === 0) return answersText(answers);
  if (answers === 0) return `No answers, ${othersText} such as settings and quizzes`;
  return `${answersText(answers)}, and ${othersText} such as settings and quizzes`;
}

/** What of the file is here already. */
export function hereText({ alreadyHere }: DryRun): string {
  if (alreadyHere === 0) return 'Nothing of the file';
  return alreadyHere === 1
    ? '1 entry of the file'
    : `${alreadyHere.toLocaleString('en-GB')} entries of the file`;
}

/** What a restore added, for the announcement. */
export function addedText(added: number, answers: number): string {
  if (added === 0) return 'Nothing was added: all of it was here already.';
  return answers === 0
    ? 'Restored. The file held no new answers, only other entries.'
    : `${answersText(answers)} added. Nothing was replaced.`;
}

const problemTitles = {
  'not-json': 'This file is not a backup',
  'not-a-backup': 'This file is not a backup of Two Sides',
  'newer-version': 'This file comes from a newer version',
  damaged: 'This backup is damaged',
  'too-large': 'This file is too large',
  unreadable: 'This file cannot be opened',
} as const;

/** The heading for a file that cannot be restored. */
export function fileProblemTitle(reason: keyof typeof problemTitles): string {
  return problemTitles[reason];
}
