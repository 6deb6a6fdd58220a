import { contentWords } from '../../content-words.ts';
import type { QuestionText } from '../../draft/draft.ts';
import type { Path } from '../../problem.ts';
import { finding, type Rule } from '../../rule.ts';
import { normalizeText } from '../../text.ts';

/** The reason of an option adds something, and it is this option's own. */
export const ownReason: Rule = {
  id: 'own-reason',
  severity: 'warning',
  remedy: 'Say what makes this very answer right or wrong, in words that the answer does not have.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const reasons = answersOf(question.value);
      return reasons.flatMap(({ text, why, path }, position) => {
        const twin = reasons
          .slice(0, position)
          .find(
            (other) =>
              !isOneError(other.path, path) && normalizeText(other.why) === normalizeText(why),
          );
        if (twin !== undefined)
          return [finding(question, path, `The reason is that of "${twin.text}".`)];
        // "That was both together" explains a number without a content word.
        if (question.value.kind === 'number') return [];
        const said = contentWords(text);
        return [...contentWords(why)].every((word) => said.has(word))
          ? [finding(question, path, `The reason only repeats "${text}".`)]
          : [];
      });
    }),
};

/** What may be typed wrongly can be one error in several spellings: "PBoC" and "the central bank", 313 and 315. */
function isOneError(one: Path, other: Path): boolean {
  return one[0] === 'wrong' && other[0] === 'wrong';
}

/** Every answer that has a reason, right ones first. */
function answersOf(question: QuestionText): { text: string; why: string; path: Path }[] {
  switch (question.kind) {
    case 'choice':
      return [
        { ...question.key, path: ['key', 'why'] },
        ...withPaths('distractors', question.distractors),
      ];
    case 'multiple':
      return [
        ...withPaths('keys', question.keys),
        ...withPaths('distractors', question.distractors),
      ];
    case 'typed':
    case 'cloze':
      return [
        { text: question.answer, why: question.why, path: ['why'] },
        ...withPaths('wrong', question.wrong ?? []),
      ];
    case 'number':
      return [
        { text: String(question.value), why: question.why, path: ['why'] },
        ...withPaths(
          'wrong',
          (question.wrong ?? []).map(({ value, why }) => ({ text: String(value), why })),
        ),
      ];
  }
}

function withPaths(key: string, list: readonly { text: string; why: string }[]) {
  return list.map(({ text, why }, position) => ({ text, why, path: [key, position, 'why'] }));
}
