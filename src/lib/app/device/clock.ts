/** The only place that asks the device for the time, the zone and randomness. */
import { browser } from '$app/environment';
import { endOfStudyDayMs, studyDay } from '#lib/core/memory/study-day.ts';

export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** The study day an instant belongs to, in the zone the device is in now. */
  studyDay(atMs: number, dayStartsAtHour: number): number;
  /** When the study day of that instant ends. */
  endOfStudyDayMs(atMs: number, dayStartsAtHour: number): number;
  /** A fresh 32-bit seed. */
  seed(): number;
}

export const deviceClock: Clock = {
  nowMs: () => Date.now(),
  studyDay,
  endOfStudyDayMs,
  seed: () => {
    // A page rendered while building is the same for everybody, and in every build of the same sources.
    if (!browser) return 0;
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    return seed;
  },
};
