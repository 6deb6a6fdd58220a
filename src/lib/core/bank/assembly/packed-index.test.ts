import { describe, expect, it } from 'vitest';
import type { BankIndex } from '../types.ts';
import { packIndex, unpackIndex, type PackedIndex } from './packed-index.ts';

const outline: Pick<BankIndex, 'topics' | 'facts'> = {
  topics: ['origins', 'credit'].map((id) => ({ id, title: id, shortTitle: id, summary: id })),
  facts: [
    { id: 'founded', topic: 'origins', level: 'core' },
    { id: 'loan', topic: 'credit', level: 'deeper' },
  ],
};
const index: BankIndex = {
  ...outline,
  questions: [
    {
      id: 'when',
      topic: 'credit',
      facts: ['loan', 'founded'],
      kind: 'number',
      asks: 'tell-apart',
      level: 'deeper',
      misconceptions: ['one-loan', 'same-firm'],
    },
    {
      id: 'who',
      topic: 'origins',
      facts: ['founded'],
      kind: 'choice',
      asks: 'fact',
      level: 'core',
      misconceptions: ['same-firm'],
    },
  ],
  knownTerms: ['Huabei'],
  cues: [[0, 1]],
};

describe('the packed index', () => {
  it('names every id once and everything else by its position', () => {
    expect(packIndex(index)).toEqual({
      ids: ['when', 'who'],
      topics: [1, 0],
      facts: [[1, 0], [0]],
      kinds: [4, 0],
      asks: [1, 0],
      levels: [1, 0],
      misconceptionIds: ['one-loan', 'same-firm'],
      misconceptions: [[0, 1], [1]],
      knownTerms: ['Huabei'],
      cues: [[0, 1]],
    });
    expect(unpackIndex(outline, packIndex(index))).toEqual(index);
  });

  it.each<[string, BankIndex, string]>([
    ['a topic', { ...index, topics: outline.topics.slice(1) }, 'origins'],
    ['a fact', { ...index, facts: outline.facts.slice(1) }, 'founded'],
  ])('cannot be made when the outline lacks %s', (_, broken, id) => {
    expect(() => packIndex(broken)).toThrow(`Inconsistent: ${id} is not in the outline`);
  });

  it.each<[keyof PackedIndex, unknown, string]>([
    ['topics', [1], 'undefined'],
    ['topics', [1, 2], '2'],
    ['facts', [[1, 0]], '1'],
    ['facts', [[1, 0], [-1]], '-1'],
    ['kinds', [4, 5], '5'],
    ['misconceptions', [[0, 2], [1]], '2'],
  ])('cannot be read when it has as %s %j', (part, positions, position) => {
    const packed = { ...packIndex(index), [part]: positions };
    expect(() => unpackIndex(outline, packed)).toThrow(
      `Inconsistent: the index has no position ${position}`,
    );
  });
});
