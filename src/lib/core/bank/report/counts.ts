import { misconceptionReferences } from '../checks/places.ts';
import type { BankDraft } from '../draft/draft.ts';

/** How much there is of what. Inner records go from a name to a number. */
export interface BankCounts {
  facts: number;
  questions: number;
  byTopic: Record<string, { facts: number; questions: number }>;
  byKind: Record<string, number>;
  byAsks: Record<string, number>;
  /** Levels of facts. */
  byLevel: Record<string, number>;
  /** Wrong answers that betray each misconception; 0 for those that none does. */
  byMisconception: Record<string, number>;
}

/** Counts the entries that fit their schema. */
export function countBank(draft: BankDraft): BankCounts {
  const questions = draft.questions.map(({ value }) => value);
  return {
    facts: draft.facts.length,
    questions: questions.length,
    byTopic: Object.fromEntries(
      draft.topics.map(({ id }) => [
        id,
        {
          facts: draft.facts.filter(({ folder }) => folder === id).length,
          questions: draft.questions.filter(({ folder }) => folder === id).length,
        },
      ]),
    ),
    byKind: tally(questions.map(({ kind }) => kind)),
    byAsks: tally(questions.map(({ asks }) => asks)),
    byLevel: tally(draft.facts.map(({ value }) => value.level)),
    byMisconception: {
      ...Object.fromEntries(draft.misconceptions.map(({ id }) => [id, 0])),
      ...tally(questions.flatMap(misconceptionReferences).map(({ id }) => id)),
    },
  };
}

function tally(names: readonly string[]): Record<string, number> {
  const numbers = new Map<string, number>();
  for (const name of names) numbers.set(name, (numbers.get(name) ?? 0) + 1);
  return Object.fromEntries([...numbers].sort(([, a], [, b]) => b - a));
}
