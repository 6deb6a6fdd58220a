import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { explainIssue } from './explain-issue.ts';

const seeReadme = 'Compare with the examples in questions/README.md.';
const explained = (schema: z.ZodType, data: unknown) =>
  schema.safeParse(data).error?.issues.flatMap((issue) => explainIssue(issue, data));
const kind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice') }),
  z.object({ kind: z.literal('typed') }),
]);

describe('an issue in the words of a writer', () => {
  it.each<[string, z.ZodType, unknown, object[]]>([
    [
      'each unknown key by itself',
      z.strictObject({ a: z.strictObject({}) }),
      { a: { b: 1, c: 2 } },
      ['b', 'c'].map((key) => ({
        path: ['a', key],
        message: `The key "${key}" is not known here.`,
        remedy: 'Correct its spelling or remove it.',
      })),
    ],
    [
      'what is missing',
      z.object({ a: z.object({ b: z.string() }) }),
      { a: {} },
      [{ path: ['a', 'b'], message: '"b" is missing.', remedy: `Add it. ${seeReadme}` }],
    ],
    [
      'a number that should be quoted',
      z.object({ a: z.string() }),
      { a: 2004 },
      [{ path: ['a'], message: '"a" must be text.', remedy: 'Put it in quotes: "2004".' }],
    ],
    [
      'a list that cannot be quoted',
      z.object({ a: z.string() }),
      { a: [] },
      [{ path: ['a'], message: '"a" must be text.', remedy: seeReadme }],
    ],
    [
      'a text in the place of a list',
      z.array(z.array(z.string())),
      ['x'],
      [{ path: [0], message: '"0" must be a list.', remedy: seeReadme }],
    ],
    [
      'a type without a word of its own',
      z.object({ a: z.date() }),
      { a: 'x' },
      [{ path: ['a'], message: '"a" must be of type date.', remedy: seeReadme }],
    ],
    [
      'an entry that is none',
      z.object({}),
      'x',
      [{ path: [], message: 'The entry must be a group of keys.', remedy: seeReadme }],
    ],
    [
      'a value of an enumeration',
      z.object({ a: z.enum(['core', 'deeper']) }),
      { a: 'shallow' },
      [
        {
          path: ['a'],
          message: '"a" has a value that is not known: "shallow".',
          remedy: 'Use one of: core, deeper.',
        },
      ],
    ],
    [
      'a long value cut',
      z.object({ a: z.enum(['core']) }),
      { a: 'x'.repeat(70) },
      [
        {
          path: ['a'],
          message: `"a" has a value that is not known: "${'x'.repeat(56)}….`,
          remedy: 'Use one of: core.',
        },
      ],
    ],
    [
      'an enumeration that is missing',
      z.object({ a: z.enum(['core']) }),
      {},
      [
        {
          path: ['a'],
          message: '"a" has a value that is not known: nothing.',
          remedy: 'Use one of: core.',
        },
      ],
    ],
    [
      'too few',
      z.object({ a: z.array(z.string()).min(2) }),
      { a: ['x'] },
      [{ path: ['a'], message: '"a" must have at least 2 entries.', remedy: seeReadme }],
    ],
    [
      'too short',
      z.object({ a: z.string().min(1) }),
      { a: '' },
      [{ path: ['a'], message: '"a" must have at least 1 character.', remedy: seeReadme }],
    ],
    [
      'too large',
      z.object({ a: z.number().max(9) }),
      { a: 10 },
      [{ path: ['a'], message: '"a" must have at most 9.', remedy: seeReadme }],
    ],
    [
      'a form that is not kept',
      z.object({ a: z.string().regex(/^x/, 'begin with an x') }),
      { a: 'y' },
      [{ path: ['a'], message: '"a" is not well formed: "y".', remedy: 'Begin with an x.' }],
    ],
  ])('%s', (_, schema, data, explanations) => {
    expect(explained(schema, data)).toEqual(explanations);
  });

  it('shows nothing where the data ends before the path', () => {
    const issue: z.core.$ZodIssue = {
      code: 'custom',
      path: ['a', 'b'],
      message: 'be there',
      input: undefined,
    };
    expect(explainIssue(issue, { a: null })).toEqual([
      { path: ['a', 'b'], message: '"b" is not well formed: nothing.', remedy: 'Be there.' },
    ]);
  });

  it('names the kinds there are', () => {
    const [one] = explained(kind, { kind: 'dreamt' }) ?? [];
    expect(one).toMatchObject({
      path: ['kind'],
      message: '"kind" has a value that is not known: "dreamt".',
    });
  });
});
