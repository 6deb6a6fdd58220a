import { expect, it } from 'vitest';
import { jsonSchemaFiles } from './json-schema.ts';

it('describes every kind of file to editors, and knows no keys but those of the schema', () => {
  const files = jsonSchemaFiles();
  expect(files.map(({ name }) => name)).toEqual(
    [
      'facts',
      'questions',
      'sources',
      'topics',
      'misconceptions',
      'timeline',
      'structure',
      'groups',
      'claims',
    ].map((kind) => `${kind}.schema.json`),
  );
  for (const { text } of files) {
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ $schema: expect.stringContaining('json-schema.org') });
  }
  expect(files[0]?.text).toContain('"additionalProperties": false');
});
