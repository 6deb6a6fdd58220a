import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filtersOf, fitsState, noFilters, searchOf, stateFilters } from './filters.ts';

const topics = ['origins', 'ownership'];

describe('filtersOf and searchOf', () => {
  it('say the same thing both ways', () => {
    fc.assert(
      fc.property(
        fc.record({
          query: fc.string({ unit: 'grapheme' }).map((text) => text.trim()),
          topic: fc.constantFrom('', ...topics),
          state: fc.constantFrom('' as const, ...stateFilters.map(({ value }) => value)),
        }),
        (filters) => {
          expect(filtersOf(new URLSearchParams(searchOf(filters)), topics)).toEqual(filters);
        },
      ),
    );
  });

  it('leave out what does not exist', () => {
    expect(filtersOf(new URLSearchParams('?topic=gone&state=wise&page=2'), topics)).toEqual(
      noFilters,
    );
  });

  it('keep a plain address plain', () => {
    expect(searchOf({ ...noFilters, query: '  ' })).toBe('');
  });
});

describe('fitsState', () => {
  const due = { mastery: 'forgotten', isDue: true, isSuspended: false } as const;

  it('shows a due fact under both its words', () => {
    expect(['forgotten', 'due', ''].every((filter) => fitsState(filter as 'due', due))).toBe(true);
    expect(fitsState('proven', due)).toBe(false);
  });

  it('shows a suspended fact as suspended only', () => {
    const suspended = { ...due, isSuspended: true };
    expect(
      stateFilters.map(({ value }) => value).filter((filter) => fitsState(filter, suspended)),
    ).toEqual(['suspended']);
  });
});
