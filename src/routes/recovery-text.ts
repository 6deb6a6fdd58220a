/** What the recovery page says. Pure. */
import type { StorageErrorReason } from '#lib/app/progress/progress.svelte.ts';
import { answersText } from './(rooms)/settings/safekeeping-text.ts';
import { storageCause } from './storage-text.ts';

export interface LossText {
  title: string;
  /** What was there and what is. */
  what: string;
  why: string;
  /** The button that goes on without what is missing, and its question. */
  anew: string;
  anewTitle: string;
  anewText: string;
}

/**
 * @param missing what was there
 * @param left answers that are still there
 * @param refused why nothing is kept now; `null` when the browser stores, but has lost what it held
 */
export function lossText(
  missing: { answers: number },
  left: number,
  refused: StorageErrorReason | null,
): LossText {
  const were = `${answersText(missing.answers)} ${missing.answers === 1 ? 'was' : 'were'}`;
  const without = {
    anew: 'Go on without it',
    anewTitle: 'Go on without your progress?',
    anewText:
      'This session starts empty and is kept until the tab is closed. What is stored is not changed.',
  };
  if (refused === 'newer-version') {
    return {
      ...without,
      title: 'Your progress is from a newer version',
      what: `A newer version of Two Sides has written here. ${were} stored when this one last looked. What is here stays as it is: this version saves it as a file and changes nothing.`,
      why: 'A newer version may write what this one does not know, so this one does not go on with it. Load the page again to get the newer one; where it still waits, it is offered here. It opens the file, too, in its settings.',
    };
  }
  if (refused !== null) {
    return {
      ...without,
      title: 'Your browser does not open your progress',
      what: `${storageCause(refused)} ${were} stored here. They may still be there.`,
      why: 'The browser keeps your answers in a database of its own, and it does not open it now. Other tabs, a full disk or a damaged file can be the reason. Trying again changes nothing in it.',
    };
  }
  const rest = left === 0 ? 'Now its database is empty.' : `Now it holds ${answersText(left)}.`;
  return {
    title: 'Your browser lost your progress',
    what: `${were} stored here. ${rest} Until you decide, nothing is written.`,
    why: 'Browsers put an empty database in the place of one whose files are damaged, and say nothing. You did nothing wrong. Two Sides noticed it because it counts your answers in a second place.',
    anew: 'Begin anew',
    anewTitle: 'Begin anew without your progress?',
    anewText:
      left === 0
        ? 'Two Sides starts as on the first visit.'
        : `Two Sides goes on with the ${answersText(left)} that ${left === 1 ? 'is' : 'are'} left.`,
  };
}
