/** Words for memory and forms, the same on every page. */
import type { FactState } from '#lib/app/progress/fact-state.ts';
import type { Form } from '#lib/core/bank/types.ts';

const masteryWords: Record<FactState['mastery'], string> = {
  unseen: 'Not asked yet',
  forgotten: 'Forgotten',
  recognised: 'Recognised',
  proven: 'Proven',
};

/** 'Proven', 'Forgotten, due', 'Suspended'. */
export function stateText({ mastery, isDue, isSuspended }: FactState): string {
  if (isSuspended) return 'Suspended';
  return isDue ? `${masteryWords[mastery]}, due` : masteryWords[mastery];
}

/** How a fact was or can be asked, to begin a line. */
export const formWords: Record<Form, string> = {
  choice: 'Choice',
  multiple: 'Several answers',
  typed: 'Typed',
  cloze: 'Gap',
  number: 'Number',
  recall: 'Flashcard',
};

/** '1 fact', '12 facts'. */
export function factsText(count: number): string {
  return count === 1 ? '1 fact' : `${count} facts`;
}
