import type { AnswerEvent, ProgressEvent } from '#lib/core/progress/events.ts';
import { attemptsOf } from '#lib/core/progress/attempts.ts';
import { effectiveReviews, type ReviewEvent } from '#lib/core/progress/log.ts';
import type { Attempt } from '#lib/core/progress/state.ts';
import type { StorageError } from '#lib/storage/port.ts';
import type { Progress } from './progress.svelte.ts';

/** The whole log for pages that need it, read anew after each commit. Create it while a component is set up. */
export class History {
  #log = $state.raw<readonly ProgressEvent[] | null>(null);
  #failure = $state.raw<StorageError | null>(null);
  readonly #reviews = $derived(effectiveReviews(this.#log ?? []));
  readonly #answers = $derived(this.#reviews.filter((event) => event.kind === 'answer'));
  readonly #attempts = $derived(attemptsOf(this.#log ?? []));

  constructor(progress: Progress) {
    $effect(() => {
      // The revision is what makes this run again.
      if (progress.phase === 'ready' && progress.revision > 0) void this.#read(progress);
    });
  }

  async #read(progress: Progress): Promise<void> {
    const log = await progress.readLog();
    if (log.ok) this.#log = log.value;
    else this.#failure = log.error;
  }

  get isRead(): boolean {
    return this.#log !== null;
  }
  get failure(): StorageError | null {
    return this.#failure;
  }
  get log(): readonly ProgressEvent[] {
    return this.#log ?? [];
  }
  /** Answers not taken back, oldest first. */
  get answers(): readonly AnswerEvent[] {
    return this.#answers;
  }
  /** The same with the moments at which a fact was started over. */
  get reviews(): readonly ReviewEvent[] {
    return this.#reviews;
  }
  /** All attempts, oldest first. */
  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }
}
