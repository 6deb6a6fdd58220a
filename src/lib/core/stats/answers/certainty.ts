/** How sure, how right. */
import { promisedShare } from '../../memory/certainty.ts';
import type { AnswerEvent, Certainty } from '../../progress/events.ts';
import { shareWhere, type Share } from '../share.ts';

export interface CertaintyRow extends Share {
  certainty: Certainty;
  /** The word on the button. */
  label: string;
  /** The share that should be right when somebody says the word. */
  promise: number;
}

const words: { certainty: Certainty; label: string }[] = [
  { certainty: 'sure', label: 'Sure' },
  { certainty: 'think', label: 'Think so' },
  { certainty: 'guess', label: 'Guess' },
];

/** The share right for each word of certainty, the surest first. Answers without a word are left out. */
export function byCertainty(answers: readonly AnswerEvent[]): CertaintyRow[] {
  return words.map(({ certainty, label }) => ({
    certainty,
    label,
    promise: promisedShare[certainty],
    ...shareWhere(
      answers.filter((answer) => answer.certainty === certainty),
      ({ score }) => score === 1,
    ),
  }));
}
