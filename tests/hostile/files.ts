/**
 * Files that a restore must survive, made by code. The numbers are those of `cases` in the tests: C1–C10, C12–C14, C17
 * and C20 concern files; addresses, messages and searches have tests of their own.
 */
import { gzipSync } from 'node:zlib';
import { makeBackup, maximumBackupLength } from '../../src/lib/core/progress/backup.ts';
import type { ProgressEvent } from '../../src/lib/core/progress/events.ts';
import { testAnswer } from '../../src/lib/core/progress/log.fixture.ts';

export interface HostileFile {
  id: string;
  title: string;
  make: () => Uint8Array<ArrayBuffer>;
  /** Refused for this reason, with a sentence like this; otherwise how many events are read and left out. */
  expected: { refused: string; says: RegExp } | { read: number; leftOut: number };
}

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const madeAtMs = Date.UTC(2026, 10, 22);

/** A backup whose events are given as JSON text, so that they may hold what no object can. */
export const backupOf = (...events: string[]) =>
  `{"format":"two-sides-backup","version":1,"madeAtMs":${madeAtMs},"events":[${events.join(',')}]}`;

let sequence = 1000;
/** An answer as JSON text with some text in it replaced. */
function answer(
  replace: Record<string, string> = {},
  overrides: Partial<ProgressEvent> = {},
): string {
  sequence += 1;
  let text = JSON.stringify({ ...testAnswer({ sequence, atMs: madeAtMs }), ...overrides });
  for (const [from, to] of Object.entries(replace)) {
    if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
    text = text.replace(from, to);
  }
  return text;
}

const whole = makeBackup(
  Array.from({ length: 30 }, (_, index) =>
    testAnswer({ sequence: index + 1, atMs: madeAtMs + index }),
  ),
  { madeAtMs },
);

const accepts = (id: string, title: string, event: () => string): HostileFile => ({
  id,
  title,
  make: () => bytes(backupOf(event())),
  expected: { read: 1, leftOut: 0 },
});
const leavesOut = (id: string, title: string, event: () => string): HostileFile => ({
  id,
  title,
  make: () => bytes(backupOf(answer(), event())),
  expected: { read: 1, leftOut: 1 },
});
const refuses = (
  id: string,
  title: string,
  make: () => Uint8Array<ArrayBuffer>,
  refused: string,
  says: RegExp,
): HostileFile => ({ id, title, make, expected: { refused, says } });

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const latin1 = (text: string) =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

