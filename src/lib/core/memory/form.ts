/** In which form to ask a fact. */
import type { Form } from '#lib/core/bank/types.ts';
import type { Card } from '#lib/core/progress/state.ts';
import { seedFor } from '#lib/core/random/shuffle.ts';

/** One way to ask a fact: a question, or `{question: null, form: 'recall'}` for its flashcard. */
export interface AvailableForm {
  question: string | null;
  form: Form;
}

export interface FormChoice {
  /** Every way this fact can be asked; at least one. */
  forms: readonly AvailableForm[];
  /** `null` for a fact never asked. */
  card: Card | null;
  /** Decides among equals. */
  seed: number;
}

/** From this stability on a fact must be produced, not only recognised. */
export const stableFromDays = 7;

/** Forms in which the answer stands on the screen. */
export function isRecognition(form: Form): boolean {
  return form === 'choice' || form === 'multiple';
}

/**
 * Chooses the next form. In this order:
 * 1. never the form of the last time when the fact has another, and never the same question when it has another
 *    (testing transfers when forms vary: Pan & Rickard 2018);
 * 2. recognition or recall while the memory is young, because first attempts should mostly succeed; production
 *    (flashcard, gap, typed word, number) once it is stable;
 * 3. a form not yet answered right, then the one answered right longest ago;
 * 4. the seed.
 *
 * @throws when there is no form
 */
export function chooseForm({ forms, card, seed }: FormChoice): AvailableForm {
  const fresh = preferring(
    preferring(
      forms,
      ({ question }) => card === null || question !== card.lastQuestion || question === null,
    ),
    ({ form }) => form !== card?.lastForm,
  );
  const isStable = card !== null && card.phase === 'review' && card.stability >= stableFromDays;
  const fitting = preferring(fresh, ({ form }) =>
    isStable ? !isRecognition(form) : isRecognition(form) || form === 'recall',
  );
  const [best] = fitting
    .map((candidate) => ({
      candidate,
      lastRightDay:
        card?.rightForms.find(({ form }) => form === candidate.form)?.lastDay ?? -Infinity,
      draw: seedFor(seed, `${candidate.form}/${candidate.question ?? ''}`),
    }))
    .sort((a, b) => compare(a.lastRightDay, b.lastRightDay) || a.draw - b.draw);
  if (best === undefined) throw new Error('Inconsistent: a fact without any form');
  return best.candidate;
}

/** Those that fit, or all of them when none does. */
function preferring<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const some = all.filter(fits);
  return some.length > 0 ? some : all;
}

/** Subtraction would make NaN of two infinities. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
