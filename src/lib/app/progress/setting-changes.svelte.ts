import type { Settings } from '#lib/core/progress/state.ts';
import type { StorageErrorReason } from '#lib/storage/port.ts';
import type { Clock } from '../device/clock.ts';
import type { Progress } from './progress.svelte.ts';

/** Settings as the form shows them: what is stored, and over it what is being saved at this moment. */
export class SettingChanges {
  readonly #progress: Progress;
  readonly #clock: Clock;
  #pending = $state.raw<Partial<Settings>>({});
  #problem = $state.raw<{ key: keyof Settings; reason: StorageErrorReason } | null>(null);
  #saved = $state<keyof Settings | null>(null);

  constructor(progress: Progress, clock: Clock) {
    this.#progress = progress;
    this.#clock = clock;
  }

  readonly shown: Settings = $derived.by(() => ({ ...this.#progress.settings, ...this.#pending }));

  /** The change that could not be saved; the form shows the stored value again. */
  get problem(): { key: keyof Settings; reason: StorageErrorReason } | null {
    return this.#problem;
  }
  /** The change saved last, for the announcement. */
  get saved(): keyof Settings | null {
    return this.#saved;
  }

  /** Saves one setting at once. */
  async change<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
    if (this.shown[key] === value) return;
    this.#pending = { ...this.#pending, [key]: value };
    this.#problem = null;
    this.#saved = null;
    const recorded = await this.#progress.record([
      { kind: 'setting-changed', key, value, atMs: this.#clock.nowMs() },
    ]);
    if (recorded.ok) this.#saved = key;
    else this.#problem = { key, reason: recorded.error.reason };
    // A later change of the same setting may still be under way; it stays on the screen.
    if (this.#pending[key] === value) {
      this.#pending = Object.fromEntries(
        Object.entries(this.#pending).filter(([pending]) => pending !== key),
      );
    }
  }
}
