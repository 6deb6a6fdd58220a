import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readDraft } from '../draft/draft.ts';
import type { Rule } from '../rule.ts';
import { equitySum, knownNode, periodsAdjoin, timelineOrder } from './history.ts';

type Row = Record<string, unknown>;
const context = { today: '2026-01-01' };

const event = (id: string, date: string): Row => ({ id, date, event: 'It began.', facts: ['a'] });
const share = (owner: string, owned: string, percent: number | string, change: Row = {}): Row => ({
  owner,
  owned,
  kind: 'equity',
  percent,
  ...change,
});
const period = (id: string, change: Row = {}): Row => ({
  id,
  from: '2009-06',
  title: 'A period',
  nodes: ['alibaba', 'ant', 'alipay'].map((node) => ({ id: node, label: node })),
  edges: [share('ant', 'alipay', 70), share('alibaba', 'alipay', 30)],
  facts: ['a'],
  ...change,
});
const lasting = (from: string, to: string | undefined, change: Row = {}): Row =>
  period(`from-${from}`, { from, ...(to === undefined ? {} : { to }), ...change });

function read(name: 'timeline' | 'structure', rows: readonly Row[]) {
  return readDraft([{ path: `questions/${name}.yaml`, text: stringify(rows) }]);
}

/** Paths of what the rule finds; the rows must fit their schema. */
function found(rule: Rule, name: 'timeline' | 'structure', rows: readonly Row[]): string[] {
  const { draft, problems } = read(name, rows);
  expect(problems).toEqual([]);
  return rule.check(draft, context).map(({ path }) => path);
}

describe('timeline-order', () => {
  it.each([
    ['years, months and days in order', ['2003-05', '2003-10', '2004', '2004-12-08'], []],
    ['two events on a day', ['2004-12-08', '2004-12-08'], []],
    ['an event before its year', ['2004-12-08', '2004'], ['[1].date']],
    ['an event out of place', ['2009', '2003', '2011'], ['[1].date']],
  ])('%s', (_what, dates, expected) => {
    const rows = dates.map((date, position) => event(`event-${position}`, date));
    expect(found(timelineOrder, 'timeline', rows)).toEqual(expected);
  });
});

describe('periods-adjoin', () => {
  it.each<[string, Row[], string[]]>([
    ['one after another', [lasting('2003', '2009-06'), lasting('2009-06', undefined)], []],
    [
      'a gap that is explained',
      [lasting('2003', '2011-03'), lasting('2011-07', '2014', { gapBefore: 'Nothing settled.' })],
      [],
    ],
    ['a gap', [lasting('2003', '2011-03'), lasting('2011-07', '2014')], ['[1].from']],
    ['an overlap', [lasting('2003', '2011-07'), lasting('2011-03', '2014')], ['[1].from']],
    ['an end before the beginning', [lasting('2011', '2003')], ['[0].to']],
    ['no end before the last', [lasting('2003', undefined), lasting('2009', '2014')], ['[0].from']],
    [
      'an explanation without a gap',
      [lasting('2003', '2009'), lasting('2009', '2014', { gapBefore: 'Nothing.' })],
      ['[1].from'],
    ],
  ])('%s', (_what, rows, expected) => {
    expect(found(periodsAdjoin, 'structure', rows)).toEqual(expected);
  });

  it('waits while a period cannot be read', () => {
    const rows = [
      lasting('2003', '2009'),
      lasting('2009', '2011', { title: '' }),
      lasting('2011', '2014'),
    ];
    const { draft } = read('structure', rows);
    expect(periodsAdjoin.check(draft, context)).toEqual([]);
  });
});

describe('known-node', () => {
  it.each<[string, Row, string[]]>([
    ['edges between nodes', {}, []],
    [
      'an owner that is no node',
      { edges: [share('tencent', 'alipay', 1)] },
      ['[0].edges[0].owner'],
    ],
    ['an owned that is no node', { edges: [share('ant', 'tmall', 1)] }, ['[0].edges[0].owned']],
    ['a node that owns itself', { edges: [share('ant', 'ant', 1)] }, ['[0].edges[0].owned']],
    [
      'a node twice',
      { nodes: ['alibaba', 'ant', 'alipay', 'ant'].map((id) => ({ id, label: id })) },
      ['[0].nodes[3].id'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(found(knownNode, 'structure', [period('one', change)])).toEqual(expected);
  });
});

describe('equity-sum', () => {
  const thirds = [32.65, 29.86, 20.66, 16.83];
  it.each<[string, Row[], string[]]>([
    ['exactly all', [share('ant', 'alipay', 70), share('alibaba', 'alipay', 30)], []],
    ['all, in fractions', thirds.map((percent) => share('alibaba', 'ant', percent)), []],
    [
      'unknown shares beside all',
      [share('ant', 'alipay', 100), share('alibaba', 'alipay', 'unknown')],
      [],
    ],
    [
      'a share of profit beside all',
      [share('ant', 'alipay', 100), share('alibaba', 'alipay', 49.9, { kind: 'profit-share' })],
      [],
    ],
    ['two companies', [share('ant', 'alipay', 100), share('alibaba', 'ant', 33)], []],
    ['too much', [share('ant', 'alipay', 70), share('alibaba', 'alipay', 33)], ['[0].edges']],
  ])('%s', (_what, edges, expected) => {
    expect(found(equitySum, 'structure', [period('one', { edges })])).toEqual(expected);
  });
});

describe('shape of the files', () => {
  it.each<[string, 'timeline' | 'structure', Row, string]>([
    ['a date without hyphens', 'timeline', event('one', '20031018'), '[0].date'],
    ['a day that no calendar has', 'timeline', event('one', '2011-02-29'), '[0].date'],
    ['an event without fact', 'timeline', { ...event('one', '2003'), facts: [] }, '[0].facts'],
    [
      'a percentage above 100',
      'structure',
      period('one', { edges: [share('ant', 'alipay', 101)] }),
      '[0].edges[0].percent',
    ],
    [
      'a percentage in other words',
      'structure',
      period('one', { edges: [share('ant', 'alipay', 'most')] }),
      '[0].edges[0].percent',
    ],
    [
      'a kind of edge that is not known',
      'structure',
      period('one', { edges: [share('ant', 'alipay', 1, { kind: 'friendship' })] }),
      '[0].edges[0].kind',
    ],
  ])('%s is reported', (_what, name, row, path) => {
    const { problems } = read(name, [row]);
    expect(problems.map((problem) => [problem.rule, problem.path])).toEqual([['schema', path]]);
  });

  it('says what a percentage may be', () => {
    const { problems } = read('structure', [
      period('one', { edges: [share('ant', 'alipay', 'most')] }),
    ]);
    expect(problems[0]?.remedy).toBe('Use a number from 0 to 100, or unknown.');
  });

  it('knows leap years', () => {
    expect(read('timeline', [event('one', '2012-02-29')]).problems).toEqual([]);
  });
});
