/** Parts of the log that are sealed: many events in one record that never changes again. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import { eventMigrations } from '#lib/core/progress/migrations.ts';
import { readEvent, sequenceOf, type Read } from '#lib/core/progress/record.ts';
import { crc32 } from '#lib/core/progress/segment/crc-32.ts';
import {
  canPack,
  packedCount,
  packInSteps,
  unpackEvents,
} from '#lib/core/progress/segment/pack.ts';

/**
 * How many events a segment holds. Rows take far longer to read than segments, so fewer of them are kept; but a segment
 * stays well above 64 KiB, from where on Chromium keeps a value in a file of its own and reads it three times as fast.
 */
export const eventsPerSegment = 2048;

export interface Segment {
  v: 1;
  device: string;
  /** Numbers of its first and last event; numbers between may be missing. */
  first: number;
  last: number;
  count: number;
  /** The version of the events in it. */
  eventVersion: number;
  /** CRC-32 of the bytes. */
  checksum: string;
  /** `core/progress/segment/pack.ts` */
  bytes: Uint8Array;
}

/** The checksum is part of the key, so that a whole copy never lands on a damaged segment. */
export const segmentKey = ({ device, last, checksum }: Segment) => [
  'segment',
  device,
  last,
  checksum,
];

/**
 * Splits events into full segments and what stays in rows.
 * @param events of any devices, in any order, each id once
 */
export function sealable(
  events: readonly ProgressEvent[],
  size: number,
): { full: ProgressEvent[][]; rest: ProgressEvent[] } {
  const rest: ProgressEvent[] = [];
  const ofDevice = new Map<string, ProgressEvent[]>();
  for (const event of events) {
    const group = ofDevice.get(event.device);
    if (!canPack(event)) rest.push(event);
    else if (group === undefined) ofDevice.set(event.device, [event]);
    else group.push(event);
  }
  const full: ProgressEvent[][] = [];
  for (const group of ofDevice.values()) {
    group.sort((a, b) => sequenceOf(a) - sequenceOf(b));
    const sealed = group.length - (group.length % size);
    for (let at = 0; at < sealed; at += size) full.push(group.slice(at, at + size));
    rest.push(...group.slice(sealed));
  }
  return { full, rest };
}

/**
 * Pauses often.
 * @param events of one device, in the order of their numbers, at least one
 */
export function* makeSegment(events: readonly ProgressEvent[]): Generator<undefined, Segment> {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a segment of no events');
  const bytes = yield* packInSteps(events);
  return {
    v: 1,
    device: first.device,
    first: sequenceOf(first),
    last: sequenceOf(last),
    count: events.length,
    eventVersion: eventMigrations.newest,
    checksum: crc32(bytes),
    bytes,
  };
}

/**
 * The events of a stored segment. Their checksum proves that they are what passed the gate (`readEvent`) when they
 * were sealed, so they pass it again only when they are of an older version.
 */
export function readSegment(input: unknown): Read<ProgressEvent[]> {
  const parts = partsOf(input);
  if (!parts.ok) return parts;
  const { eventVersion } = parts.value;
  if (eventVersion > eventMigrations.newest) return newer(`events of version ${eventVersion}`);
  const unpacked = unpack(parts.value);
  if (!unpacked.ok) return unpacked;
  if (eventVersion === eventMigrations.newest)
    return { ok: true, value: unpacked.value as ProgressEvent[] };
  const read = unpacked.value.map(readEvent);
  const failed = read.find((one) => !one.ok);
  return failed ?? { ok: true, value: read.flatMap((one) => (one.ok ? [one.value] : [])) };
}

/**
 * A stored segment that `readSegment` can read, told without unpacking it.
 * @returns `null` for any other record, and for events of an older version, which may not all come through
 */
export function wholeSegment(input: unknown): Segment | null {
  const parts = partsOf(input);
  if (!parts.ok || parts.value.eventVersion !== eventMigrations.newest) return null;
  const segment = input as Segment;
  const isWhole =
    Number.isSafeInteger(segment.first) &&
    Number.isSafeInteger(segment.last) &&
    crc32(segment.bytes) === segment.checksum &&
    packedCount(segment.bytes) === segment.count;
  return isWhole ? segment : null;
}

/** The events of a stored segment as they were written, whatever their version. */
export function readSealed(input: unknown): Read<unknown[]> {
  const parts = partsOf(input);
  return parts.ok ? unpack(parts.value) : parts;
}

type Parts = Pick<Segment, 'device' | 'eventVersion' | 'bytes'> & {
  count: unknown;
  checksum: unknown;
};

function partsOf(input: unknown): Read<Parts> {
  if (typeof input !== 'object' || input === null) return damaged('not an object');
  const {
    v,
    device,
    count,
    eventVersion,
    checksum,
    bytes,
  }: Partial<Record<keyof Segment, unknown>> = input;
  if (typeof v === 'number' && v > 1) return newer(`v: ${v} is newer than 1`);
  if (
    v !== 1 ||
    typeof device !== 'string' ||
    typeof eventVersion !== 'number' ||
    !(bytes instanceof Uint8Array)
  ) {
    return damaged('segment: a part is missing');
  }
  return { ok: true, value: { device, eventVersion, bytes, count, checksum } };
}

function unpack({ device, bytes, count, checksum }: Parts): Read<unknown[]> {
  if (crc32(bytes) !== checksum) return damaged('segment: is not what was written');
  let events: unknown[];
  try {
    events = unpackEvents(bytes, device);
  } catch (cause) {
    return damaged(`segment: cannot be unpacked: ${String(cause)}`);
  }
  return events.length === count
    ? { ok: true, value: events }
    : damaged(`segment: ${events.length} events`);
}

function damaged(detail: string): Read<never> {
  return { ok: false, reason: 'damaged', detail };
}

function newer(detail: string): Read<never> {
  return { ok: false, reason: 'newer-version', detail };
}
