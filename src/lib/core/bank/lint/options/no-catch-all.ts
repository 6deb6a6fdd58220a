import { optionsOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';
import { normalizeText } from '../../text.ts';

const catchAll =
  /\b(all|none|both|neither|any) of the (above|options|answers)\b|^(all|none|both|neither|any) (of )?(these|those|them|the others)$|^(both )?[a-d] and [a-d]$/;

/** "All of the above" rewards partial knowledge, and the order of options changes with each showing. */
export const noCatchAll: Rule = {
  id: 'no-catch-all',
  severity: 'error',
  remedy: 'Write a real option, or make it a question of the kind "multiple".',
  check: (draft) =>
    draft.questions.flatMap((question) =>
      optionsOf(question.value)
        .filter(({ text }) => catchAll.test(normalizeText(text)))
        .map(({ text, path }) =>
          finding(question, path, `The option "${text}" speaks of the other options.`),
        ),
    ),
};
