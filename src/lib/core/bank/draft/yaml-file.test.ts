import { describe, expect, it } from 'vitest';
import type { Path } from '../problem.ts';
import { parseYaml } from './yaml-file.ts';

const text = `# A comment
- id: who
  facts:
    - owner
    - founded
  options:
    -
      text: Ant
    - text: >
        Alibaba
- id: when
`;

describe('the line of a value', () => {
  it.each<[Path, number]>([
    [[], 2],
    [[0], 2],
    [[0, 'id'], 2],
    [[0, 'facts'], 3],
    [[0, 'facts', 0], 4],
    [[0, 'facts', 1], 5],
    [[0, 'options', 0], 8],
    [[0, 'options', 0, 'text'], 8],
    [[0, 'options', 1, 'text'], 9],
    [[1, 'id'], 11],
    // What is not there has the line of the nearest that is.
    [[2], 2],
    [[1, 'stem'], 11],
    [[0, 'facts', 7, 'id'], 3],
    [[0, 'facts', 'first'], 3],
    [[0, 'id', 'length'], 2],
    [['id'], 2],
  ])('%j is %i', (path, line) => {
    expect(parseYaml(text).lineOf(path)).toBe(line);
  });
  it('of an empty file is the first', () => {
    expect(parseYaml('').lineOf([0, 'id'])).toBe(1);
    expect(parseYaml('').data).toBeNull();
  });
});

describe('what is not YAML', () => {
  it.each([
    ['a quote still open at the end', 'a: 1\nb: "x\n', 3],
    ['a key twice', 'a: 1\na: 2\n', 2],
    ['an alias without its anchor', 'a: *b\n', 1],
  ])('%s is a fault with its line', (_, broken, line) => {
    const { data, faults } = parseYaml(broken);
    expect(data).toBeUndefined();
    expect(faults[0]?.line).toBe(line);
    expect(faults[0]?.message).not.toBe('');
  });
  it('and what is, has none', () => {
    expect(parseYaml('a: [1, two]')).toMatchObject({ data: { a: [1, 'two'] }, faults: [] });
  });
});
