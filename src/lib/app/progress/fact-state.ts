/** How the learner's memory of a fact stands now. */
import { mastery, type Mastery } from '#lib/core/memory/known.ts';
import type { Retrievability } from '#lib/core/memory/scheduler.ts';
import type { Card } from '#lib/core/progress/state.ts';

/** Everything a state is read from, at one instant. */
export interface MemoryNow {
  cards: ReadonlyMap<string, Card>;
  /** Facts suspended before they were first asked. */
  suspendedNew: ReadonlySet<string>;
  /** Facts asked before that a review would ask today. */
  due: ReadonlySet<string>;
  nowMs: number;
  retrievability: Retrievability;
}

export interface FactState {
  mastery: Mastery;
  isDue: boolean;
  isSuspended: boolean;
}

/** The state of one fact. */
export function factState(fact: string, memory: MemoryNow): FactState {
  const card = memory.cards.get(fact) ?? null;
  return {
    mastery: mastery(card, memory.nowMs, memory.retrievability),
    isDue: memory.due.has(fact),
    isSuspended: card?.suspended ?? memory.suspendedNew.has(fact),
  };
}
