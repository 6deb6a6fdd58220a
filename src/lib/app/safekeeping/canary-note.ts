/** Where the canary is kept: in localStorage, which lies in other files than IndexedDB. */
import { parseCanary, type Canary } from '#lib/core/progress/copies/canary.ts';
import { readNote, writeNote } from '../device/device-notes.ts';

const key = 'two-sides-canary';

export interface CanaryNote {
  read: () => Canary | null;
  /** `null` when there is nothing to lose any more. */
  write: (canary: Canary | null) => void;
}

export const canaryNote: CanaryNote = {
  read: () => parseCanary(readNote(key)),
  write: (canary) => {
    writeNote(key, canary === null ? null : JSON.stringify(canary));
  },
};
