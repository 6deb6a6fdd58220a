import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintRules } from '#lib/core/bank/lint/index.ts';
import { checks } from '#lib/core/bank/checks/index.ts';
import { formatProblem } from '#lib/core/bank/problem.ts';
import { staleFiles } from '../../src/build/made-files.ts';
import { readBank } from '../../src/build/read-bank.ts';
import { compiledBank } from '../bank.ts';

const root = process.cwd();
/** Reading the whole bank takes seconds on a busy machine; the limit only stops a hang. */
const wholeBank = { timeout: 60_000 };

describe('the bank of this repository', wholeBank, () => {
  it('compiles without errors', () => {
    const result = compiledBank();
    expect(result.ok ? '' : result.problems.map(formatProblem).join('\n')).toBe('');
  });

  it('agrees with the files made from it; `npm run bank -- --write` renews them', () => {
    expect(staleFiles(root, readBank(root))).toEqual([]);
  });

  it('explains every rule in its README', () => {
    const readme = readFileSync(`${root}/questions/README.md`, 'utf8');
    const ids = [
      'yaml',
      'schema',
      'unknown-file',
      ...[...checks, ...lintRules].map(({ id }) => id),
    ];
    expect(ids.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
  });
});
