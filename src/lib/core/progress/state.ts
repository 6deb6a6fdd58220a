/** The shapes a fold over the log produces. Plain data: storable by structured clone, comparable byte by byte. */
import type { Form } from '../bank/types.ts';
import type { AnswerEvent, AttemptMode } from './events.ts';

/** Memory of one fact. Times in epoch milliseconds, stability in days. */
export interface Card {
  fact: string;
  phase: 'learning' | 'review' | 'relearning';
  /** Days until the probability of recall falls to 90 %. */
  stability: number;
  /** 1 (easy) … 10 (hard). */
  difficulty: number;
  dueAtMs: number;
  lastReviewAtMs: number;
  /** Study day of the last review: the memory model counts days as the learner lives them, in any time zone. */
  lastReviewDay: number;
  /** The interval given at the last review; 0 within a day. */
  intervalDays: number;
  /** Index of the learning step within the phase. */
  learningStep: number;
  reviews: number;
  lapses: number;
  /** The form of the last answer, so that the next one differs. */
  lastForm: Form;
  /** Question of the last answer; `null` for recall. */
  lastQuestion: string | null;
  /** Forms answered right at least once, each with the study days (numbers) on which that happened. */
  rightForms: { form: Form; firstDay: number; lastDay: number }[];
  suspended: boolean;
}

/** Totals of one study day. The day number counts local days since 1970-01-01, shifted by the start of the day. */
export interface DayTotal {
  day: number;
  answers: number;
  right: number;
  newFacts: number;
  tookMs: number;
}

export interface Settings {
  newFactsPerDay: number;
  /** 0.80 … 0.95 */
  desiredRetention: number;
  /** Hour 0–23 at which a new study day begins. */
  dayStartsAtHour: number;
  grades: 'two' | 'four';
  theme: 'system' | 'light' | 'dark';
  singleKeyShortcuts: boolean;
  showIntervals: boolean;
}

export const defaultSettings: Settings = {
  newFactsPerDay: 10,
  desiredRetention: 0.9,
  dayStartsAtHour: 4,
  grades: 'two',
  theme: 'system',
  singleKeyShortcuts: true,
  showIntervals: false,
};

export interface Attempt {
  id: string;
  title: string;
  mode: AttemptMode;
  seed: number;
  questions: string[];
  startedAtMs: number;
  submittedAtMs: number | null;
  /** By position; `null` where not yet answered. In an exam the last answer to a position counts. */
  answers: (AnswerEvent | null)[];
  flagged: number[];
}

/** Kept for a fast start; can always be rebuilt from the log and must then be equal. */
export interface Snapshot {
  cards: Card[];
  days: DayTotal[];
  settings: Settings;
  /** Attempts not yet submitted, to resume. */
  openAttempts: Attempt[];
  /** The last answer that may still be undone. */
  lastAnswer: AnswerEvent | null;
  totalAnswers: number;
  /** Facts suspended before they were first asked, in alphabetical order; a card carries its own mark. */
  suspendedNew: string[];
  /** The last event folded in, at its place in the order of the log (`log.ts`); `null` for an empty log. */
  upTo: { atMs: number; device: string; id: string } | null;
}

/** What a new learner has. */
export const emptySnapshot: Snapshot = {
  cards: [],
  days: [],
  settings: defaultSettings,
  openAttempts: [],
  lastAnswer: null,
  totalAnswers: 0,
  suspendedNew: [],
  upTo: null,
};
