/**
 * Everything the learner ever did is one of these events. They are appended, never changed;
 * the state of the app is a fold over them. Times are epoch milliseconds of the learner's clock.
 */
import type { Form } from '../bank/types.ts';

export type Certainty = 'guess' | 'think' | 'sure';
export type Grade = 'again' | 'hard' | 'good' | 'easy';

/** What was given, in terms of the bank (option numbers are bank positions, not screen positions). */
export type Given =
  | { kind: 'choice'; option: number }
  | { kind: 'multiple'; options: number[] }
  | { kind: 'text'; text: string }
  | { kind: 'recall' };

interface EventBase {
  /** Version of this record's shape. */
  v: 1;
  /** `<device>-<sequence, zero padded to 10>`: unique for ever, ordered within the device. */
  id: string;
  device: string;
  atMs: number;
}

/** One answer to one question, or one flashcard. */
export interface AnswerEvent extends EventBase {
  kind: 'answer';
  /** The question's id, or `null` when the form is `recall`. */
  question: string | null;
  form: Form;
  /** The evidence for each fact asked. */
  grades: { fact: string; grade: Grade }[];
  given: Given;
  /** 0 wrong … 1 right. */
  score: number;
  certainty: Certainty | null;
  /** From showing to answering, capped by the session at ten minutes. */
  tookMs: number;
  contentHash: string;
  /** Number of the learner's study day, decided by the clock and zone of that moment, so that replay needs neither. */
  day: number;
  /** Order of the options was drawn from this seed. */
  seed: number;
  /** Ids of misconceptions that the answer betrayed. */
  misconceptions: string[];
  /** The quiz it belongs to; absent in a review. */
  attempt?: string;
  /** Position in the attempt, from 0. */
  position?: number;
}

export type AttemptMode = 'practice' | 'exam';
export interface AttemptStartedEvent extends EventBase {
  kind: 'attempt-started';
  attempt: string;
  /** What the learner sees as its name: "Quick ten". */
  title: string;
  mode: AttemptMode;
  seed: number;
  /** Question ids in the order asked. */
  questions: string[];
}
export interface AttemptSubmittedEvent extends EventBase {
  kind: 'attempt-submitted';
  attempt: string;
}
/** Marks a question of an attempt to come back to. */
export interface FlaggedEvent extends EventBase {
  kind: 'flagged';
  attempt: string;
  position: number;
  flagged: boolean;
}
/** Takes an earlier event back. The earlier event stays in the log. */
export interface UndoneEvent extends EventBase {
  kind: 'undone';
  event: string;
}
/** The fact is not asked until it is resumed. */
export interface SuspendedEvent extends EventBase {
  kind: 'suspended';
  fact: string;
}
export interface ResumedEvent extends EventBase {
  kind: 'resumed';
  fact: string;
}
/** The fact starts again as new. */
export interface ResetEvent extends EventBase {
  kind: 'reset';
  fact: string;
}
export interface SettingChangedEvent extends EventBase {
  kind: 'setting-changed';
  key: string;
  value: string | number | boolean;
}

export type ProgressEvent =
  | AnswerEvent
  | AttemptStartedEvent
  | AttemptSubmittedEvent
  | FlaggedEvent
  | UndoneEvent
  | SuspendedEvent
  | ResumedEvent
  | ResetEvent
  | SettingChangedEvent;

/** An event as the app makes it: storage adds identity when it appends. */
export type Draft<E extends ProgressEvent = ProgressEvent> = E extends ProgressEvent
  ? Omit<E, 'v' | 'id' | 'device'>
  : never;
