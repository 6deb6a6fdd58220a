import type { Asking } from '#lib/app/session/asking.svelte.ts';
import type { Verdict } from '#lib/core/grading/verdict.ts';
import type { Certainty } from '#lib/core/progress/events.ts';

export function verdictWord(outcome: Verdict['outcome']): string {
  switch (outcome) {
    case 'right':
      return 'Right';
    case 'partly':
      return 'Partly right';
    case 'wrong':
      return 'Not right';
  }
}

const said: Record<Certainty, string> = {
  sure: 'You said sure.',
  think: 'You thought so.',
  guess: 'You guessed.',
};

/**
 * The small print beside the verdict: certainty, spelling, when it comes back.
 * @param returns 'Back today.' or the like
 */
export function verdictNote(
  verdict: Verdict,
  certainty: Certainty | null,
  returns: string | null,
): string {
  return [noteText(verdict), certainty === null ? null : said[certainty], returns]
    .filter((part) => part !== null)
    .join(' ');
}

function noteText({ note }: Verdict): string | null {
  switch (note?.kind) {
    case undefined:
      return null;
    case 'spelling':
      return `It is written ${note.canonical}.`;
    case 'other-term':
      return `${note.term} is another thing.`;
    case 'unit':
      return 'The unit differs.';
    case 'unreadable':
      return 'No number could be read.';
    case 'too-long':
      return 'Longer than any answer.';
  }
}

/** What the reverse is about: the belief an answer betrayed, or the fact. */
export function reverseHeading(asking: Asking): string {
  return asking.event !== null && asking.event.misconceptions.length > 0
    ? 'A belief many people hold'
    : 'The reverse';
}
