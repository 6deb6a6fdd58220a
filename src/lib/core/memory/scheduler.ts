/** The memory model: FSRS-6 as implemented by ts-fsrs, spoken to in our own terms. */
import {
  fsrs,
  Rating,
  State,
  type CardInput,
  type Grade as FsrsGrade,
  type StepUnit,
} from 'ts-fsrs';
import type { Form } from '#lib/core/bank/types.ts';
import type { Grade } from '#lib/core/progress/events.ts';
import type { Card } from '#lib/core/progress/state.ts';

export interface SchedulerOptions {
  /** Probability of recall at which a fact falls due, 0 < r ≤ 1. */
  desiredRetention: number;
  /** Waits before a new fact becomes a review. With one step, one correct recall ends it for today. */
  learningStepsMinutes: readonly number[];
  /** The same after a lapse. */
  relearningStepsMinutes: readonly number[];
  /** Default: 36,500, as in FSRS. */
  maximumIntervalDays?: number;
}

/** One piece of evidence about one fact. */
export interface ReviewInput {
  fact: string;
  grade: Grade;
  atMs: number;
  form: Form;
  question: string | null;
  /** The study day of `atMs`. */
  day: number;
  /** Whether the answer was fully right; recorded with its form. */
  right: boolean;
}

export type Retrievability = (card: Card, nowMs: number) => number;

export interface Scheduler {
  /** The card after a review; `null` stands for a fact never asked. Pure: the given card is not changed. */
  review: (card: Card | null, input: ReviewInput) => Card;
  /** Probability of recall, 0 … 1. Elapsed time counts in fractions of days; a clock set back counts as none. */
  retrievability: Retrievability;
  /** Days until the fact would be due after each grade on a study day; parts of a day for learning steps. */
  previewIntervalsDays: (card: Card | null, day: number) => Record<Grade, number>;
}

const dayMs = 24 * 60 * 60 * 1000;

const ratings: Record<Grade, FsrsGrade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

const states: Record<Card['phase'], State> = {
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

/** No card is new once it has been reviewed. */
type AfterReview = Exclude<State, State.New>;
const phases: Record<AfterReview, Card['phase']> = {
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
};

/** Without fuzz: the same log gives the same cards on every device. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const maximumIntervalDays = options.maximumIntervalDays ?? 36_500;
  const model = fsrs({
    request_retention: options.desiredRetention,
    learning_steps: options.learningStepsMinutes.map(toStep),
    relearning_steps: options.relearningStepsMinutes.map(toStep),
    enable_short_term: true,
    enable_fuzz: false,
    maximum_interval: maximumIntervalDays,
  });

  /**
   * ts-fsrs counts the days between two reviews by their UTC dates. It is given dates whose UTC days are the
   * study days, so that two reviews of one evening are on one day everywhere on earth; `waitMs` is how long
   * after the review the fact is due.
   */
  function next(card: Card | null, grade: Grade, day: number) {
    const reviewed = new Date(day * dayMs);
    const result = model.next(toModelCard(card, day), reviewed, ratings[grade]).card;
    // ts-fsrs keeps a day between the grades even where that exceeds the maximum.
    result.scheduled_days = Math.min(result.scheduled_days, maximumIntervalDays);
    const waitMs = Math.min(result.due.getTime() - reviewed.getTime(), maximumIntervalDays * dayMs);
    return { result, waitMs };
  }

  function review(card: Card | null, input: ReviewInput): Card {
    if (card !== null && card.fact !== input.fact) {
      throw new Error(`Inconsistent: card of ${card.fact} reviewed as ${input.fact}`);
    }
    const { result, waitMs } = next(card, input.grade, input.day);
    return {
      fact: input.fact,
      phase: phases[result.state as AfterReview],
      stability: result.stability,
      difficulty: result.difficulty,
      dueAtMs: input.atMs + waitMs,
      lastReviewAtMs: input.atMs,
      lastReviewDay: input.day,
      intervalDays: result.scheduled_days,
      learningStep: result.learning_steps,
      reviews: result.reps,
      lapses: result.lapses,
      lastForm: input.form,
      lastQuestion: input.question,
      rightForms: input.right
        ? withRight(card?.rightForms ?? [], input.form, input.day)
        : (card?.rightForms ?? []),
      suspended: card?.suspended ?? false,
    };
  }

  return {
    review,
    retrievability: (card, nowMs) =>
      model.forgetting_curve(Math.max(0, nowMs - card.lastReviewAtMs) / dayMs, card.stability),
    previewIntervalsDays: (card, day) => ({
      again: next(card, 'again', day).waitMs / dayMs,
      hard: next(card, 'hard', day).waitMs / dayMs,
      good: next(card, 'good', day).waitMs / dayMs,
      easy: next(card, 'easy', day).waitMs / dayMs,
    }),
  };
}

/** ts-fsrs computes it anew from the dates, but its type asks for it. */
const neededUntilVersion6 = { elapsed_days: 0 };

function toModelCard(card: Card | null, day: number): CardInput {
  if (card === null) {
    return {
      due: new Date(day * dayMs),
      stability: 0,
      difficulty: 0,
      ...neededUntilVersion6,
      scheduled_days: 0,
      learning_steps: 0,
      reps: 0,
      lapses: 0,
      state: State.New,
    };
  }
  // A clock set back, or another device in another zone, must not make time run backwards.
  const lastReview = new Date(Math.min(card.lastReviewDay, day) * dayMs);
  return {
    due: lastReview,
    stability: card.stability,
    difficulty: card.difficulty,
    ...neededUntilVersion6,
    scheduled_days: card.intervalDays,
    learning_steps: card.learningStep,
    reps: card.reviews,
    lapses: card.lapses,
    state: states[card.phase],
    last_review: lastReview,
  };
}

function withRight(rightForms: Card['rightForms'], form: Form, day: number): Card['rightForms'] {
  if (!rightForms.some((entry) => entry.form === form)) {
    return [...rightForms, { form, firstDay: day, lastDay: day }];
  }
  return rightForms.map((entry) =>
    entry.form === form
      ? {
          form,
          firstDay: Math.min(entry.firstDay, day),
          lastDay: Math.max(entry.lastDay, day),
        }
      : entry,
  );
}

const toStep = (minutes: number): StepUnit => `${minutes}m`;
