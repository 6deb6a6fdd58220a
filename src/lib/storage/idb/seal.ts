/** Moving events from rows of their own into segments. */
import { promisifyRequest } from 'idb-keyval';
import { canonicalJson } from '#lib/core/progress/canonical-json.ts';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { readEvent } from '#lib/core/progress/record.ts';
import { StorageError } from '../port.ts';
import { eventKey } from './records.ts';
import { keyText, type Row } from './rows.ts';
import { makeSegment, readSegment, sealable, segmentKey, type Segment } from './segments.ts';

/** A segment that is ready to be written, and the rows it stands for. */
export interface Sealed {
  segment: Segment;
  events: readonly ProgressEvent[];
}

/**
 * Packs what fills whole segments, and proves of each that it gives back its events. Rows that cannot be read or
 * packed are left out, and so stay where they are. Pauses often.
 */
export function* planSealing(rows: readonly Row[], size: number): Generator<undefined, Sealed[]> {
  const events: ProgressEvent[] = [];
  for (const { key, value, unreadable } of rows) {
    const read = readEvent(value);
    const isInPlace = read.ok && keyText(eventKey(read.value)) === keyText(key);
    if (read.ok && isInPlace && unreadable === null) events.push(read.value);
    yield;
  }
  const sealed: Sealed[] = [];
  for (const group of sealable(events, size).full) {
    const segment = yield* makeSegment(group);
    const back = readSegment(segment);
    for (const [index, event] of group.entries()) {
      yield;
      if (back.ok && canonicalJson(back.value[index]) === canonicalJson(event)) continue;
      throw new Error(`event ${event.id} does not come back from a segment`);
    }
    sealed.push({ segment, events: group });
  }
  return sealed;
}

/** Writes segments and then removes the rows they stand for, within one transaction. */
export async function writeSealed(store: IDBObjectStore, sealed: readonly Sealed[]): Promise<void> {
  for (const { segment, events } of sealed) {
    store.put(segment, segmentKey(segment));
    const back = await promisifyRequest<unknown>(store.get(segmentKey(segment)));
    if (!readSegment(back).ok) {
      throw new StorageError('damaged', `segment ${segment.last} does not come back from the disk`);
    }
    const keys = events.map(eventKey);
    const range = IDBKeyRange.bound(keys[0], keys.at(-1));
    if ((await promisifyRequest(store.count(range))) === keys.length) store.delete(range);
    else for (const key of keys) store.delete(key);
  }
}
