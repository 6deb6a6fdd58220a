/**
 * What is remembered beside the database, so that an empty one is not taken for a new learner. Browsers have been seen
 * to put an empty database in the place of a damaged one, without an error.
 */
import { comparePlaces, type Place } from '../log.ts';
import type { Snapshot } from '../state.ts';

export interface Canary {
  device: string;
  /** Answers that are not taken back. */
  answers: number;
  /** Study day of the last answer; `null` before the first. */
  lastDay: number | null;
  /** The end of the log. It never moves backwards, not even when an answer is taken back. */
  upTo: Place;
}

/** What to remember of a snapshot; `null` when there is nothing to lose. */
export function canaryOf(device: string, snapshot: Snapshot): Canary | null {
  const { upTo, totalAnswers, days } = snapshot;
  if (upTo === null) return null;
  return { device, answers: totalAnswers, lastDay: days.at(-1)?.day ?? null, upTo };
}

/** Whether events that were there are gone: the log ends before the place it once reached. */
export function isMissingEvents(canary: Canary | null, { upTo }: Pick<Snapshot, 'upTo'>): boolean {
  if (canary === null) return false;
  return upTo === null || comparePlaces(upTo, canary.upTo) < 0;
}

/** Reads a remembered canary; `null` for anything else. */
export function parseCanary(text: string | null): Canary | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    // Somebody else wrote here; the copies still say how much there was.
    return null;
  }
  if (!isRecord(value)) return null;
  const { device, answers, lastDay, upTo } = value;
  if (typeof device !== 'string' || typeof answers !== 'number' || !isRecord(upTo)) return null;
  if (lastDay !== null && typeof lastDay !== 'number') return null;
  const { atMs, device: lastDevice, id } = upTo;
  if (typeof atMs !== 'number' || typeof lastDevice !== 'string' || typeof id !== 'string') {
    return null;
  }
  return { device, answers, lastDay, upTo: { atMs, device: lastDevice, id } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
