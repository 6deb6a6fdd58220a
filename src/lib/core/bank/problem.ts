/** What is wrong with the bank, as data: the command line, the build and the browser's overlay all print the same list. */

/** An error stops the build, a warning asks for judgement, information is good to know and no fault. */
export type Severity = 'error' | 'warning' | 'information';

/** Keys and list positions from the top of a file to a value. */
export type Path = readonly (string | number)[];

export interface Problem {
  /** Id of the rule that is broken; `questions/README.md` explains each. */
  rule: string;
  severity: Severity;
  /** Path from the repository's root: `questions/origins/facts.yaml`. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Where inside the file: `[3].distractors[0].why`; empty for the whole file. */
  path: string;
  /** Id of the fact, question, … concerned, if it has one. */
  item: string | null;
  /** What was found. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/** `[3, 'distractors', 0, 'why']` → `[3].distractors[0].why`. */
export function formatPath(path: Path): string {
  return path
    .map((key, position) =>
      typeof key === 'number' ? `[${key}]` : position === 0 ? key : `.${key}`,
    )
    .join('');
}

/** Sorts by file, then line, then path and rule, so that the list reads like the files do. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    compareText(a.path, b.path) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Three lines: place and rule, message, remedy. */
export function formatProblem(problem: Problem): string {
  const place = problem.path === '' ? '' : `  ${problem.path}`;
  const item = problem.item === null ? '' : `  (${problem.item})`;
  return [
    `${problem.file}:${problem.line}  ${problem.severity} ${problem.rule}${place}${item}`,
    `    ${problem.message}`,
    `    ${problem.remedy}`,
  ].join('\n');
}

/** Code unit order: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
