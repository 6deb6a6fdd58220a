import { describe, expect, it } from 'vitest';
import { compileBank } from '#lib/core/bank/compile.ts';
import { packIndex, unpackIndex } from '#lib/core/bank/assembly/packed-index.ts';
import { readBank } from '../../src/build/read-bank.ts';

describe('packIndex', () => {
  const compiled = compileBank(readBank(process.cwd()), { today: '2026-11-22' });
  if (!compiled.ok) throw new Error('the bank has errors: run npm run bank');
  const { index } = compiled.bank;

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
