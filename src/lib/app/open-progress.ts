/** Joins storage, fold and scheduler. A chunk of its own: the first paint does not wait for it. */
import { createScheduler, type Scheduler } from '#lib/core/memory/scheduler.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { openStore } from '#lib/storage/open-store.ts';
import type { OpenedStore } from './progress.svelte.ts';

const schedulers = new Map<number, Scheduler>();

/** The app's scheduler for a desired retention: one learning step of ten minutes, one correct recall ends an item for today. */
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

const fold = createFold((card, input) => schedulerFor(input.settings.desiredRetention).review(card, input));

/** Opens the store of this device, or one in memory when the browser refuses. */
export async function openProgress(): Promise<OpenedStore> {
  return openStore({ fold, name: 'two-sides' });
}
