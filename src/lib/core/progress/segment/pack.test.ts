import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../events.ts';
import { logFromSteps, testAnswer } from '../log.fixture.ts';
import { eventId } from '../record.ts';
import { maximumWhole, readBytes, unzigzag, writeBytes, zigzag } from './bytes.ts';
import { canPack, packedCount, packEvents, unpackEvents } from './pack.ts';

const history = fc
  .array(
    fc.record({
      kind: fc.nat(),
      target: fc.nat(),
      clockMovesMs: fc.integer({ min: -9_000, max: 90_000 }),
    }),
    { maxLength: 30 },
  )
  .map((steps) => logFromSteps('a', steps));
/** As a later version may write them: any JSON under any name, also on names that objects have by birth. */
const laterFields = fc.dictionary(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('later', '__proto__', 'toString')),
  fc.jsonValue({ stringUnit: 'binary' }),
);
const fromLater = fc.tuple(history, fc.array(laterFields, { maxLength: 10 })).map(([log, fields]) =>
  log.map((event, index): ProgressEvent => {
    // `-0` is not JSON.
    const later: unknown = JSON.parse(JSON.stringify(fields[index] ?? {}));
    return Object.assign(
      Object.fromEntries([...Object.entries(later as object), ...Object.entries(event)]),
    ) as ProgressEvent;
  }),
);

describe('packed events', () => {
  it('come back as they were, whatever fields they have', () => {
    fc.assert(
      fc.property(fromLater, (log) => {
        expect(log.every(canPack)).toBe(true);
        expect(unpackEvents(packEvents(log), 'a')).toEqual(log);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('come back with numbers of any size, halves of surrogate pairs and gaps between their numbers', () => {
    const values = [
      Number.MAX_SAFE_INTEGER,
      -Number.MAX_SAFE_INTEGER,
      maximumWhole,
      maximumWhole - 1,
      1 - maximumWhole,
      1e300,
      5e-324,
      0.1,
      -3,
    ];
    const log = values.map((later, index) => ({
      ...testAnswer({ sequence: index * 900 + 1, question: `\ud800 ${index}` }),
      later,
    }));
    expect(unpackEvents(packEvents(log), 'a')).toEqual(log);
  });

  it.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['no number', Number.NaN],
    ['nothing', undefined],
    ['bytes', new Uint8Array(2)],
    ['a map', new Map()],
    ['a very large whole', 1n],
    ['a list with a hole', [1, , 2]], // eslint-disable-line no-sparse-arrays -- what a store can hold
  ])('are not made of an event that holds %s', (_, later) => {
    const event = { ...testAnswer(), later: [{ later }] };
    expect(canPack(event)).toBe(false);
  });

  it('of the first format are still read', () => {
    const bytes = Uint8Array.from(Buffer.from(firstFormat, 'base64'));
    expect(unpackEvents(bytes, 'a')).toEqual(firstLog);
  });

  it('are a twentieth of their JSON', () => {
    const log = Array.from({ length: 4096 }, (_, index) =>
      testAnswer({
        sequence: index + 1,
        atMs: 1_700_000_000_000 + index * 9_123,
        question: `question-number-${(index * 7) % 300}`,
        contentHash: String(10_000_000 + ((index * 7) % 300)),
        tookMs: 900 + ((index * 37) % 9_000),
      }),
    );
    const { length } = packEvents(log);
    expect(length).toBeLessThan(JSON.stringify(log).length / 20);
    expect(length).toBeLessThan(20 * log.length);
  }, 30_000);

  it('end with an error when the bytes are not what was packed', () => {
    const bytes = packEvents(firstLog);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => unpackEvents(bytes.slice(0, length), 'a')).toThrow();
    }
    expect(() => unpackEvents(Uint8Array.from([...bytes, 0]), 'a')).toThrow(RangeError);
  });

  it.each<[string, Partial<Record<'format' | 'rows' | 'shape' | 'text', number>>, RegExp]>([
    ['of another format', { format: 2 }, /not packed events/],
    ['of more events than a segment has', { rows: 65_537 }, /65537 events in one segment/],
    ['of a shape that is not told', { shape: 1 }, /no shape 1/],
    ['of a text that is not told', { text: 2 }, /no text 2/],
  ])('are not read when they speak %s', (_, changed, message) => {
    const { format, rows, shape, text } = { format: 1, rows: 1, shape: 0, text: 1, ...changed };
    const sidecar = new TextEncoder().encode('{"shapes":[{"kind":"t"}],"texts":["one","other"]}');
    const writer = writeBytes();
    for (const number of [format, rows, sidecar.length]) writer.number(number);
    writer.bytes(sidecar);
    for (const constant of [3, 5, shape, text])
      for (const part of [0, zigzag(constant)]) writer.number(part);
    const read = () => unpackEvents(writer.done(), 'a');
    expect(read).toThrow(message);
    expect(read).toThrow(RangeError);
  });

  it('say how many they are before they are read', () => {
    expect(packedCount(packEvents(firstLog))).toBe(firstLog.length);
    expect(packedCount(Uint8Array.of(2, 9))).toBeNull();
    expect(packedCount(Uint8Array.of())).toBeNull();
    expect(packedCount(Uint8Array.of(1, 0x80))).toBeNull();
  });

  it('made of any bytes end', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), fc.nat(255), (random, at, byte) => {
        const changed = packEvents(firstLog);
        changed[at % changed.length] = byte;
        for (const bytes of [random, changed]) {
          try {
            expect(unpackEvents(bytes, 'a').length).toBeLessThanOrEqual(1 << 16);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
      }),
    );
  });
});

