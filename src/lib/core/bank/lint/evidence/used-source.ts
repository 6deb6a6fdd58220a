import { finding, type Rule } from '../../rule.ts';

/** A source that no fact names is not in the app; it may wait here for its fact. */
export const usedSource: Rule = {
  id: 'used-source',
  severity: 'information',
  remedy: 'Name it in the fact that it proves, or remove it.',
  check(draft) {
    const used = new Set(draft.facts.flatMap(({ value }) => value.sources));
    return draft.sources
      .filter(({ id }) => !used.has(id))
      .map((source) => finding(source, ['id'], `No fact names the source "${source.id}".`));
  },
};
