import type { QuestionText } from '../../draft/draft.ts';
import type { Path } from '../../problem.ts';
import { finding, type Rule } from '../../rule.ts';
import { wordsOf } from '../../text.ts';

const fewestWords = 4;

/** The reason is what a learner takes away from an error: elaborated feedback teaches, "wrong" does not. */
export const realReason: Rule = {
  id: 'real-reason',
  severity: 'error',
  remedy: 'Say what is true of this option, or where the mix-up comes from.',
  check: (draft) =>
    draft.questions.flatMap((question) =>
      reasonsOf(question.value)
        .filter(({ why }) => wordsOf(why).length < fewestWords)
        .map(({ why, path }) => finding(question, path, `"${why}" gives no reason.`)),
    ),
};

function reasonsOf(question: QuestionText): { why: string; path: Path }[] {
  const [key, wrong]: [string, readonly { why: string }[]] =
    'distractors' in question
      ? ['distractors', question.distractors]
      : ['wrong', question.wrong ?? []];
  return wrong.map(({ why }, position) => ({ why, path: [key, position, 'why'] }));
}
