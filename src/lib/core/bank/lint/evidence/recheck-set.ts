import { finding, type Rule } from '../../rule.ts';

/** What has changed before, and what is told as the state of today, can change again. */
const currentTopic = 'today';

/** Facts that can go out of date say when to look again. */
export const recheckSet: Rule = {
  id: 'recheck-set',
  severity: 'warning',
  remedy: 'Add `recheckAfter`: the day from which somebody should look whether the fact holds.',
  check: (draft) =>
    draft.facts
      .filter(
        ({ folder, value }) =>
          value.recheckAfter === undefined &&
          (folder === currentTopic || value.status === 'changed'),
      )
      .map((fact) =>
        finding(fact, ['asOf'], `The fact "${fact.id}" can change and names no day to look again.`),
      ),
};
