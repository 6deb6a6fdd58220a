import { finding, type Rule } from '../../rule.ts';

/** A build must not break by the passing of time, so what is due is only listed. */
export const recheckDue: Rule = {
  id: 'recheck-due',
  severity: 'information',
  remedy: 'Look whether the fact still holds, then move `asOf` and `recheckAfter` on.',
  check: (draft, { today }) =>
    draft.facts.flatMap((fact) => {
      const { recheckAfter } = fact.value;
      // Partial dates of ISO 8601 compare as text; "2027" is over when 2027 begins.
      return recheckAfter === undefined || recheckAfter > today
        ? []
        : [finding(fact, ['recheckAfter'], `To be looked at again since ${recheckAfter}.`)];
    }),
};
