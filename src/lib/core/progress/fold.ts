/** The state of the app as a fold over the log. */
import type { Form } from '../bank/types.ts';
import {
  answerInAttempt,
  flagInAttempt,
  startAttempt,
  submitAttempt,
  type OpenAttempts,
} from './attempts.ts';
import type { AnswerEvent, Grade, ProgressEvent } from './events.ts';
import { comparePlaces, placeLog, withoutUndone, type Place } from './log.ts';
import { finish } from './segment/steps.ts';
import { changeSetting } from './settings.ts';
import { emptySnapshot, type Card, type DayTotal, type Settings, type Snapshot } from './state.ts';

/**
 * Raise it when the same log gives another snapshot than before, here or in the memory model:
 * stored snapshots of another version are rebuilt at the next start.
 */
export const foldVersion = 1;

/** Few enough for a step to pass unnoticed between two frames. */
const eventsPerStep = 2_000;

/** The evidence of one answer for one fact. */
export interface ReviewInput {
  fact: string;
  grade: Grade;
  /** Epoch milliseconds as recorded; earlier than the card's last review when a clock was set back. */
  atMs: number;
  form: Form;
  question: string | null;
  /** Number of the study day. */
  day: number;
  /** Whether the whole answer was right. */
  right: boolean;
  settings: Settings;
}

/** The memory model: the card after an answer. `null` stands for a fact that was never asked. */
export type ReviewCard = (card: Card | null, input: ReviewInput) => Card;

/** `needs-log`: an event takes back one that is not among those given or belongs between earlier ones: only `rebuild` can tell. */
export type Folded = { kind: 'folded'; snapshot: Snapshot } | { kind: 'needs-log' };

export interface Fold {
  /** The snapshot after more events of the same log. The snapshot given is not changed. */
  fold(snapshot: Snapshot, events: readonly ProgressEvent[]): Folded;
  /** The snapshot of a whole log, in whatever order it comes. */
  rebuild(log: readonly ProgressEvent[]): Snapshot;
  /** As `rebuild`, with a pause after every few thousand events that says how many are folded in. */
  rebuildInSteps(log: readonly ProgressEvent[]): Generator<number, Snapshot>;
}

/** What the reducers change. Its maps and sets are their own; the values in them are replaced, never changed. */
interface Folding {
  cards: Map<string, Card>;
  days: Map<number, DayTotal>;
  settings: Settings;
  openAttempts: OpenAttempts;
  lastAnswer: AnswerEvent | null;
  totalAnswers: number;
  suspendedNew: Set<string>;
}

type Kind = ProgressEvent['kind'];
type Reducers = {
  [K in Kind]: (state: Folding, event: Extract<ProgressEvent, { kind: K }>) => void;
};

