import { describe, expect, it } from 'vitest';
import type { Source } from '#lib/core/bank/types.ts';
import { groupSources } from './group-sources.ts';

const source = (id: string, changes: Partial<Source>): Source => ({
  id,
  publisher: 'Reuters',
  title: id,
  url: `https://example.org/${id}`,
  kind: 'press',
  ...changes,
});

describe('groupSources', () => {
  it('puts filings first and leaves out kinds without sources', () => {
    const groups = groupSources([source('a', {}), source('b', { kind: 'filing' })], []);
    expect(groups.map(({ label }) => label)).toEqual(['Company filings', 'Press']);
  });

  it('orders by publisher, then the newest first, undated last', () => {
    const [press] = groupSources(
      [
        source('undated', {}),
        source('old', { date: '2019' }),
        source('new', { date: '2020-05' }),
        source('first', { publisher: 'CNN' }),
      ],
      [],
    );
    expect(press?.sources.map(({ id }) => id)).toEqual(['first', 'new', 'old', 'undated']);
  });

  it('lists the facts that rest on a source', () => {
    const facts = [
      { id: 'one', statement: 'One.', sources: ['a', 'b'] },
      { id: 'two', statement: 'Two.', sources: ['b'] },
    ];
    const [press] = groupSources([source('a', {}), source('b', {})], facts);
    expect(press?.sources.map((one) => one.facts.map(({ id }) => id))).toEqual([
      ['one'],
      ['one', 'two'],
    ]);
  });
});
