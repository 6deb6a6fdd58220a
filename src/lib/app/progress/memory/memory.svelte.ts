import type { Clock } from '../../device/clock.ts';
import type { MemoryNow } from '../fact-state.ts';
import type { memoryNow } from './memory-now.ts';
import type { Progress } from '../progress.svelte.ts';

/**
 * The memory of all facts for pages that show it beside what they are there for: they are drawn and usable before the
 * memory model is fetched. Create it while a component is set up.
 */
export class Memory {
  #memoryNow = $state.raw<typeof memoryNow | null>(null);
  readonly #now: MemoryNow | null;

  constructor(progress: Progress, clock: Clock) {
    this.#now = $derived(
      progress.phase === 'ready' ? (this.#memoryNow?.(progress, clock) ?? null) : null,
    );
    $effect(() => {
      if (progress.phase === 'ready') void this.#fetch();
    });
  }

  async #fetch(): Promise<void> {
    this.#memoryNow ??= (await import('./memory-now.ts')).memoryNow;
  }

  /** `null` until the learner is known. */
  get now(): MemoryNow | null {
    return this.#now;
  }
}
