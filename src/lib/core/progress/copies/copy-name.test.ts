import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyName, parseCopyName, type CopyInfo } from './copy-name.ts';

it('says what is in the copy, in a form any file system takes', () => {
  expect(
    copyName({
      madeAtMs: Date.UTC(2026, 10, 21, 18, 40, 12, 345),
      events: 512,
      answers: 412,
      checksum: '9f8e7d6c',
      form: 'json.gz',
    }),
  ).toBe('2026-11-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.json.gz');
});

it('can be read again', () => {
  const anyInfo: fc.Arbitrary<CopyInfo> = fc.record({
    madeAtMs: fc.integer({ min: 0, max: Date.UTC(9999, 0) }),
    events: fc.nat(999_999_999),
    answers: fc.nat(999_999_999),
    checksum: fc.nat(0xffff_ffff).map((number) => number.toString(16).padStart(8, '0').slice(-8)),
    form: fc.constantFrom('json.gz', 'json', 'segments'),
  });
  fc.assert(
    fc.property(anyInfo, (info) => {
      expect(parseCopyName(copyName(info))).toEqual(info);
    }),
  );
});

it.each([
  '',
  'two-sides-2026-11-21.json',
  '2026-11-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.json.gz.tmp',
  '2026-11-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.segments.gz',
  '2026-99-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.json',
  '../2026-11-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.json',
])('ignores another name: %s', (name) => {
  expect(parseCopyName(name)).toBeNull();
});
