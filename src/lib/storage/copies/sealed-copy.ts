/**
 * A copy made of what is packed already: the segments as they are stored, and the rows that are not in one yet. A
 * hundred thousand answers are copied in a moment, where a backup file takes seconds.
 *
 * The file is a line of JSON (`Header`) and then the bytes of the segments, one after the other. The checksum in its
 * name covers all of it. It never leaves the device: whoever opens it gets a backup file.
 */
import { promisifyRequest } from 'idb-keyval';
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { foldVersion } from '#lib/core/progress/fold.ts';
import { readEvent, sequenceOf } from '#lib/core/progress/record.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { decodeLog } from '../idb/read-log.ts';
import { allOf, headKey, readHead, restKey } from '../idb/records.ts';
import { attempt } from '../idb/rows.ts';
import { wholeSegment, type Segment } from '../idb/segments.ts';
import { StorageError } from '../port.ts';

const format = 'two-sides-copy';
const version = 1;
const lineFeed = 0x0a;

interface Header {
  format: typeof format;
  version: typeof version;
  /** Epoch milliseconds. */
  madeAtMs: number;
  /** Events of rows. */
  events: unknown[];
  segments: (Omit<Segment, 'bytes'> & { length: number })[];
}

/** What a copy is made from, read in one transaction. */
export interface StoredForCopy {
  /** Values of rows. */
  events: readonly unknown[];
  segments: readonly unknown[];
  /** Answers that are not taken back. */
  answers: number;
}

/**
 * The values alone, all asked for at once: keys take as long to read as what they stand for.
 * @returns `null` where the log has to be looked through to know what belongs in a copy: when a value cannot be given
 *   back, when something was put aside, or when the answers are not counted
 */
export async function readForCopy(store: IDBObjectStore): Promise<StoredForCopy | null> {
  const [storedHead, rest, events, segments, asideCount] = await Promise.all([
    promisifyRequest<unknown>(store.get(headKey)),
    promisifyRequest<{ totalAnswers?: unknown } | undefined>(store.get(restKey)),
    attempt<unknown[]>(store.getAll(allOf('event'))),
    attempt<unknown[]>(store.getAll(allOf('segment'))),
    promisifyRequest(store.count(allOf('damaged'))),
  ]);
  const answers = rest?.totalAnswers;
  const isCounted =
    readHead(storedHead)?.foldVersion === foldVersion && Number.isSafeInteger(answers);
  if (!isCounted || !events.ok || !segments.ok || asideCount > 0) return null;
  return { events: events.value, segments: segments.value, answers: answers as number };
}

/** A copy that is not written yet. */
export interface SealedCopy {
  bytes: Uint8Array<ArrayBuffer>;
  events: number;
  answers: number;
}

/**
 * Makes the copy. `null` where the log has to be looked through: when a record is damaged or of another version, or
 * when an event might be in two places.
 */
export function sealCopy(stored: StoredForCopy, madeAtMs: number): SealedCopy | null {
  const segments: Segment[] = [];
  for (const value of stored.segments) {
    const segment = wholeSegment(value);
    if (segment === null) return null;
    segments.push(segment);
  }
  const events: ProgressEvent[] = [];
  for (const value of stored.events) {
    const read = readEvent(value);
    if (!read.ok) return null;
    events.push(read.value);
  }
  if (mayOverlap(segments, events)) return null;
  const header: Header = {
    format,
    version,
    madeAtMs,
    events,
    segments: segments.map(({ bytes, ...rest }) => ({ ...rest, length: bytes.length })),
  };
  return {
    bytes: joined([
      new TextEncoder().encode(`${JSON.stringify(header)}\n`),
      ...segments.map(({ bytes }) => bytes),
    ]),
    events: segments.reduce((sum, { count }) => sum + count, events.length),
    answers: stored.answers,
  };
}

/** Whether a number of a device may stand in two segments, or in a segment and a row. */
function mayOverlap(segments: readonly Segment[], events: readonly ProgressEvent[]): boolean {
  const ranges = segments.map(({ device, first, last }) => ({ device, first, last }));
  for (const event of events) {
    const sequence = sequenceOf(event);
    ranges.push({ device: event.device, first: sequence, last: sequence });
  }
  ranges.sort((a, b) => (a.device === b.device ? a.first - b.first : a.device < b.device ? -1 : 1));
  return ranges.some((range, index) => {
    const before = ranges[index - 1];
    return before?.device === range.device && range.first <= before.last;
  });
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The log that was copied.
 * @throws {StorageError} `damaged` when these are not the bytes of a copy, `newer-version` when a newer version wrote them
 */
export function openSealedCopy(bytes: Uint8Array): { madeAtMs: number; events: ProgressEvent[] } {
  const { madeAtMs, events, segments } = headerOf(bytes);
  let at = bytes.indexOf(lineFeed) + 1;
  const log = finish(
    decodeLog({
      events: events.map((value, index) => ({ key: index, value, unreadable: null })),
      segments: segments.map(({ length, ...rest }, index) => {
        const value = { ...rest, bytes: bytes.slice(at, at + length) };
        at += length;
        return { key: index, value, unreadable: null };
      }),
      aside: [],
    }),
  );
  const [broken] = log.damaged;
  if (broken !== undefined) throw new StorageError(broken.reason, `copy: ${broken.detail}`);
  if (at !== bytes.length) throw new StorageError('damaged', 'copy: more bytes than segments');
  return { madeAtMs, events: log.events };
}

function headerOf(bytes: Uint8Array): Header {
  let header: Partial<Header> | null;
  try {
    const line = bytes.subarray(0, Math.max(0, bytes.indexOf(lineFeed)));
    header = JSON.parse(new TextDecoder().decode(line)) as Partial<Header> | null;
  } catch (error) {
    throw new StorageError('damaged', `copy: ${String(error)}`);
  }
  if (header?.format !== format) throw new StorageError('damaged', 'copy: not a copy');
  if (header.version !== version) throw new StorageError('newer-version', 'copy: newer than this');
  if (!Array.isArray(header.events) || !Array.isArray(header.segments)) {
    throw new StorageError('damaged', 'copy: a part of its head is missing');
  }
  return header as Header;
}
