import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileBank } from '../compile.ts';
import { coverageText } from '../overview/coverage.ts';
import { readDraft } from '../draft/draft.ts';
import type { Rule } from '../rule.ts';
import {
  changedIsDated,
  claimCorrected,
  contrastPair,
  groupToldApart,
  misconceptionHit,
} from './coverage.ts';

type Row = Record<string, unknown>;
type Rows = Record<'facts' | 'questions' | 'misconceptions' | 'groups' | 'claims', Row[]>;

const context = { today: '2026-01-01' };
const why = 'That is the year of the company, not of the service.';
const path = (name: keyof Rows) =>
  `questions/${name === 'facts' || name === 'questions' ? 'origins/' : ''}${name}.yaml`;

const fact = (id: string, change: Row = {}): Row => ({
  id,
  statement: 'The service began in 2003, the company in 2004.',
  prompt: 'When?',
  answer: '2003',
  why: 'It came first.',
  sources: ['filing'],
  asOf: '2018',
  status: 'settled',
  level: 'core',
  ...change,
});
/** A question for a year, with two wrong answers that betray the misconception. */
const year = (id: string, value: number, change: Row = {}): Row => ({
  id,
  kind: 'number',
  facts: ['service-2003'],
  asks: 'tell-apart',
  level: 'core',
  stem: 'In which year did it begin?',
  value,
  unit: 'year',
  tolerance: 0,
  why,
  wrong: [2014, 2020].map((wrong) => ({ value: wrong, why, misconception: 'company-only' })),
  ...change,
});

/** A bank in which nothing is missing. */
function complete(): Rows {
  return {
    facts: [fact('service-2003'), fact('company-2004'), fact('brand-2014'), fact('other')],
    questions: [
      year('service-year', 2003),
      year('company-year', 2004, { facts: ['company-2004'] }),
      year('brand-year', 2014, { facts: ['brand-2014'], wrong: [] }),
      year('both-years', 2003, { facts: ['service-2003', 'company-2004'], wrong: [] }),
      year('other-year', 2011, { facts: ['other'], wrong: [] }),
    ],
    misconceptions: [
      {
        id: 'company-only',
        topic: 'origins',
        belief: 'It began in 2004.',
        truth: 'The service began in 2003.',
        refutation: 'The company is younger than the service.',
        facts: ['service-2003'],
        contrast: ['service-year', 'company-year'],
      },
    ],
    groups: [
      {
        id: 'group-years',
        title: 'Three years',
        tellApart: 'Service, company or brand?',
        members: ['service-2003', 'company-2004', 'brand-2014'].map((id) => ({
          name: id,
          what: 'A year',
          facts: [id],
        })),
      },
    ],
    claims: [
      {
        id: 'claim-2-3',
        section: 2,
        claim: 'It began in 2004.',
        verdict: 'imprecise',
        instead: 'The service began in 2003.',
        facts: ['service-2003'],
        questions: ['service-year'],
      },
    ],
  };
}

function filesOf(rows: Rows) {
  return (['facts', 'questions', 'misconceptions', 'groups', 'claims'] as const).map((name) => ({
    path: path(name),
    text: stringify(rows[name]),
  }));
}

function changed(change: (rows: Rows) => void): Rows {
  const rows = complete();
  change(rows);
  return rows;
}

function edit(name: keyof Rows, position: number, change: Row) {
  return (rows: Rows) => {
    Object.assign(rows[name][position] ?? {}, change);
  };
}

/** Paths of what the rule finds in the changed bank. */
function found(rule: Rule, change: (rows: Rows) => void): string[] {
  const { draft } = readDraft(filesOf(changed(change)));
  return rule.check(draft, context).map((one) => one.path);
}

const unchanged = () => undefined;
/** An empty stem, so that the question cannot be read. */
const broken = edit('questions', 0, { stem: '' });

describe('the example', () => {
  it('fits its schemas and breaks none of these rules', () => {
    const { draft, problems } = readDraft(filesOf(complete()));
    expect(problems).toEqual([]);
    const rules = [claimCorrected, misconceptionHit, contrastPair, groupToldApart, changedIsDated];
    expect(rules.flatMap((rule) => rule.check(draft, context))).toEqual([]);
  });
});

