import type { BankDraft, EntryKind, Place, QuestionText } from '../draft/draft.ts';
import type { Path } from '../problem.ts';

/** Every entry of the bank, whole or broken. */
export function allPlaces(draft: BankDraft): Place[] {
  return [
    ...draft.sources,
    ...draft.topics,
    ...draft.misconceptions,
    ...draft.events,
    ...draft.periods,
    ...draft.groups,
    ...draft.claims,
    ...draft.facts,
    ...draft.questions,
    ...draft.broken,
  ];
}

/** Whether an entry of the kind could not be read; rules that count or compare neighbours wait for its repair. */
export function hasBroken(draft: BankDraft, kind: EntryKind): boolean {
  return draft.broken.some((entry) => entry.kind === kind);
}

/** A reference from one entry to another, with where it is written. */
export interface Reference {
  path: Path;
  id: string;
}

/** References of a list such as `facts: [a, b]`. */
export function listReferences(key: string, ids: readonly string[] | undefined): Reference[] {
  return (ids ?? []).map((id, position) => ({ path: [key, position], id }));
}

/** Every misconception that a wrong answer of the question betrays. */
export function misconceptionReferences(question: QuestionText): Reference[] {
  const [key, wrong]: [string, readonly { misconception?: string | undefined }[]] =
    'distractors' in question
      ? ['distractors', question.distractors]
      : ['wrong', question.wrong ?? []];
  return wrong.flatMap(({ misconception }, position) =>
    misconception === undefined
      ? []
      : [{ path: [key, position, 'misconception'], id: misconception }],
  );
}
