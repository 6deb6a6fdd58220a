/** A rule of the bank: pure, one concern, and with a remedy. `checks/` and `lint/` are tables of these. */
import type { BankDraft, Place } from './draft/draft.ts';
import { formatPath, type Path, type Problem, type Severity } from './problem.ts';

export interface Finding {
  file: string;
  line: number;
  path: string;
  item: string | null;
  message: string;
}

/** What the rules need to know beside the bank itself. */
export interface BankContext {
  /** The calendar day on which the bank is read, `YYYY-MM-DD`. */
  today: string;
}

export interface Rule {
  /** Kebab-case; printed with each finding and explained in `questions/README.md`. */
  id: string;
  severity: Severity;
  /** What the writer should do, in one sentence. */
  remedy: string;
  /** Every place where the rule is broken. */
  check: (draft: BankDraft, context: BankContext) => Finding[];
}

/** A finding about a value inside an entry. */
export function finding(place: Place, path: Path, message: string): Finding {
  return {
    file: place.file,
    line: place.lineOf(path),
    path: formatPath([place.index, ...path]),
    item: place.id,
    message,
  };
}

/** A finding about a file as a whole, or about one that is missing. */
export function fileFinding(file: string, message: string): Finding {
  return { file, line: 1, path: '', item: null, message };
}

/** Runs every rule; order is the table's. */
export function runRules(
  rules: readonly Rule[],
  draft: BankDraft,
  context: BankContext,
): Problem[] {
  return rules.flatMap((rule) =>
    rule
      .check(draft, context)
      .map((found) => ({ ...found, rule: rule.id, severity: rule.severity, remedy: rule.remedy })),
  );
}
