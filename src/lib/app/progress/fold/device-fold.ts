import { createFold } from '#lib/core/progress/fold.ts';
import { schedulerFor } from '../scheduling.ts';

/** The fold of this app: the log with its scheduler. */
export const fold = createFold((card, input) =>
  schedulerFor(input.settings.desiredRetention).review(card, input),
);
