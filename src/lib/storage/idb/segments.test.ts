import { describe, expect, it } from 'vitest';
import { eventMigrations } from '#lib/core/progress/migrations.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { makeSegment, readSegment, sealable, segmentKey } from './segments.ts';

const log = [testAnswer({ sequence: 3 }), testAnswer({ sequence: 4 }), testAnswer({ sequence: 9 })];
const segment = finish(makeSegment(log));
const damaged = (detail: string) => ({ ok: false, reason: 'damaged', detail });
const newer = (detail: string) => ({ ok: false, reason: 'newer-version', detail });
const newest = eventMigrations.newest;

describe('a segment', () => {
  it('says of which device it is, from where to where, and how much', () => {
    expect(segment).toMatchObject({ v: 1, device: 'a', first: 3, last: 9, count: 3 });
    expect(segment.eventVersion).toBe(newest);
    expect(segmentKey(segment)).toEqual(['segment', 'a', 9, segment.checksum]);
    expect(readSegment(segment)).toEqual({ ok: true, value: log });
  });

  it.each<[string, unknown, object]>([
    ['is no record', 'text', damaged('not an object')],
    ['is nothing', null, damaged('not an object')],
    ['is of a later form', { ...segment, v: 2 }, newer('v: 2 is newer than 1')],
    ['has no version', { ...segment, v: undefined }, damaged('segment: a part is missing')],
    ['has no device', { ...segment, device: 7 }, damaged('segment: a part is missing')],
    ['has no bytes', { ...segment, bytes: 'text' }, damaged('segment: a part is missing')],
    [
      'does not say of which version its events are',
      { ...segment, eventVersion: undefined },
      damaged('segment: a part is missing'),
    ],
    [
      'holds events of a later version',
      { ...segment, eventVersion: newest + 1 },
      newer(`events of version ${newest + 1}`),
    ],
    [
      'was changed',
      { ...segment, bytes: segment.bytes.with(9, (segment.bytes[9] ?? 0) ^ 1) },
      damaged('segment: is not what was written'),
    ],
    ['holds fewer events than it says', { ...segment, count: 4 }, damaged('segment: 3 events')],
    [
      'holds other bytes, rightly summed',
      { ...segment, bytes: new Uint8Array(), checksum: '00000000' },
      damaged('segment: cannot be unpacked: RangeError: no number at byte 0'),
    ],
  ])('that %s is not read', (_, stored, failure) => {
    expect(readSegment(stored)).toEqual(failure);
  });

  it('of an older version passes the gate of events again', () => {
    const older = { ...segment, eventVersion: newest - 1 };
    expect(readSegment(older)).toEqual({ ok: true, value: log });
    const broken = finish(makeSegment([testAnswer({ sequence: 1, score: 7 })]));
    expect(readSegment(broken).ok).toBe(true);
    expect(readSegment({ ...broken, eventVersion: newest - 1 })).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^score/) as string,
    });
  });

  it('of no events cannot be', () => {
    expect(() => finish(makeSegment([]))).toThrow('a segment of no events');
  });
});

it('full segments are made of each device in the order of its numbers, and the rest stays', () => {
  const of = (device: string, ...sequences: number[]) =>
    sequences.map((sequence) => testAnswer({ device, sequence }));
  const unpackable = { ...testAnswer({ device: 'a', sequence: 2 }), later: new Date(7) };
  const events = [...of('b', 2), ...of('a', 5, 3, 1, 4), unpackable, ...of('b', 1, 3)];
  const { full, rest } = sealable(events, 2);
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id.replace(/-0+/, ''));
  expect(full.map(idsOf).toSorted()).toEqual([
    ['a1', 'a3'],
    ['a4', 'a5'],
    ['b1', 'b2'],
  ]);
  expect(idsOf(rest).toSorted()).toEqual(['a2', 'b3']);
});
