import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptCopies, type Thinnable } from './thin-copies.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const nowMs = Date.UTC(2026, 10, 22, 12);

const every = (stepMs: number, count: number): Thinnable[] =>
  Array.from({ length: count }, (_, index) => ({ madeAtMs: nowMs - index * stepMs, answers: 1 }));
const agesInDays = (copies: readonly Thinnable[]) =>
  copies.map(({ madeAtMs }) => (nowMs - madeAtMs) / dayMs);

describe('thinning', () => {
  it('keeps all of the last two days up to twelve', () => {
    expect(keptCopies(every(4 * hourMs, 11), nowMs)).toHaveLength(11);
    const ages = agesInDays(keptCopies(every(hourMs, 24 * 30), nowMs));
    expect(ages.filter((age) => age < 0.5)).toHaveLength(12);
    // The twelve newest, and the last one of each of the two days before.
    expect(ages.filter((age) => age < 2).map((age) => age * 24)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 37,
    ]);
  });

  it.each([2, 3])('thins what is %s days old, also when it is among the twelve newest', (days) => {
    const daily = every(dayMs, 14);
    const besides = [1, 2].map((hours) => ({
      madeAtMs: nowMs - days * dayMs - hours * hourMs,
      answers: 1,
    }));
    expect(keptCopies([...daily, ...besides], nowMs)).toEqual(daily);
  });

  it('keeps one a day for a fortnight, one a week for two months, one a month for a year', () => {
    const ages = agesInDays(keptCopies(every(dayMs, 400), nowMs));
    expect(ages.filter((age) => age < 14)).toHaveLength(14);
    expect(ages.filter((age) => age >= 14 && age < 61).length).toBeGreaterThanOrEqual(6);
    expect(ages.filter((age) => age >= 14 && age < 61).length).toBeLessThanOrEqual(8);
    expect(ages.filter((age) => age >= 61 && age < 365).length).toBeGreaterThanOrEqual(10);
    expect(ages.filter((age) => age >= 61 && age < 365).length).toBeLessThanOrEqual(12);
    expect(ages.filter((age) => age >= 365)).toEqual([]);
  });

  it('keeps old ones where there are only few, and the fullest always', () => {
    const old = every(100 * dayMs, 12);
    expect(keptCopies(old, nowMs)).toEqual(old);
    const veryOld = every(400 * dayMs, 20).map((copy) => ({
      ...copy,
      madeAtMs: copy.madeAtMs - 400 * dayMs,
    }));
    expect(keptCopies(veryOld, nowMs)).toEqual(veryOld.slice(0, 12));
    const full = { madeAtMs: nowMs - 500 * dayMs, answers: 900 };
    expect(keptCopies([...every(hourMs, 40), full], nowMs)).toContain(full);
  });
});

const anyCopies = fc.array(
  fc.record({
    madeAtMs: fc.integer({ min: nowMs - 500 * dayMs, max: nowMs + dayMs }),
    answers: fc.nat(1000),
  }),
  { maxLength: 200 },
);

describe('for any copies', () => {
  it('keeps the newest, at least twelve, and not many', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const kept = keptCopies(copies, nowMs);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(12, copies.length));
        expect(kept.length).toBeLessThanOrEqual(60);
        expect(kept.every((copy) => copies.includes(copy))).toBe(true);
        if (copies.length > 0) {
          expect(kept[0]?.madeAtMs).toBe(Math.max(...copies.map(({ madeAtMs }) => madeAtMs)));
          const most = Math.max(...copies.map(({ answers }) => answers));
          expect(kept.some(({ answers }) => answers === most)).toBe(true);
        }
      }),
    );
  });

  it('keeps the same when it is done again', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const kept = keptCopies(copies, nowMs);
        expect(keptCopies(kept, nowMs)).toEqual(kept);
      }),
    );
  });

  it('keeps, however long one studies, something of each of the last days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }), (sessions) => {
        let copies: Thinnable[] = [];
        let atMs = nowMs;
        for (const count of sessions) {
          atMs += dayMs;
          for (let session = 0; session < count; session += 1) {
            copies.push({ madeAtMs: atMs + session * hourMs, answers: 1 });
            copies = keptCopies(copies, atMs + session * hourMs);
          }
        }
        const days = new Set(copies.map(({ madeAtMs }) => Math.floor(madeAtMs / dayMs)));
        expect(days.size).toBeGreaterThanOrEqual(Math.min(12, sessions.length));
      }),
      { numRuns: 50 },
    );
  });
});
