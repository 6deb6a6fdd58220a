import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileBank } from '#lib/core/bank/compile.ts';
import { jsonSchemaFiles } from '#lib/core/bank/json-schema.ts';
import { lintRules } from '#lib/core/bank/lint/index.ts';
import { checks } from '#lib/core/bank/checks/index.ts';
import { formatProblem } from '#lib/core/bank/problem.ts';
import { bankContext, readBank } from '../../src/build/read-bank.ts';

const root = process.cwd();

describe('the bank of this repository', () => {
  it('compiles without errors', () => {
    const result = compileBank(readBank(root), bankContext());
    expect(result.ok ? '' : result.problems.map(formatProblem).join('\n')).toBe('');
  });

  it('has the JSON Schemas of its zod schemas; `npm run bank -- --write-schema` renews them', () => {
    for (const { name, text } of jsonSchemaFiles())
      expect(readFileSync(`${root}/questions/schema/${name}`, 'utf8'), name).toBe(text);
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