/** @param review the memory model; must be a pure function */
export function createFold(review: ReviewCard): Fold {
  const reducers: Reducers = {
    answer: (state, event) => {
      countDay(state, event, reviewCards(state, event));
      answerInAttempt(state.openAttempts, event);
      state.lastAnswer = event;
      state.totalAnswers += 1;
    },
    'attempt-started': (state, event) => {
      startAttempt(state.openAttempts, event);
    },
    'attempt-submitted': (state, event) => {
      submitAttempt(state.openAttempts, event);
    },
    flagged: (state, event) => {
      flagInAttempt(state.openAttempts, event);
    },
    undone: () => {
      // `withoutUndone` has left out both this event and the one it takes back.
    },
    suspended: (state, { fact }) => {
      setSuspended(state, fact, true);
    },
    resumed: (state, { fact }) => {
      setSuspended(state, fact, false);
    },
    reset: (state, { fact }) => {
      if (state.cards.get(fact)?.suspended === true) state.suspendedNew.add(fact);
      state.cards.delete(fact);
    },
    'setting-changed': (state, event) => {
      state.settings = changeSetting(state.settings, event.key, event.value);
    },
  };

  /** Lets the memory model hear an answer; returns how many of its facts were new. */
  function reviewCards(state: Folding, event: AnswerEvent): number {
    let newFacts = 0;
    for (const { fact, grade } of event.grades) {
      const card = state.cards.get(fact) ?? null;
      if (card === null) newFacts += 1;
      const reviewed = review(card, {
        fact,
        grade,
        atMs: event.atMs,
        form: event.form,
        question: event.question,
        day: event.day,
        right: event.score === 1,
        settings: state.settings,
      });
      const suspended = card?.suspended ?? state.suspendedNew.delete(fact);
      state.cards.set(fact, { ...reviewed, suspended });
    }
    return newFacts;
  }

  function reduce(state: Folding, event: ProgressEvent): void {
    // The table is complete and keyed by kind; TypeScript cannot follow that the two belong together.
    const reducer = reducers[event.kind] as (state: Folding, event: ProgressEvent) => void;
    reducer(state, event);
  }

  function* rebuildInSteps(log: readonly ProgressEvent[]): Generator<number, Snapshot> {
    const placed = placeLog(log);
    const state = thaw(emptySnapshot);
    let folded = 0;
    for (const event of withoutUndone(placed.map(({ event }) => event))) {
      reduce(state, event);
      folded += 1;
      if (folded % eventsPerStep === 0) yield folded;
    }
    return freeze(state, placed.at(-1)?.place ?? null);
  }

  return {
    fold(snapshot, events) {
      let { upTo } = snapshot;
      const ids = new Set<string>();
      for (const event of events) {
        const place = placeAfter(upTo, event);
        const isElsewhere = event.kind === 'undone' && !ids.has(event.event);
        if (place === null || isElsewhere) return { kind: 'needs-log' };
        ids.add(event.id);
        upTo = place;
      }
      const state = thaw(snapshot);
      for (const event of withoutUndone(events)) reduce(state, event);
      return { kind: 'folded', snapshot: freeze(state, upTo) };
    },
    rebuild: (log) => finish(rebuildInSteps(log)),
    rebuildInSteps,
  };
}

/** The place of an event that comes after all others, or `null` when it belongs before one of them. */
function placeAfter(upTo: Place | null, { atMs, device, id }: ProgressEvent): Place | null {
  if (upTo === null) return { atMs, device, id };
  const sameDevice = upTo.device === device;
  const place = { atMs: sameDevice ? Math.max(atMs, upTo.atMs) : atMs, device, id };
  return comparePlaces(place, upTo) > 0 ? place : null;
}

function setSuspended(state: Folding, fact: string, suspended: boolean): void {
  const card = state.cards.get(fact);
  if (card !== undefined) state.cards.set(fact, { ...card, suspended });
  else if (suspended) state.suspendedNew.add(fact);
  else state.suspendedNew.delete(fact);
}

function countDay(state: Folding, event: AnswerEvent, newFacts: number): void {
  const { day } = event;
  const total = state.days.get(day) ?? { day, answers: 0, right: 0, newFacts: 0, tookMs: 0 };
  state.days.set(day, {
    day,
    answers: total.answers + 1,
    right: total.right + (event.score === 1 ? 1 : 0),
    newFacts: total.newFacts + newFacts,
    tookMs: total.tookMs + event.tookMs,
  });
}

function thaw(snapshot: Snapshot): Folding {
  return {
    cards: new Map(snapshot.cards.map((card) => [card.fact, card])),
    days: new Map(snapshot.days.map((total) => [total.day, total])),
    settings: snapshot.settings,
    openAttempts: new Map(snapshot.openAttempts.map((attempt) => [attempt.id, attempt])),
    lastAnswer: snapshot.lastAnswer,
    totalAnswers: snapshot.totalAnswers,
    suspendedNew: new Set(snapshot.suspendedNew),
  };
}

function freeze(state: Folding, upTo: Place | null): Snapshot {
  return {
    cards: [...state.cards.values()].sort((a, b) => (a.fact < b.fact ? -1 : 1)),
    days: [...state.days.values()].sort((a, b) => a.day - b.day),
    settings: state.settings,
    openAttempts: [...state.openAttempts.values()],
    lastAnswer: state.lastAnswer,
    totalAnswers: state.totalAnswers,
    suspendedNew: [...state.suspendedNew].sort(),
    upTo,
  };
}
