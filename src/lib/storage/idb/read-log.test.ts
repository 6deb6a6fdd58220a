import { describe, expect, it } from 'vitest';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { StorageError } from '../port.ts';
import { decodeLog, refuseNewer, type LogRows } from './read-log.ts';
import { readHead } from './records.ts';
import type { Row } from './rows.ts';
import { makeSegment } from './segments.ts';

const row = (key: IDBValidKey, value: unknown, unreadable: string | null = null): Row => ({
  key,
  value,
  unreadable,
});
const answer = testAnswer({ sequence: 1 });
const decoded = (rows: Partial<LogRows>) =>
  finish(decodeLog({ events: [], segments: [], aside: [], ...rows }));

describe('the stored log', () => {
  it('is in order, each event once, whether it lies in a row or in a segment', () => {
    const [second, third] = [testAnswer({ sequence: 2 }), testAnswer({ sequence: 3 })];
    const segment = finish(makeSegment([answer, second]));
    const log = decoded({
      segments: [row(['segment'], segment)],
      events: [row(['event', 'a', 3], third), row(['event', 'a', 1], answer)],
    });
    expect(log).toEqual({ events: [answer, second, third], damaged: [], aside: [] });
  });

  it('lists what cannot be read, as it lies there', () => {
    const torn = { ...answer, score: 'x' };
    const { events, damaged } = decoded({
      segments: [row(['segment'], 'torn')],
      events: [row(['event', 'a', 1], torn), row(['event', 'a', 2], null, 'the file is missing')],
    });
    expect(events).toEqual([]);
    expect(damaged).toEqual([
      { key: '["segment"]', reason: 'damaged', detail: 'not an object', raw: 'torn' },
      {
        key: '["event","a",1]',
        reason: 'damaged',
        detail: expect.stringMatching(/^score/) as string,
        raw: torn,
      },
      { key: '["event","a",2]', reason: 'damaged', detail: 'the file is missing', raw: null },
    ]);
  });

  it('leaves out what was put aside, under whatever it lies there', () => {
    const log = decoded({
      events: [row(['event', 'a', 1], answer)],
      aside: [
        row(['damaged', 'x'], { key: '["event","a",1]', raw: answer }),
        row(['damaged', 'y'], { key: 7, raw: 1 }),
        row(['damaged', 'z'], 'text'),
      ],
    });
    expect(log.events).toEqual([]);
    expect(log.aside).toEqual([
      { key: '["event","a",1]', raw: answer },
      { key: '["damaged","y"]', raw: { key: 7, raw: 1 } },
      { key: '["damaged","z"]', raw: 'text' },
    ]);
  });

  it('is refused for folding when a part of it is newer, not when a part is damaged', () => {
    const torn = decoded({ events: [row(['event', 'a', 1], 'torn')] });
    expect(refuseNewer(torn)).toBe(torn);
    const later = decoded({ events: [row(['event', 'a', 1], { ...answer, v: 2 })] });
    expect(() => refuseNewer(later)).toThrow(StorageError);
    expect(() => refuseNewer(later)).toThrow(/^\["event","a",1\]: /);
  });
});

describe('the head', () => {
  const head = { v: 1, device: 'a', sequence: 4, revision: 9, foldVersion: 2, write: 'w' };
  it('is read without what it does not know', () => {
    expect(readHead({ ...head, later: 1 })).toEqual(head);
    expect(readHead({ ...head, sequence: 0, revision: 0 })).not.toBeNull();
  });
  it.each<[unknown]>([
    [undefined],
    [null],
    ['head'],
    [{ ...head, v: 0 }],
    [{ ...head, v: '1' }],
    [{ ...head, device: '' }],
    [{ ...head, device: 7 }],
    [{ ...head, sequence: -1 }],
    [{ ...head, sequence: 0.5 }],
    [{ ...head, sequence: '4' }],
    [{ ...head, revision: undefined }],
    [{ ...head, foldVersion: '2' }],
    [{ ...head, write: 7 }],
  ])('cannot be %j', (stored) => {
    expect(readHead(stored)).toBeNull();
  });
  it('of a newer version is not overwritten', () => {
    expect(() => readHead({ v: 2 })).toThrow('the stored data has version 2, this app knows 1');
  });
});
