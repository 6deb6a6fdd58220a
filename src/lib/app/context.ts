/** What the root layout creates once and every page reads. */
import { createContext } from 'svelte';
import type { Clock } from './device/clock.ts';
import type { Keeping } from './device/keeping.svelte.ts';
import type { Progress } from './progress/progress.svelte.ts';
import type { SecondCopy } from './safekeeping/second-copy.svelte.ts';
import type { Updates } from './device/updates.svelte.ts';

export interface App {
  clock: Clock;
  keeping: Keeping;
  progress: Progress;
  secondCopy: SecondCopy;
  updates: Updates;
}

export const [getApp, setApp] = createContext<App>();
