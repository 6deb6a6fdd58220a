/** The app's schedulers: one learning step of ten minutes, so one correct recall ends a fact for today. */
import { createScheduler, type Scheduler } from '#lib/core/memory/scheduler.ts';

const schedulers = new Map<number, Scheduler>();

/** The scheduler for a desired retention (0.80 … 0.95). */
export function schedulerFor(desiredRetention: number): Scheduler {
  const known = schedulers.get(desiredRetention);
  if (known !== undefined) return known;
  const made = createScheduler({
    desiredRetention,
    learningStepsMinutes: [10],
    relearningStepsMinutes: [10],
  });
  schedulers.set(desiredRetention, made);
  return made;
}