export const hostileFiles: HostileFile[] = [
  refuses('C1', 'nothing', () => bytes(''), 'not-json', /is empty/),
  refuses('C1', 'only spaces', () => bytes(' \n\t '), 'not-json', /is empty/),
  refuses('C2', 'a picture', () => png, 'not-json', /not a Two Sides backup/),
  refuses('C2', 'a page', () => bytes('<!doctype html><p>x'), 'not-json', /not a Two Sides backup/),
  refuses('C2', 'a zip archive', () => bytes('PK\u0003\u0004'), 'not-json', /not a Two Sides/),
  refuses('C2', 'other JSON', () => bytes('{"a":1}'), 'not-a-backup', /not a Two Sides backup/),
  ...Array.from({ length: Math.floor(whole.length / 100) }, (_, index) =>
    refuses(
      'C3',
      `cut off after ${String((index + 1) * 100)} bytes`,
      () => bytes(whole.slice(0, (index + 1) * 100)),
      'damaged',
      /cut off in line \d+/,
    ),
  ),
  {
    id: 'C4',
    title: 'a byte order mark',
    make: () => bytes(`\ufeff${whole}`),
    expected: { read: 30, leftOut: 0 },
  },
  refuses(
    'C4',
    'UTF-16, little end first',
    () => new Uint8Array(Buffer.from(`\ufeff${whole}`, 'utf16le')),
    'not-json',
    /UTF-16.*save it as UTF-8/,
  ),
  refuses(
    'C4',
    'UTF-16, big end first',
    () => new Uint8Array(Buffer.from(`\ufeff${whole}`, 'utf16le').swap16()),
    'not-json',
    /UTF-16.*save it as UTF-8/,
  ),
  refuses(
    'C4',
    'Latin-1',
    () => latin1(backupOf(answer({ '"who-owns-alipay"': '"\u00e9t\u00e9"' }))),
    'not-json',
    /another encoding than UTF-8/,
  ),
  refuses(
    'C5',
    'larger than any backup',
    () => new Uint8Array(maximumBackupLength + 1),
    'too-large',
    /larger than any backup/,
  ),
  refuses('C6', '100,000 levels', () => bytes(nested(100_000)), 'not-a-backup', /nested.*line 1/),
  refuses(
    'C6',
    '100,000 levels in the events',
    () => bytes(backupOf(nested(100_000))),
    'not-a-backup',
    /nested/,
  ),
  refuses(
    'C6',
    '100,000 objects in each other',
    () => bytes(backupOf(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)),
    'not-a-backup',
    /nested/,
  ),
  leavesOut('C6', '20 levels in an event', () =>
    answer({ '"v":1': `"v":1,"later":${nested(20)}` }),
  ),
  refuses(
    'C7',
    'ten million empty lists',
    () => bytes(backupOf(`${'[],'.repeat(9_999_999)}[]`)),
    'too-large',
    /more entries than any backup/,
  ),
  refuses(
    'C7',
    'a million and one numbers',
    () => bytes(backupOf(`${'0,'.repeat(1_000_000)}0`)),
    'too-large',
    /more than 1000000 events/,
  ),
  refuses(
    'C8',
    'a gzip bomb',
    () => new Uint8Array(gzipSync(new Uint8Array(maximumBackupLength + 1))),
    'too-large',
    /larger than any backup/,
  ),
  refuses(
    'C8',
    'a gzip file in a gzip file',
    () => new Uint8Array(gzipSync(gzipSync(whole))),
    'not-json',
    /not a Two Sides backup/,
  ),
  refuses(
    'C8',
    'a gzip file cut off',
    () => new Uint8Array(gzipSync(whole)).slice(0, -20),
    'damaged',
    /cut off or was changed/,
  ),
  {
    id: 'C8',
    title: 'an honest gzip file',
    make: () => new Uint8Array(gzipSync(whole)),
    expected: { read: 30, leftOut: 0 },
  },
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'].flatMap(
    (name) => [
      accepts('C10', `${name} as fact`, () => answer({ '"owner"': `"${name}"` })),
      accepts('C10', `${name} as question`, () => answer({ '"who-owns-alipay"': `"${name}"` })),
      accepts('C10', `${name} as misconception`, () =>
        answer({ '"misconceptions":[]': `"misconceptions":["${name}"]` }),
      ),
      accepts('C10', `${name} as key`, () =>
        answer({ '"v":1': `"v":1,"${name}":{"polluted":1,"attempt":"x"}` }),
      ),
      accepts('C10', `${name} as device`, () =>
        answer({ '"device":"a"': `"device":"${name}"`, '"id":"a-': `"id":"${name}-` }),
      ),
    ],
  ),
  accepts('C12', 'an override of direction', () =>
    answer({ '"who-owns-alipay"': '"\u202e\u2066abc\u202c\u200b\u200d\ufeff"' }),
  ),
  accepts('C12', 'marks stacked high', () =>
    answer({
      '{"kind":"choice","option":0}': `{"kind":"text","text":"Z${'\u0301\u0336\u0489'.repeat(1000)}"}`,
    }),
  ),
  leavesOut('C12', 'a word of 100,000 letters', () =>
    answer({
      '{"kind":"choice","option":0}': `{"kind":"text","text":"${'x'.repeat(100_000)}"}`,
    }),
  ),
  leavesOut('C12', 'an id of 300 letters', () =>
    answer({ '"who-owns-alipay"': `"${'x'.repeat(300)}"` }),
  ),
  leavesOut('C12', 'two megabytes in a field of a later version', () =>
    answer({ '"v":1': `"v":1,"later":"${'x'.repeat(2_000_000)}"` }),
  ),
  leavesOut('C12', 'a list of 2,000 facts', () =>
    answer({
      '[{"fact":"owner","grade":"good"}]': `[${Array.from({ length: 2000 }, () => '{"fact":"owner","grade":"good"}').join(',')}]`,
    }),
  ),
  accepts('C13', 'half a pair of surrogates, and NUL', () =>
    answer({ '"who-owns-alipay"': '"\\ud800\\u0000\\udfff"' }),
  ),
  accepts('C14', 'a question that the bank does not have', () =>
    answer({ 'who-owns-alipay': 'no-such-question' }),
  ),
  {
    id: 'C17',
    title: 'the same id twice with another content: the same one is kept',
    make: () => {
      const one = answer();
      return bytes(backupOf(one, one.replace('"score":1', '"score":0')));
    },
    expected: { read: 1, leftOut: 0 },
  },
  accepts('C17', 'a review of 1970', () => answer({}, { atMs: 0, day: 0 })),
  accepts('C17', 'a review of 2099', () => answer({}, { atMs: Date.UTC(2099, 0), day: 47_117 })),
  ...(
    [
      ['a review of the year 275760', '8.64e15'],
      ['a date as text', '"2026-11-22"'],
      ['a number beyond all numbers', '1e999'],
      ['a negative date', '-1'],
      ['a date with a fraction', '1.5'],
      ['no date', 'null'],
    ] as const
  ).map(([title, value]) =>
    leavesOut('C17', title, () => answer({ [`"atMs":${madeAtMs}`]: `"atMs":${value}` })),
  ),
  leavesOut('C17', 'a study day beyond all dates', () => answer({ '"day":19675': '"day":9e15' })),
  leavesOut('C17', 'a seed that is no whole number', () => answer({ '"seed":1': '"seed":1e400' })),
  leavesOut('C17', 'a score of two', () => answer({ '"score":1': '"score":2' })),
  accepts('C17', 'the same key twice: the last counts', () =>
    answer({ '"score":1': '"score":7,"score":1' }),
  ),
  refuses(
    'C17',
    'NaN, which is not JSON',
    () => bytes(backupOf(answer({ '"score":1': '"score":NaN' }))),
    'damaged',
    /./,
  ),
  refuses(
    'C17',
    'a backup made beyond all dates',
    () => bytes(backupOf().replace(String(madeAtMs), '9e15')),
    'damaged',
    /date at the top/,
  ),
  refuses(
    'C20',
    'a later format',
    () => bytes(backupOf().replace('"version":1', '"version":2')),
    'newer-version',
    /newer Two Sides.*Update the app/,
  ),
  leavesOut('C20', 'an event of a later version', () => answer({ '"v":1': '"v":2' })),
  leavesOut('C20', 'a kind of a later version', () =>
    answer({ '"kind":"answer"': '"kind":"dream"' }),
  ),
  accepts('C20', 'a field of a later version', () => answer({ '"v":1': '"v":1,"mood":"calm"' })),
];
