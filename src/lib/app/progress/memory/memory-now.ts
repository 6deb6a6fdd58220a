import type { Clock } from '../../device/clock.ts';
import type { MemoryNow } from '../fact-state.ts';
import type { Progress } from '../progress.svelte.ts';
import { dueNow } from '../../session/due.ts';
import { schedulerFor } from '../scheduling.ts';

/** The memory of all facts at this moment. */
export function memoryNow(progress: Progress, clock: Clock): MemoryNow {
  const { cards, settings, snapshot } = progress;
  return {
    cards,
    suspendedNew: new Set(snapshot.suspendedNew),
    due: new Set(dueNow(progress, clock).filter((fact) => cards.has(fact))),
    nowMs: clock.nowMs(),
    retrievability: schedulerFor(settings.desiredRetention).retrievability,
  };
}
