/**
 * `npm run bank`: what the bank holds and everything that is wrong with it. Exit code 1 on any error.
 * `npm run bank -- questions/origins` lists only findings below that path.
 * `npm run bank -- --bots` also lists the questions that each bot gets right for nothing.
 * `npm run bank -- --cues` also lists which questions give each other away, so that no quiz asks both.
 * `npm run bank -- --notes` also lists what is good to know and no fault.
 * `npm run bank -- --write` also writes what is made from the bank: the JSON Schemas for editors and COVERAGE.md.
 */
import { playBots } from '#lib/core/bank/bots/play.ts';
import { compileBank, type CompiledBank } from '#lib/core/bank/compile.ts';
import { readDraft, type BankFile } from '#lib/core/bank/draft/draft.ts';
import { findCues } from '#lib/core/bank/assembly/cueing.ts';
import { recheckDue } from '#lib/core/bank/lint/evidence/recheck-due.ts';
import { formatProblem } from '#lib/core/bank/problem.ts';
import { count } from '#lib/core/bank/text.ts';
import { staleFiles, writeMadeFiles } from './made-files.ts';
import { formatGiveaways, formatQuality } from './quality-text.ts';
import { bankContext, readBank } from './read-bank.ts';

/** Prints the report for the repository in the working directory. */
export default function main(args: string[]): Promise<number> {
  const root = process.cwd();

  const only = args.filter((arg) => !arg.startsWith('--'));
  const isAsked = ({ file }: { file: string }) =>
    only.length === 0 || only.some((path) => file.startsWith(path));

  const files = readBank(root);
  // `--write-schema` is the older name.
  if (args.includes('--write') || args.includes('--write-schema')) writeMadeFiles(root, files);
  const context = bankContext();
  const result = compileBank(files, context);
  const warnings = result.report.warnings.filter(isAsked);
  const problems = result.ok ? [] : result.problems.filter(isAsked);
  const notes = result.report.information.filter(isAsked);
  const listed = notes.filter(({ rule }) => rule === recheckDue.id || args.includes('--notes'));

  for (const problem of [...listed, ...warnings, ...problems])
    console.log(`${formatProblem(problem)}\n`);
  if (args.includes('--bots')) console.log(`${giveaways(files)}\n`);
  if (args.includes('--cues') && result.ok) console.log(`${formatCues(result.bank)}\n`);
  if (only.length === 0) console.log(formatQuality(result.report.quality, context.today));
  if (result.ok)
    console.log(
      `\n${count(result.bank.index.cues.length, 'pair')} of questions that no quiz joins`,
    );
  console.log(
    `${result.ok ? '' : '\n'}${count(problems.length, 'error')}, ${count(warnings.length, 'warning')}, ${count(notes.length, 'note')}`,
  );
  const stale = result.ok ? staleFiles(root, files) : [];
  if (stale.length > 0)
    console.log(`\nOut of date: ${stale.join(', ')}. Run "npm run bank -- --write".`);
  return Promise.resolve(problems.length + stale.length > 0 ? 1 : 0);
}

/** Each cue in three lines: which question tells on which, what it shows, and what that answers. */
function formatCues(bank: CompiledBank): string {
  const questions = bank.topics.flatMap((topic) => topic.questions);
  return findCues(questions)
    .map(({ from, to, text }) =>
      [
        `${questions[from]?.id ?? ''} gives away ${questions[to]?.id ?? ''}`,
        `    ${text}`,
        `    ${questions[to]?.stem ?? ''}`,
      ].join('\n'),
    )
    .join('\n\n');
}

function giveaways(files: readonly BankFile[]): string {
  const { choice, multiple } = playBots(readDraft(files).draft);
  return [formatGiveaways(choice, 'choice'), formatGiveaways(multiple, 'multiple')].join('\n\n');
}
