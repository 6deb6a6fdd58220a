import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProblems, formatPath, formatProblem, type Path, type Problem } from './problem.ts';

const problem: Problem = {
  rule: 'three-options',
  severity: 'warning',
  file: 'questions/origins/questions.yaml',
  line: 7,
  path: '[3].distractors',
  item: 'who-owns-alipay',
  message: 'Two options are too few.',
  remedy: 'Add a distractor.',
};

describe('formatPath', () => {
  it.each<[Path, string]>([
    [[], ''],
    [['title'], 'title'],
    [[3], '[3]'],
    [[3, 'distractors', 0, 'why'], '[3].distractors[0].why'],
    [['items', 12, 'key'], 'items[12].key'],
  ])('of %j', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});

describe('formatProblem', () => {
  it('is three lines: where and which rule, what, what to do', () => {
    expect(formatProblem(problem).split('\n')).toEqual([
      'questions/origins/questions.yaml:7  warning three-options  [3].distractors  (who-owns-alipay)',
      '    Two options are too few.',
      '    Add a distractor.',
    ]);
  });
  it('says nothing of a place or an item where there is none', () => {
    const [first] = formatProblem({ ...problem, path: '', item: null }).split('\n');
    expect(first).toBe('questions/origins/questions.yaml:7  warning three-options');
  });
});

describe('compareProblems', () => {
  it.each<[string, Partial<Problem>, Partial<Problem>]>([
    ['the file before the line', { file: 'a', line: 9 }, { file: 'b', line: 1 }],
    ['the line as a number', { line: 9, path: 'b' }, { line: 10, path: 'a' }],
    ['the path before the rule', { path: 'a', rule: 'b' }, { path: 'b', rule: 'a' }],
    ['the rule before the message', { rule: 'a', message: 'b' }, { rule: 'b', message: 'a' }],
    ['the message last', { message: 'a' }, { message: 'b' }],
    ['capitals by code unit', { message: 'Z' }, { message: 'a' }],
  ])('goes by %s', (_, one, other) => {
    const [first, second] = [
      { ...problem, ...one },
      { ...problem, ...other },
    ];
    expect(compareProblems(first, second)).toBeLessThan(0);
    expect(compareProblems(second, first)).toBeGreaterThan(0);
  });
  it('sorts the same list whatever order it came in', () => {
    const word = fc.constantFrom('a', 'b');
    const some = fc
      .record({
        file: word,
        line: fc.integer({ min: 1, max: 2 }),
        path: word,
        rule: word,
        message: word,
      })
      .map((fields) => ({ ...problem, ...fields }));
    fc.assert(
      fc.property(fc.array(some), (problems) => {
        expect(problems.toReversed().sort(compareProblems)).toEqual(
          problems.toSorted(compareProblems),
        );
        for (const one of problems) expect(compareProblems(one, one)).toBe(0);
      }),
    );
  });
});
