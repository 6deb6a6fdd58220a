/** Whether the predictions came true. */
import type { Scheduler } from '../memory/scheduler.ts';
import type { ReviewEvent } from '../progress/log.ts';
import { delayedReviews } from './replay.ts';
import { wilson, z95, type Interval } from './share.ts';

export interface CalibrationBin extends Interval {
  /** Bounds of the prediction, 0 … 1; the upper one belongs to the next bin, except 1. */
  from: number;
  to: number;
  count: number;
  /** Mean prediction and share recalled, 0 … 1. */
  predicted: number;
  actual: number;
}

/** `low` and `high` are the 95 % Wilson interval of `actual`. With a count of 0, both means are 0. */
export interface Calibration extends Interval {
  count: number;
  predicted: number;
  actual: number;
  /** Tenths of the prediction that occurred, rising. */
  bins: CalibrationBin[];
}

const thirtyDaysMs = 30 * 24 * 60 * 60 * 1000;

/**
 * "In the last 30 days we predicted 88 % and you had 86 % right, over 212 answers": the prediction of the moment before each
 * review against what happened. Counts the first answer of a study day to a fact that had left its learning steps.
 */
export function calibration(
  events: readonly ReviewEvent[],
  nowMs: number,
  scheduler: Scheduler,
): Calibration {
  const outcomes = delayedReviews(events, scheduler.review)
    .filter(({ answer }) => answer.atMs > nowMs - thirtyDaysMs)
    .map(({ answer, before, recalled }) => ({
      predicted: scheduler.retrievability(before, answer.atMs),
      recalled,
    }));
  const bins = Array.from({ length: 10 }, (_, tenth) => ({
    from: tenth / 10,
    to: (tenth + 1) / 10,
    ...summary(
      outcomes.filter(({ predicted }) => Math.min(9, Math.floor(predicted * 10)) === tenth),
    ),
  }));
  return { ...summary(outcomes), bins: bins.filter(({ count }) => count > 0) };
}

function summary(outcomes: readonly { predicted: number; recalled: boolean }[]) {
  const count = outcomes.length;
  const recalled = outcomes.filter((outcome) => outcome.recalled).length;
  const sum = outcomes.reduce((total, { predicted }) => total + predicted, 0);
  return {
    count,
    predicted: count === 0 ? 0 : sum / count,
    actual: count === 0 ? 0 : recalled / count,
    ...wilson(recalled, count, z95),
  };
}
