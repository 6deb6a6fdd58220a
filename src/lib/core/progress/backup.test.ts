import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dryRun, makeBackup, maximumBackupLength, readBackup } from './backup.ts';
import { logFromSteps, testAnswer } from './log.fixture.ts';
import { orderLog } from './log.ts';
import { propertyRuns } from './property-runs.fixture.ts';
import { eventId, latestMs } from './record.ts';

const info = { madeAtMs: 1_795_000_000_000, appVersion: '1.2.0', bankVersion: '0badcafe' };
const log = fc
  .array(
    fc.record({
      kind: fc.nat(),
      target: fc.nat(),
      clockMovesMs: fc.integer({ min: -9_000, max: 90_000 }),
    }),
  )
  .map((steps) => logFromSteps('a', steps));

describe('a backup', () => {
  it('gives back the log it was made from, and makes the same bytes again', () => {
    fc.assert(
      fc.property(log, (events) => {
        const text = makeBackup(events, info);
        const read = readBackup(text);
        expect(read).toEqual({
          ok: true,
          events: orderLog(events),
          madeAtMs: info.madeAtMs,
          skipped: [],
        });
        expect(read.ok && makeBackup(read.events, info)).toBe(text);
        expect(makeBackup([...events].reverse(), info)).toBe(text);
      }),
      { numRuns: propertyRuns },
    );
  });

  it('is readable: a head, then one event a line', () => {
    const log = [testAnswer({ device: 'b' }), testAnswer(), testAnswer({ sequence: 2 })];
    const lines = makeBackup(log, info).split('\n');
    expect(lines.slice(0, 10)).toEqual([
      '{',
      '  "format": "two-sides-backup",',
      '  "version": 1,',
      '  "madeAt": "2026-11-18T11:06:40.000Z",',
      '  "madeAtMs": 1795000000000,',
      '  "appVersion": "1.2.0",',
      '  "bankVersion": "0badcafe",',
      '  "devices": ["a","b"],',
      '  "eventCount": 3,',
      '  "events": [',
    ]);
    expect(lines.slice(-3)).toEqual(['  ]', '}', '']);
    expect(lines.filter((line) => line.includes('"kind":"answer"'))).toHaveLength(3);
  });

  it('of nothing has an empty list, and says no versions that are not known', () => {
    expect(makeBackup([], { madeAtMs: 0 }).split('\n').slice(3)).toEqual([
      '  "madeAt": "1970-01-01T00:00:00.000Z",',
      '  "madeAtMs": 0,',
      '  "devices": [],',
      '  "eventCount": 0,',
      '  "events": []',
      '}',
      '',
    ]);
  });

  it('leaves out of what was put aside only what is too much together', () => {
    const aside = [5_000_000, 5_000_000, 3_000_000, 500_000].map((length, index) => ({
      key: String(index),
      raw: 'x'.repeat(length),
    }));
    const file = JSON.parse(makeBackup([], { ...info, aside })) as { aside: { record: string }[] };
    expect(file.aside.map(({ record }) => record.startsWith('left out'))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('carries what was put aside as texts that cannot keep it from being restored', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    let deep: unknown = 1;
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    const kept: [unknown, string][] = [
      [{ kind: 'answer', id: 'x' }, '{"kind":"answer","id":"x"}'],
      [{ v: 1, bytes: Uint8Array.of(0, 10, 255) }, '{"v":1,"bytes":{"hex":"000aff"}}'],
      [undefined, 'undefined'],
      [null, 'null'],
      [12n, '"12"'],
      ['\ud800"', String.raw`"\ud800\""`],
      [circle, 'cannot be written as text'],
      [deep, 'cannot be written as text'],
      ['['.repeat(9_000_000), 'left out: 9000002 characters'],
      [3, '3'],
    ];
    const aside = kept.map(([raw], index) => ({ key: `["event","a",${index}]`, raw }));
    const text = makeBackup([testAnswer()], { ...info, aside });
    expect(readBackup(text)).toMatchObject({ ok: true, events: [testAnswer()], skipped: [] });
    const file = JSON.parse(text) as { aside: { key: string; record: string }[] };
    expect(file.aside.map(({ key }) => key)).toEqual(aside.map(({ key }) => key));
    for (const [index, [, record]] of kept.entries())
      expect(file.aside[index]?.record.startsWith(record)).toBe(true);
    expect(readBackup(text.slice(0, -20))).toMatchObject({ ok: false, reason: 'damaged' });
  });

  it('lists events of a newer version among the others, for that version to read', () => {
    const later = { ...testAnswer({ sequence: 2 }), v: 2, mood: 'calm' };
    const text = makeBackup([testAnswer()], { ...info, newer: [later] });
    expect(JSON.parse(text)).toMatchObject({ eventCount: 2, events: [testAnswer(), later] });
    expect(readBackup(text)).toMatchObject({
      events: [testAnswer()],
      skipped: [{ index: 1, reason: 'newer-version: v: 2 is newer than 1' }],
    });
  });

  it('keeps texts of any characters', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        const answer = testAnswer({ given: { kind: 'text', text: `${text}\u0000\ud800\u2028` } });
        expect(readBackup(makeBackup([answer], info))).toMatchObject({
          ok: true,
          events: [answer],
        });
      }),
    );
  });
});