describe('claim-corrected', () => {
  it('reports a question about something else', () => {
    const change = edit('claims', 0, { questions: ['service-year', 'other-year'] });
    expect(found(claimCorrected, change)).toEqual(['[0].questions[1]']);
  });

  it('asks nothing of a claim that is right', () => {
    const right = { verdict: 'right', instead: undefined, questions: undefined };
    expect(found(claimCorrected, edit('claims', 0, right))).toEqual([]);
  });
});

describe('misconception-hit', () => {
  const hits = (number: number) => (rows: Rows) => {
    const wrong = (value: number) => ({ value, why, misconception: 'company-only' });
    edit('questions', 0, { wrong: [2014, 2020, 2021].slice(0, number).map(wrong) })(rows);
    edit('questions', 1, { wrong: [] })(rows);
  };

  it.each([
    [3, []],
    [2, ['[0].id']],
    [0, ['[0].id']],
  ])('%i wrong answers', (number, expected) => {
    expect(found(misconceptionHit, hits(number))).toEqual(expected);
  });

  it('waits while a question cannot be read', () => {
    expect(found(misconceptionHit, broken)).toEqual([]);
  });
});

describe('contrast-pair', () => {
  const pair = (first: string, second: string) =>
    edit('misconceptions', 0, { contrast: [first, second] });

  it('takes a question that asks another fact, if a wrong answer betrays the misconception', () => {
    expect(found(contrastPair, unchanged)).toEqual([]);
  });

  it('reports a question that does not concern it', () => {
    expect(found(contrastPair, pair('service-year', 'other-year'))).toEqual(['[0].contrast[1]']);
  });

  it('reports two questions with the same right answer', () => {
    expect(found(contrastPair, pair('service-year', 'both-years'))).toEqual(['[0].contrast']);
  });
});

describe('group-told-apart', () => {
  it.each<[string, Row]>([
    ['a question that asks the bare fact', { asks: 'fact' }],
    ['a question that asks a fact outside too', { facts: ['service-2003', 'other'] }],
  ])('does not count %s', (_what, change) => {
    expect(found(groupToldApart, edit('questions', 0, change))).toEqual(['[0].id']);
  });

  it('waits while a question cannot be read', () => {
    expect(found(groupToldApart, broken)).toEqual([]);
  });
});

describe('changed-is-dated', () => {
  const asked = (change: Row) => (rows: Rows) => {
    edit('facts', 3, { status: 'changed', statusNote: 'It was otherwise.' })(rows);
    edit('questions', 4, change)(rows);
  };
  const typed = { kind: 'typed', value: undefined, unit: undefined, tolerance: undefined };
  const name = { ...typed, answer: 'Jack Ma', wrong: undefined };

  it.each<[string, Row, string[]]>([
    ['a question for the year', {}, []],
    ['a year in the stem', { ...name, stem: 'Who controlled Ant in 2020?' }, []],
    ['no year at all', { ...name, stem: 'Who controls Ant?' }, ['[3].status']],
    ['a number that is no year', { ...name, stem: 'Who had 18200 shares?' }, ['[3].status']],
  ])('%s', (_what, change, expected) => {
    expect(found(changedIsDated, asked(change))).toEqual(expected);
  });
});

