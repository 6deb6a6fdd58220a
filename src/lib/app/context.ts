/** What the root layout creates once and every page reads. */
import { createContext } from 'svelte';
import type { Clock } from './clock.ts';
import type { Keeping } from './keeping.svelte.ts';
import type { Progress } from './progress.svelte.ts';
import type { Updates } from './updates.svelte.ts';

export interface App {
  clock: Clock;
  keeping: Keeping;
  progress: Progress;
  updates: Updates;
}

export const [getApp, setApp] = createContext<App>();
