import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import type { ProgressEvent } from './events.ts';
import { logFromSteps, testAnswer } from './log.fixture.ts';
import { propertyRuns } from './property-runs.fixture.ts';
import { comparePlaces, effectiveReviews, mergeLogs, orderLog, placeLog } from './log.ts';

const step = fc.record({
  kind: fc.nat(),
  target: fc.nat(),
  clockMovesMs: fc.integer({ min: -50_000, max: 90_000 }),
});
const deviceLog = (device: string) =>
  fc.array(step, { maxLength: 25 }).map((steps) => logFromSteps(device, steps));
/** Part of what two devices wrote, in any order. Device `b` may hold two versions of the same ids. */
const someLog = fc
  .tuple(deviceLog('a'), deviceLog('b'))
  .chain((logs) => fc.shuffledSubarray(logs.flat()));

const same = (a: unknown, b: unknown) => {
  expect(canonicalJson(a)).toBe(canonicalJson(b));
};

describe('merging', () => {
  it('is commutative, also when one id stands for two events', () => {
    fc.assert(
      fc.property(someLog, someLog, (a, b) => {
        same(mergeLogs(a, b), mergeLogs(b, a));
      }),
      { numRuns: propertyRuns },
    );
  });
  it('is associative', () => {
    fc.assert(
      fc.property(someLog, someLog, someLog, (a, b, c) => {
        same(mergeLogs(mergeLogs(a, b), c), mergeLogs(a, mergeLogs(b, c)));
      }),
      { numRuns: propertyRuns },
    );
  });
  it('is idempotent', () => {
    fc.assert(
      fc.property(someLog, someLog, (a, b) => {
        const merged = mergeLogs(a, b);
        same(mergeLogs(merged, b), merged);
        same(mergeLogs(merged, merged), merged);
      }),
      { numRuns: propertyRuns },
    );
  });
  it('loses no id', () => {
    fc.assert(
      fc.property(someLog, someLog, (a, b) => {
        const ids = new Set([...a, ...b].map(({ id }) => id));
        expect(new Set(mergeLogs(a, b).map(({ id }) => id))).toEqual(ids);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('the order of the log', () => {
  it('is by time and id while clocks run forward', () => {
    const log = [
      testAnswer({ device: 'b', sequence: 1, atMs: 5 }),
      testAnswer({ device: 'a', sequence: 2, atMs: 5 }),
      testAnswer({ device: 'a', sequence: 1, atMs: 4 }),
      testAnswer({ device: 'b', sequence: 2, atMs: 6 }),
    ];
    expect(orderLog(log).map(({ id }) => id)).toEqual([
      'a-0000000001',
      'a-0000000002',
      'b-0000000001',
      'b-0000000002',
    ]);
  });

  it('is by time before it is by id', () => {
    const later = testAnswer({ device: 'a', atMs: 9 });
    const earlier = testAnswer({ device: 'b', atMs: 8 });
    expect(orderLog([later, earlier])).toEqual([earlier, later]);
    expect(comparePlaces({ ...later }, { ...later })).toBe(0);
  });

  it('is total, and never puts an event of a device before an earlier one of it', () => {
    fc.assert(
      fc.property(deviceLog('a'), deviceLog('b'), (a, b) => {
        const placed = placeLog([...b, ...a]);
        for (const [index, { place }] of placed.slice(1).entries()) {
          expect(comparePlaces(placed[index]!.place, place)).toBeLessThan(0);
        }
        const idsOf = (device: string) =>
          placed.flatMap(({ event }) => (event.device === device ? [event.id] : []));
        expect(idsOf('a')).toEqual(a.map(({ id }) => id));
        expect(idsOf('b')).toEqual(b.map(({ id }) => id));
        expect(placed).toHaveLength(a.length + b.length);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('what moves memory', () => {
  it('is each answer and each start from new that was not taken back, in order', () => {
    const about = { fact: 'f1' };
    const of = (sequence: number, fields: object) =>
      ({ ...testAnswer({ sequence }), ...fields }) as ProgressEvent;
    const answer = testAnswer({ sequence: 1 });
    const takenBack = testAnswer({ sequence: 3 });
    const reset = of(5, { kind: 'reset', ...about });
    const log = [
      reset,
      of(4, { kind: 'undone', event: takenBack.id }),
      takenBack,
      of(2, { kind: 'suspended', ...about }),
      answer,
    ];
    expect(effectiveReviews(log).map(({ id }) => id)).toEqual([answer.id, reset.id]);
  });
});
