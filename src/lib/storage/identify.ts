/** Turns drafts into events, the same way in every store. */
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import type { Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { eventId, readEvent, sequenceOf } from '#lib/core/progress/record.ts';
import { StorageError } from './port.ts';

/**
 * Gives drafts their ids, following the last number used on this device. What comes back is a plain copy
 * that will pass the gate when it is read again.
 * @throws {StorageError} when a draft could not be stored or not be read again
 */
export function identify(
  drafts: readonly Draft[],
  device: string,
  lastSequence: number,
): ProgressEvent[] {
  return drafts.map((draft, index) => {
    const id = eventId(device, lastSequence + index + 1);
    const read = readEvent({ ...draft, v: 1, id, device });
    if (!read.ok) {
      throw new StorageError('unknown', `${draft.kind} ${id} cannot be stored: ${read.detail}`);
    }
    try {
      return structuredClone(read.value);
    } catch (cause) {
      throw new StorageError('unknown', `${draft.kind} ${id} is not plain data`, { cause });
    }
  });
}

/**
 * Checks events that come from outside, all or none.
 * @throws {StorageError} naming the first that is not an event this version can read
 */
export function checkEvents(events: readonly unknown[]): ProgressEvent[] {
  return events.map((event, index) => {
    const read = readEvent(event);
    if (!read.ok) throw new StorageError(read.reason, `event ${index}: ${read.detail}`);
    return structuredClone(read.value);
  });
}

/** Leaves out the events that are equal to one that was put aside. */
export function withoutAside(
  events: readonly ProgressEvent[],
  aside: readonly unknown[],
): ProgressEvent[] {
  if (aside.length === 0) return [...events];
  const texts = new Map<unknown, Set<string>>();
  for (const raw of aside) {
    const id: unknown = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
    texts.set(id, (texts.get(id) ?? new Set()).add(canonicalJson(raw)));
  }
  return events.filter((event) => texts.get(event.id)?.has(canonicalJson(event)) !== true);
}

/** The last number a device has used in a log, 0 for none. */
export function lastSequenceOf(log: readonly ProgressEvent[], device: string): number {
  return log.reduce(
    (last, event) => (event.device === device ? Math.max(last, sequenceOf(event)) : last),
    0,
  );
}
