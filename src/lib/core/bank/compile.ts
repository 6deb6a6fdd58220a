/**
 * The bank's compiler: texts of `questions/` → data for the app, or every problem there is.
 * Pure; the disk is read elsewhere. Used at build time and in tests only.
 */
import { assembleBank, type CompiledBank } from './assembly/assemble.ts';
import { checks } from './checks/index.ts';
import type { BankCounts } from './report/counts.ts';
import { readDraft, type BankFile } from './draft/draft.ts';
import { lintRules } from './lint/index.ts';
import { compareProblems, compareText, type Problem } from './problem.ts';
import { assessBank, type BankQuality } from './report/quality.ts';
import { runRules, type BankContext } from './rule.ts';

export type { BankContext, BankFile, BankCounts, BankQuality, CompiledBank, Problem };

export interface BankReport {
  quality: BankQuality;
  /** Findings that do not stop the build, by file and line. */
  warnings: Problem[];
  /** What is good to know and no fault, such as facts to look at again; by file and line. */
  information: Problem[];
}

export type CompileResult =
  | { ok: true; bank: CompiledBank; report: BankReport }
  | {
      ok: false;
      /** Every error, by file and line. */
      problems: Problem[];
      report: BankReport;
    };

/** Parses, checks and compiles the bank. The order of `files` does not matter. Never throws on bad text. */
export function compileBank(files: readonly BankFile[], context: BankContext): CompileResult {
  const { draft, problems } = readDraft(files.toSorted((a, b) => compareText(a.path, b.path)));
  const rules = [...checks, ...lintRules];
  const found = [...problems, ...runRules(rules, draft, context)].sort(compareProblems);
  const errors = found.filter(({ severity }) => severity === 'error');
  const report = {
    quality: assessBank(draft, rules, found),
    warnings: found.filter(({ severity }) => severity === 'warning'),
    information: found.filter(({ severity }) => severity === 'information'),
  };
  return errors.length > 0
    ? { ok: false, problems: errors, report }
    : { ok: true, bank: assembleBank(draft), report };
}
