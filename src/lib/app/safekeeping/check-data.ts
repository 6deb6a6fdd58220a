/** "Check my data" on this device: fetched when the learner asks for it. */
import { checkStored, groupFaults, planRepair } from '#lib/core/progress/check/check.ts';
import type { FaultGroup, RepairPlan } from '#lib/core/progress/check/check.ts';
import { inspectStore } from '#lib/storage/inspect.ts';
import type { Result } from '#lib/storage/port.ts';
import { deviceFactory } from '#lib/storage/probe.ts';
import { index } from '../bank/question-index.ts';
import { outline } from '../bank/outline.ts';
import type { Clock } from '../device/clock.ts';
import { databaseName, fold } from '../progress/open-progress.ts';
import type { Progress } from '../progress/progress.svelte.ts';

export interface Checked {
  groups: FaultGroup[];
  /** `null` when there is nothing to repair. */
  plan: RepairPlan | null;
  /** How many entries of the log were looked at. */
  entries: number;
}

/** Looks at everything stored and changes nothing. */
export async function checkData(progress: Progress, clock: Clock): Promise<Result<Checked>> {
  const store = await progress.opened();
  if (!store.ok) return store;
  const factory = deviceFactory();
  const inspected = await inspectStore(
    store.value,
    factory === undefined ? null : { name: databaseName, factory },
  );
  if (!inspected.ok) return inspected;
  const { stored, aside } = inspected.value;
  const found = checkStored(stored, fold, {
    nowMs: clock.nowMs(),
    facts: new Set(outline.facts.map(({ id }) => id)),
    questions: new Set(index.questions.map(({ id }) => id)),
    aside,
  });
  return {
    ok: true,
    value: {
      groups: groupFaults(found),
      plan: planRepair(found),
      entries: stored.events.length + stored.unreadable.length,
    },
  };
}
