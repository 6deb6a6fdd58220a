/** The log as a set of events: its order, the union of two logs, and what was taken back. */
import { canonicalJson } from './canonical-json.ts';
import type { AnswerEvent, ProgressEvent, ResetEvent } from './events.ts';

/** The place of an event in the order of the log. */
export interface Place {
  atMs: number;
  device: string;
  id: string;
}

/** Compares two places: by time, then by id. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  return compareIds(a, b);
}

function compareIds(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The log in its one total order: by `(atMs, id)`, where time never runs backwards within a device.
 * An event made after its device's clock was set back takes the place right behind the device's earlier
 * events, so that resuming a fact still comes after suspending it. The events themselves are not changed.
 */
export function orderLog<E extends ProgressEvent>(log: readonly E[]): E[] {
  return placeLog(log).map(({ event }) => event);
}

/** As `orderLog`, with the place of each event. */
export function placeLog<E extends ProgressEvent>(log: readonly E[]): { event: E; place: Place }[] {
  if (isInOrder(log)) {
    return log.map((event) => ({
      event,
      place: { atMs: event.atMs, device: event.device, id: event.id },
    }));
  }
  const latestOfDevice = new Map<string, number>();
  return [...log]
    .sort(compareIds)
    .map((event) => {
      const atMs = Math.max(event.atMs, latestOfDevice.get(event.device) ?? -Infinity);
      latestOfDevice.set(event.device, atMs);
      return { event, place: { atMs, device: event.device, id: event.id } };
    })
    .sort((a, b) => comparePlaces(a.place, b.place));
}

/** Whether ids and times both rise throughout, as in the log of one device whose clock was never set back. */
function isInOrder(log: readonly ProgressEvent[]): boolean {
  return log.every((event, index) => {
    const before = log[index - 1];
    return before === undefined || (before.id < event.id && before.atMs <= event.atMs);
  });
}

/**
 * The union of two logs by id, in order. Should one id stand for two different events (a device restored
 * from an old copy of itself), the same one is kept whichever log comes first.
 */
export function mergeLogs(
  log: readonly ProgressEvent[],
  other: readonly ProgressEvent[],
): ProgressEvent[] {
  // Ids that rise are each there once.
  if (other.length === 0 && isInOrder(log)) return [...log];
  const byId = new Map<string, ProgressEvent>();
  for (const event of [...log, ...other]) {
    const known = byId.get(event.id);
    if (known === undefined || canonicalJson(event) < canonicalJson(known)) {
      byId.set(event.id, event);
    }
  }
  return orderLog([...byId.values()]);
}

/**
 * The log in order without what was taken back, and without the taking back itself.
 * Taking back a taking-back restores the first event.
 */
export function effectiveLog(log: readonly ProgressEvent[]): ProgressEvent[] {
  return withoutUndone(orderLog(log));
}

/** As `effectiveLog`, for a log that is in order already. */
export function withoutUndone(ordered: readonly ProgressEvent[]): ProgressEvent[] {
  const positions = new Map(ordered.map((event, position) => [event.id, position]));
  const takenBack = new Set<string>();
  // From the last to the first: whether a taking-back counts depends on later ones only, so there are no circles.
  for (const [position, event] of [...ordered.entries()].reverse()) {
    if (event.kind !== 'undone' || takenBack.has(event.id)) continue;
    const targetPosition = positions.get(event.event);
    const target = targetPosition === undefined ? undefined : ordered[targetPosition];
    if (target === undefined || targetPosition === undefined) continue;
    // An answer may come later in the order than its undoing when it was given on a device whose clock is ahead.
    const mustBeEarlier = target.kind === 'undone' || target.device === event.device;
    if (!mustBeEarlier || targetPosition < position) takenBack.add(target.id);
  }
  return ordered.filter((event) => event.kind !== 'undone' && !takenBack.has(event.id));
}

/** What moves a fact's memory: answers, and starting over. */
export type ReviewEvent = AnswerEvent | ResetEvent;

/** All answers and resets that count, in order. */
export function effectiveReviews(log: readonly ProgressEvent[]): ReviewEvent[] {
  return effectiveLog(log).filter((event) => event.kind === 'answer' || event.kind === 'reset');
}

/** All answers that count, in order. */
export function effectiveAnswers(log: readonly ProgressEvent[]): AnswerEvent[] {
  return effectiveLog(log).filter((event) => event.kind === 'answer');
}
