import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold } from './fold.ts';
import { logFromSteps, reviewForTests, testAnswer } from './log.fixture.ts';
import { latestMs, readEvent, readSnapshot } from './record.ts';

const log = fc
  .array(fc.record({ kind: fc.nat(), target: fc.nat(), clockMovesMs: fc.nat(100_000) }))
  .map((steps) => logFromSteps('a', steps));

describe('readEvent', () => {
  it('passes every event the app writes, unchanged', () => {
    fc.assert(
      fc.property(log, (events) => {
        for (const event of events) expect(readEvent(event)).toEqual({ ok: true, value: event });
        expect(events).toBeDefined();
      }),
    );
  });

  it('takes names, lists, texts and days up to their limits', () => {
    const limits = [
      { question: 'x'.repeat(200) },
      { misconceptions: Array.from({ length: 1000 }, () => 'm') },
      { given: { kind: 'text', text: 'x'.repeat(10_000) } },
      { atMs: latestMs },
      { atMs: 0 },
    ];
    for (const limit of limits) expect(readEvent({ ...testAnswer(), ...limit }).ok).toBe(true);
  });

  it('keeps fields it does not know, at every level', () => {
    const event = {
      ...testAnswer(),
      later: { a: 1 },
      given: { kind: 'choice', option: 1, by: 'x' },
    };
    expect(readEvent(event)).toEqual({ ok: true, value: event });
  });

  it.each([
    ['a version', { v: 2 }],
    ['a kind', { kind: 'dreamt' }],
  ])('calls %s it does not know newer', (_, change) => {
    expect(readEvent({ ...testAnswer(), ...change })).toMatchObject({
      ok: false,
      reason: 'newer-version',
    });
  });

  it.each([
    ['nothing', undefined, 'not an object'],
    ['a list', [], 'not an object'],
    ['no version', { ...testAnswer(), v: undefined }, 'v: not a version number'],
    ['a text as version', { ...testAnswer(), v: '1' }, 'v: not a version number'],
    ['version 0', { ...testAnswer(), v: 0 }, 'v: not a version number'],
    ['an inherited kind', { ...testAnswer(), kind: 'toString' }, 'kind: "toString"'],
    ['no kind', { v: 1 }, 'kind: missing'],
    ['a text as time', { ...testAnswer(), atMs: '2026-01-01' }, 'atMs'],
    ['a time before 1970', { ...testAnswer(), atMs: -1 }, 'atMs'],
    ['a time after 275760', { ...testAnswer(), atMs: 8.64e15 + 1 }, 'atMs'],
    ['a time after 9999', { ...testAnswer(), atMs: Date.UTC(10_000, 0) }, 'atMs'],
    ['a study day no date has', { ...testAnswer(), day: 3_000_000 }, 'day'],
    ['a study day before 1970', { ...testAnswer(), day: -3 }, 'day'],
    [
      'a field as large as a book',
      { ...testAnswer(), later: 'x'.repeat(1_000_001) },
      'larger than',
    ],
    [
      'a field of very many values',
      { ...testAnswer(), later: Array.from({ length: 200_000 }, () => 0) },
      'larger than',
    ],
    ['no number', { ...testAnswer(), score: Number.NaN }, 'score'],
    ['a score above 1', { ...testAnswer(), score: 1.01 }, 'score'],
    ['a score below 0', { ...testAnswer(), score: -0.01 }, 'score'],
    ['an empty name', { ...testAnswer(), question: '' }, 'question'],
    ['a name of 201 characters', { ...testAnswer(), question: 'x'.repeat(201) }, 'question'],
    [
      'a list of 1,001',
      { ...testAnswer(), misconceptions: Array.from({ length: 1001 }, () => 'm') },
      'misconceptions',
    ],
    [
      'a kind of 60 characters',
      { ...testAnswer(), kind: 'k'.repeat(60) },
      `"${'k'.repeat(50)}" is not known`,
    ],
    ['an endless time', { ...testAnswer(), tookMs: Infinity }, 'tookMs'],
    [
      'an unknown grade',
      { ...testAnswer(), grades: [{ fact: 'x', grade: 'best' }] },
      'grades.0.grade',
    ],
    ['an id of another device', { ...testAnswer(), device: 'b' }, 'id'],
    ['an id without number', { ...testAnswer(), id: 'a-1' }, 'id'],
    ['a missing list', { ...testAnswer(), misconceptions: undefined }, 'misconceptions'],
    ['an absent field given as undefined', { ...testAnswer(), attempt: undefined }, 'attempt'],
    [
      'a very long text',
      { ...testAnswer(), given: { kind: 'text', text: 'x'.repeat(20_000) } },
      'given',
    ],
  ])('names what is wrong with %s', (_, input, detail) => {
    const read = readEvent(input);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.detail).toContain(detail);
  });

  it('never throws, and what it accepts is an object with an id', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        fc.string(),
        (input, field) => {
          expect(readEvent(input).ok).toBe(false);
          const read = readEvent({ ...testAnswer(), [field]: input });
          expect(read.ok ? read.value.id : read.detail).toBeTypeOf('string');
        },
      ),
    );
  });

  it('refuses nesting that would end the stack', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
    expect(readEvent({ ...testAnswer(), deep })).toMatchObject({ detail: 'nested too deeply' });
  });

  it('takes no prototype from a file', () => {
    const text = JSON.stringify(testAnswer()).replace('{', '{"__proto__":{"polluted":1},');
    const read = readEvent(JSON.parse(text));
    expect(read.ok && 'polluted' in read.value).toBe(false);
    expect('polluted' in {}).toBe(false);
  });
});

describe('readSnapshot', () => {
  it('passes what the fold makes and refuses what was changed', () => {
    const fold = createFold(reviewForTests);
    fc.assert(
      fc.property(log, (events) => {
        const snapshot = fold.rebuild(events);
        expect(readSnapshot(snapshot)).toEqual({ ok: true, value: snapshot });
      }),
    );
    const snapshot = fold.rebuild([testAnswer()]);
    expect(readSnapshot(7)).toMatchObject({ reason: 'damaged', detail: 'record: invalid_type' });
    const damaged = { ...snapshot, cards: [{ ...snapshot.cards[0], stability: Number.NaN }] };
    expect(readSnapshot(damaged)).toMatchObject({
      reason: 'damaged',
      detail: expect.stringContaining('stability'),
    });
  });
});