describe('references', () => {
  it.each<[string, (rows: Rows) => void, keyof Rows, string]>([
    ['of a claim to a fact', edit('claims', 0, { facts: ['gone'] }), 'claims', '[0].facts[0]'],
    [
      'of a claim to a question',
      edit('claims', 0, { questions: ['gone'] }),
      'claims',
      '[0].questions[0]',
    ],
    [
      'of a contrast to a question',
      edit('misconceptions', 0, { contrast: ['service-year', 'gone'] }),
      'misconceptions',
      '[0].contrast[1]',
    ],
    [
      'of a group to a fact',
      (rows) => {
        edit('groups', 0, { members: complete().groups.flatMap(goneMembers) })(rows);
      },
      'groups',
      '[0].members[0].facts[0]',
    ],
  ])('%s must be known', (_what, change, name, at) => {
    expect(problems(change, 'known-reference')).toContainEqual([path(name), at]);
  });

  it.each<[string, Row, keyof Rows, string]>([
    ['contrast', { contrast: ['service-year', 'service-year'] }, 'misconceptions', 'contrast[1]'],
    ['questions', { questions: ['service-year', 'service-year'] }, 'claims', 'questions[1]'],
  ])('no %s twice', (_what, change, name, at) => {
    expect(problems(edit(name, 0, change), 'clean-reference')).toContainEqual([
      path(name),
      `[0].${at}`,
    ]);
  });
});

describe('shape of the claims', () => {
  it.each<[string, Row, string]>([
    ['wrong, without a correction', { verdict: 'wrong', instead: undefined }, '[0].instead'],
    ['wrong, without a question', { verdict: 'wrong', questions: [] }, '[0].questions'],
    [
      'opinion, without a note',
      { verdict: 'opinion', instead: undefined, questions: undefined },
      '[0].note',
    ],
    [
      'right, without a fact',
      { verdict: 'right', instead: undefined, questions: undefined, facts: [] },
      '[0].facts',
    ],
    ['another verdict', { verdict: 'nearly' }, '[0].verdict'],
  ])('%s', (_what, change, at) => {
    expect(problems(edit('claims', 0, change), 'schema')).toEqual([[path('claims'), at]]);
  });

  it('names the verdicts there are', () => {
    const { problems: all } = readDraft(filesOf(changed(edit('claims', 0, { verdict: 'nearly' }))));
    expect(all[0]?.remedy).toBe('Use one of: right, imprecise, wrong, opinion.');
  });
});

describe('the page on coverage', () => {
  const rowsOf = (change: (rows: Rows) => void) =>
    coverageText(filesOf(changed(change)))
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));

  it('leads from the claim to its facts and questions', () => {
    expect(rowsOf(unchanged)).toContain(
      '| 2.3 It began in 2004. | imprecise | The service began in 2003. | `service-2003` | `service-year` |',
    );
  });

  it('counts the questions that teach a claim that is right, each once', () => {
    const right = {
      verdict: 'right',
      instead: undefined,
      questions: undefined,
      facts: ['service-2003', 'company-2004'],
    };
    expect(rowsOf(edit('claims', 0, right))[1]).toMatch(/\| 3 \|$/);
  });

  it('counts wrong answers and shows how the right ones differ', () => {
    expect(rowsOf(unchanged)).toContain(
      '| `company-only` It began in 2004. | 4 | `service-year` → 2003; `company-year` → 2004 |',
    );
  });

  it('names the questions of a misconception that are not written yet', () => {
    const change = edit('misconceptions', 0, { contrast: ['service-year', 'later-year'] });
    expect(rowsOf(change)).toContain(
      '| `company-only` It began in 2004. | 4 | `service-year` → 2003; `later-year` |',
    );
  });

  it('lists the questions of a group', () => {
    expect(rowsOf(unchanged)).toContain(
      '| Three years | 3 | `service-year`, `company-year`, `brand-year`, `both-years` |',
    );
  });

  it('keeps a bar in a text from ending the cell', () => {
    expect(rowsOf(edit('claims', 0, { claim: 'A | B' }))[1]).toContain('2.3 A \\| B |');
  });
});

function goneMembers(group: Row): Row[] {
  const members: unknown = group['members'];
  if (!Array.isArray(members)) throw new Error('the example has members');
  return members.map((member: Row, position) =>
    position === 0 ? { ...member, facts: ['gone'] } : member,
  );
}

/** Places of the errors of one rule. */
function problems(change: (rows: Rows) => void, rule: string): [string, string][] {
  const result = compileBank(filesOf(changed(change)), context);
  return (result.ok ? [] : result.problems)
    .filter((problem) => problem.rule === rule)
    .map((problem) => [problem.file, problem.path]);
}
