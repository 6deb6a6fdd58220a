import { describe, expect, it } from 'vitest';
import { packIndex, unpackIndex } from '#lib/core/bank/assembly/packed-index.ts';
import { bank } from '../bank.ts';

describe('packIndex', () => {
  const { index } = bank();

  it('loses nothing of the bank', () => {
    const sent: unknown = JSON.parse(JSON.stringify(packIndex(index)));
    expect(
      unpackIndex(
        { topics: index.topics, facts: index.facts },
        sent as ReturnType<typeof packIndex>,
      ),
    ).toEqual(index);
  });

  it('says which id an outline lacks', () => {
    expect(() => packIndex({ ...index, facts: index.facts.slice(1) })).toThrow(/Inconsistent/);
  });
});