it('numbers of any size are written and read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1 - maximumWhole, max: maximumWhole - 1 })),
      (numbers) => {
        const writer = writeBytes();
        for (const number of numbers) writer.number(zigzag(number));
        const reader = readBytes(writer.done());
        expect(numbers.map(() => unzigzag(reader.number()) + 0)).toEqual(
          numbers.map((number) => number + 0),
        );
        expect(reader.isAtEnd()).toBe(true);
      },
    ),
  );
});

const firstLog: ProgressEvent[] = [
  testAnswer(),
  testAnswer({ sequence: 2, score: 0.5, certainty: null, misconceptions: ['same-company'] }),
  testAnswer({ sequence: 3, question: null, form: 'recall', given: { kind: 'recall' } }),
  {
    v: 1,
    id: eventId('a', 4),
    device: 'a',
    atMs: 1_700_000_009_000,
    kind: 'undone',
    event: 'a-0000000002',
  },
];
/** Made once by `packEvents(firstLog)`. Learners have such bytes on their disks: it is never made anew. */
const firstFormat =
  'AQS1Bnsic2hhcGVzIjpbeyJ2IjoibiIsImtpbmQiOiJ0IiwicXVlc3Rpb24iOiJ0IiwiZm9ybSI6InQiLCJncmFkZXMiOlt7ImZhY3QiOiJ0IiwiZ3JhZGUiOiJ0In1dLCJnaXZlbiI6eyJraW5kIjoidCIsIm9wdGlvbiI6Im4ifSwic2NvcmUiOiJuIiwiY2VydGFpbnR5IjoidCIsInRvb2tNcyI6Im4iLCJjb250ZW50SGFzaCI6InQiLCJkYXkiOiJuIiwic2VlZCI6Im4iLCJtaXNjb25jZXB0aW9ucyI6W119LHsidiI6Im4iLCJraW5kIjoidCIsInF1ZXN0aW9uIjoidCIsImZvcm0iOiJ0IiwiZ3JhZGVzIjpbeyJmYWN0IjoidCIsImdyYWRlIjoidCJ9XSwiZ2l2ZW4iOnsia2luZCI6InQiLCJvcHRpb24iOiJuIn0sInNjb3JlIjoiZCIsImNlcnRhaW50eSI6bnVsbCwidG9va01zIjoibiIsImNvbnRlbnRIYXNoIjoidCIsImRheSI6Im4iLCJzZWVkIjoibiIsIm1pc2NvbmNlcHRpb25zIjpbInQiXX0seyJ2IjoibiIsImtpbmQiOiJ0IiwicXVlc3Rpb24iOm51bGwsImZvcm0iOiJ0IiwiZ3JhZGVzIjpbeyJmYWN0IjoidCIsImdyYWRlIjoidCJ9XSwiZ2l2ZW4iOnsia2luZCI6InQifSwic2NvcmUiOiJuIiwiY2VydGFpbnR5IjoidCIsInRvb2tNcyI6Im4iLCJjb250ZW50SGFzaCI6InQiLCJkYXkiOiJuIiwic2VlZCI6Im4iLCJtaXNjb25jZXB0aW9ucyI6W119LHsidiI6Im4iLCJraW5kIjoidCIsImV2ZW50IjoidCJ9XSwidGV4dHMiOlsiYW5zd2VyIiwid2hvLW93bnMtYWxpcGF5IiwiY2hvaWNlIiwib3duZXIiLCJnb29kIiwic3VyZSIsIjBiYWRjYWZlIiwiMC41Iiwic2FtZS1jb21wYW55IiwicmVjYWxsIiwidW5kb25lIiwiYS0wMDAwMDAwMDAyIl19AQIEBggC0K+r/vli0A/QD+BdAQACBAYAAgAAAAIABAAGAAgABAAAAAIACgDAPgAMALazAgACAAIAAAACAAQABgAIAAQAAAAOAMA+AAwAtrMCAAIAEAACAAAAEgAGAAgAEgACAAoAwD4ADAC2swIAAgACABQAFg==';