describe('reading a backup', () => {
  const text = makeBackup(
    logFromSteps(
      'a',
      Array.from({ length: 40 }, (_, n) => ({ kind: n, target: n, clockMovesMs: 5 })),
    ),
    info,
  );
  const withEvents = (...events: unknown[]) =>
    JSON.stringify({ format: 'two-sides-backup', version: 1, madeAtMs: 5, events });

  it('names the place of a cut, wherever it is', () => {
    for (let end = 0; end < text.length - 2; end += 100) {
      const read = readBackup(text.slice(0, end));
      expect(read.ok).toBe(false);
      if (read.ok) continue;
      expect(read.reason).toBe(end < 40 ? 'not-json' : 'damaged');
      if (end >= 40)
        expect(read.message).toContain(`cut off in line ${text.slice(0, end).split('\n').length}`);
    }
  });

  it.each([
    ['nothing', '', 'not-json', 'This file is empty'],
    ['spaces', ' \n ', 'not-json', 'This file is empty'],
    ['an image', '\u0089PNG\r\n', 'not-json', 'is not a Two Sides backup'],
    ['a text about backups', 'See "two-sides-backup".', 'not-json', 'is not a Two Sides backup'],
    ['broken JSON of others', '{"a":1,}', 'not-json', 'is not a Two Sides backup'],
    ['UTF-16 read as UTF-8', `\ufffd\ufffd${text.split('').join('\u0000')}`, 'not-json'],
    ['other JSON', '{"format":"anki"}', 'not-a-backup'],
    ['a number', '3', 'not-a-backup'],
    ['null', 'null', 'not-a-backup'],
    ['a list', '[]', 'not-a-backup'],
    ['100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000), 'not-a-backup'],
    ['no version', '{"format":"two-sides-backup"}', 'damaged', 'version at the top'],
    ['version 0', '{"format":"two-sides-backup","version":0}', 'damaged', 'version at the top'],
    ['version 1.5', '{"format":"two-sides-backup","version":1.5}', 'damaged', 'version at the top'],
    ['version "1"', '{"format":"two-sides-backup","version":"1"}', 'damaged', 'version at the top'],
    ['no date', '{"format":"two-sides-backup","version":1}', 'damaged', 'date at the top'],
    [
      'the date -1',
      '{"format":"two-sides-backup","version":1,"madeAtMs":-1}',
      'damaged',
      'date at the top',
    ],
    [
      'the date "5"',
      '{"format":"two-sides-backup","version":1,"madeAtMs":"5"}',
      'damaged',
      'date at the top',
    ],
    [
      'the date 1e300',
      '{"format":"two-sides-backup","version":1,"madeAtMs":1e300}',
      'damaged',
      'date at the top',
    ],
    [
      'no events',
      '{"format":"two-sides-backup","version":1,"madeAtMs":5}',
      'damaged',
      'has no list of events',
    ],
    [
      'events that are no list',
      '{"format":"two-sides-backup","version":1,"madeAtMs":5,"events":{}}',
      'damaged',
      'has no list of events',
    ],
    [
      'a later version',
      '{"format":"two-sides-backup","version":2}',
      'newer-version',
      'format 2, here 1',
    ],
    [
      'a comma lost by hand',
      text.replace('"version": 1,', '"version": 1'),
      'damaged',
      'was changed',
    ],
    ['33 levels', `[\n[\n${'['.repeat(31)}`, 'not-a-backup', 'nested too deeply in line 3'],
    [
      '32 levels',
      `${'['.repeat(32)}${']'.repeat(32)}`,
      'not-a-backup',
      'is not a Two Sides backup',
    ],
    ['more than fits', ' '.repeat(maximumBackupLength + 1), 'too-large'],
    [
      'a million and one events',
      `{"format":"two-sides-backup","version":1,"madeAtMs":5,"events":[${'0,'.repeat(1_000_000)}0]}`,
      'too-large',
    ],
  ])('refuses %s', (_, input = '', reason = '', why = '') => {
    const read = readBackup(input);
    expect(read).toMatchObject({ ok: false, reason });
    expect(!read.ok && read.message).toMatch(/(Choose|Update)/);
    expect(!read.ok && read.message).toContain(why);
  });

  it('takes brackets and quotes in a text for text', () => {
    const said = testAnswer({ given: { kind: 'text', text: `"\\"${'[{'.repeat(50)}\\` } });
    expect(readBackup(withEvents(said))).toMatchObject({ ok: true, events: [said] });
  });

  it('takes the first and the last moment there is', () => {
    for (const madeAtMs of [0, latestMs]) {
      expect(readBackup(makeBackup([], { madeAtMs }))).toMatchObject({ ok: true, madeAtMs });
    }
  });

  it('accepts a byte order mark', () => {
    expect(readBackup(`\uFEFF${text}`)).toMatchObject({ ok: true, skipped: [] });
  });

  it('leaves out what it cannot read, and says which and why', () => {
    const read = readBackup(
      withEvents(testAnswer(), 7, { ...testAnswer(), v: 9 }, testAnswer({ sequence: 2, score: 3 })),
    );
    expect(read).toMatchObject({
      ok: true,
      events: [testAnswer()],
      skipped: [
        { index: 1, reason: 'damaged: not an object' },
        { index: 2, reason: 'newer-version: v: 9 is newer than 1' },
        { index: 3, reason: expect.stringContaining('score') },
      ],
    });
  });

  it('counts an event listed twice once', () => {
    expect(readBackup(withEvents(testAnswer(), testAnswer()))).toMatchObject({
      events: [testAnswer()],
    });
  });

  it('is not changed by names of prototypes', () => {
    const hostile = withEvents(
      testAnswer({ grades: [{ fact: '__proto__', grade: 'good' }] }),
    ).replace(
      '"version"',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"version"',
    );
    expect(readBackup(hostile)).toMatchObject({ ok: true, skipped: [] });
    expect('polluted' in {}).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string(), (from, length, put) => {
        const start = from % text.length;
        const broken = text.slice(0, start) + put + text.slice(start + (length % 200));
        expect(readBackup(broken).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 500 },
    );
  });
});

describe('dryRun', () => {
  it('says what would come in', () => {
    const here = [testAnswer({ sequence: 1 })];
    const file = [
      ...here,
      testAnswer({ sequence: 2, atMs: 90 }),
      testAnswer({ sequence: 3, atMs: 50 }),
      {
        v: 1 as const,
        id: eventId('a', 4),
        device: 'a',
        atMs: 60,
        kind: 'undone' as const,
        event: eventId('a', 3),
      },
    ];
    expect(dryRun(here, file)).toEqual({
      added: 3,
      alreadyHere: 1,
      answers: 1,
      firstAtMs: 50,
      lastAtMs: 90,
    });
    expect(dryRun(file, file)).toEqual({
      added: 0,
      alreadyHere: 4,
      answers: 0,
      firstAtMs: null,
      lastAtMs: null,
    });
  });
});
