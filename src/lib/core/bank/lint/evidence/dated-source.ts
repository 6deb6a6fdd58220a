import { finding, type Rule } from '../../rule.ts';

/** Without its date a reference cannot be weighed against a later one; some publishers give none. */
export const datedSource: Rule = {
  id: 'dated-source',
  severity: 'information',
  remedy: 'Add `date` if the publisher gives one.',
  check: (draft) =>
    draft.sources
      .filter(({ value }) => value.date === undefined)
      .map((source) => finding(source, ['id'], `The source "${source.id}" has no date.`)),
};
