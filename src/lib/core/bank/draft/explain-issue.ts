/** Zod's issues in the words of somebody who edits a question file. */
import type * as z from 'zod';
import type { Path } from '../problem.ts';

export interface Explanation {
  path: Path;
  message: string;
  remedy: string;
}

const seeReadme = 'Compare with the examples in questions/README.md.';

/** One issue about `data` → what to print; several when one issue names several keys. */
export function explainIssue(issue: z.core.$ZodIssue, data: unknown): Explanation[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const name = path.length === 0 ? 'The entry' : `"${String(path.at(-1))}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `The key "${key}" is not known here.`,
        remedy: 'Correct its spelling or remove it.',
      }));
    case 'invalid_type': {
      const found = valueAt(data, path);
      if (found === undefined)
        return [{ path, message: `${name} is missing.`, remedy: `Add it. ${seeReadme}` }];
      const isQuotable = issue.expected === 'string' && isScalar(found);
      return [
        {
          path,
          message: `${name} must be ${typeNames[issue.expected] ?? `of type ${issue.expected}`}.`,
          remedy: isQuotable ? `Put it in quotes: "${String(found)}".` : seeReadme,
        },
      ];
    }
    case 'invalid_value':
      return [
        {
          path,
          message: `${name} has a value that is not known: ${show(valueAt(data, path))}.`,
          remedy: `Use one of: ${issue.values.map(String).join(', ')}.`,
        },
      ];
    case 'invalid_union':
      return [
        {
          path,
          message: `${name} has a value that is not known: ${show(valueAt(data, path))}.`,
          remedy:
            'options' in issue
              ? `Use one of: ${issue.options.map(String).join(', ')}.`
              : asSentence(issue.message),
        },
      ];
    case 'too_small':
    case 'too_big': {
      const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
      const side = issue.code === 'too_small' ? 'at least' : 'at most';
      const unit =
        issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' character' : '';
      return [
        { path, message: `${name} must have ${side} ${String(bound)}${unit}.`, remedy: seeReadme },
      ];
    }
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [
        {
          path,
          message: `${name} is not well formed: ${show(valueAt(data, path))}.`,
          remedy: asSentence(issue.message),
        },
      ];
  }
}

const typeNames: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object: 'a group of keys',
};

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

function isScalar(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function show(value: unknown): string {
  // `undefined` has no JSON.
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
