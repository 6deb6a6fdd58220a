/**
 * `npm run bank`: what the bank holds and everything that is wrong with it. Exit code 1 on any error.
 * `npm run bank -- questions/origins` lists only findings below that path.
 * `npm run bank -- --notes` also lists what is good to know and no fault.
 * `npm run bank -- --write-schema` also writes the JSON Schemas for editors.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileBank, type BankCounts } from '#lib/core/bank/compile.ts';
import { jsonSchemaFiles } from '#lib/core/bank/json-schema.ts';
import { recheckDue } from '#lib/core/bank/lint/evidence/recheck-due.ts';
import { formatProblem } from '#lib/core/bank/problem.ts';
import { count } from '#lib/core/bank/text.ts';
import { bankContext, bankFolder, readBank } from './read-bank.ts';

/** Prints the report for the repository in the working directory. */
export default function main(args: string[]): Promise<number> {
  const root = process.cwd();
  if (args.includes('--write-schema')) writeSchemas(root);

  const only = args.filter((arg) => !arg.startsWith('--'));
  const isAsked = ({ file }: { file: string }) =>
    only.length === 0 || only.some((path) => file.startsWith(path));

  const result = compileBank(readBank(root), bankContext());
  const warnings = result.report.warnings.filter(isAsked);
  const problems = result.ok ? [] : result.problems.filter(isAsked);
  const notes = result.report.information.filter(isAsked);
  const listed = notes.filter(({ rule }) => rule === recheckDue.id || args.includes('--notes'));

  console.log(formatCounts(result.report.counts));
  for (const problem of [...listed, ...warnings, ...problems])
    console.log(`\n${formatProblem(problem)}`);
  console.log(
    `\n${count(problems.length, 'error')}, ${count(warnings.length, 'warning')}, ${count(notes.length, 'note')}`,
  );
  return Promise.resolve(problems.length > 0 ? 1 : 0);
}

function writeSchemas(root: string): void {
  const folder = join(root, bankFolder, 'schema');
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of jsonSchemaFiles()) writeFileSync(join(folder, name), text);
}

function formatCounts(counts: BankCounts): string {
  const list = (numbers: Record<string, number>) =>
    Object.entries(numbers)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ');
  const unused = Object.entries(counts.byMisconception)
    .filter(([, number]) => number === 0)
    .map(([name]) => name);
  const used = Object.entries(counts.byMisconception).filter(([, number]) => number > 0);
  return [
    `${count(counts.facts, 'fact')}, ${count(counts.questions, 'question')}`,
    ...Object.entries(counts.byTopic).map(
      ([topic, { facts, questions }]) =>
        `  ${topic.padEnd(16)} ${String(facts).padStart(4)} facts ${String(questions).padStart(5)} questions`,
    ),
    `kind:   ${list(counts.byKind)}`,
    `asks:   ${list(counts.byAsks)}`,
    `level:  ${list(counts.byLevel)} (facts)`,
    `misconceptions hit: ${list(Object.fromEntries(used)) || 'none'}`,
    ...(unused.length === 0 ? [] : [`misconceptions never hit: ${unused.join(', ')}`]),
  ].join('\n');
}
