import { optionsOf } from '../../checks/questions.ts';
import { contentWords } from '../../content-words.ts';
import type { QuestionText } from '../../draft/draft.ts';
import { finding, type Rule } from '../../rule.ts';

/** Shared content words over all content words (Jaccard index) of stem and right answer. */
const leastSimilarity = 0.75;

/**
 * Two questions of a kind with the same words in stem and right answer are one question, however the words are arranged;
 * so are two of any kind about different facts, for they may meet in one quiz.
 */
export const nearDuplicateQuestions: Rule = {
  id: 'near-duplicate-questions',
  severity: 'warning',
  remedy: 'Let one of them ask something else, or ask the fact from the other side.',
  check(draft) {
    const asked = draft.questions.map((question) => ({
      question,
      words: contentWords(`${question.value.stem} ${answerOf(question.value)}`),
    }));
    return asked.flatMap(({ question, words }, position) => {
      const twin = asked.slice(0, position).find((other) => {
        const isLess = words.size <= other.words.size;
        const less = isLess ? words : other.words;
        const more = isLess ? other.words : words;
        return (
          // Cheap first: sets of very different size cannot be alike.
          less.size >= more.size * leastSimilarity &&
          canMeetAsTwins(question.value, other.question.value) &&
          similarity(less, more) >= leastSimilarity
        );
      });
      return twin === undefined
        ? []
        : [
            finding(
              question,
              ['stem'],
              `Stem and answer are nearly those of "${twin.question.id}".`,
            ),
          ];
    });
  },
};

function canMeetAsTwins(a: QuestionText, b: QuestionText): boolean {
  return a.kind === b.kind || !a.facts.some((fact) => b.facts.includes(fact));
}

function answerOf(question: QuestionText): string {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return optionsOf(question)
        .filter(({ isKey }) => isKey)
        .map(({ text }) => text)
        .join(' ');
    case 'typed':
    case 'cloze':
      return question.answer;
    case 'number':
      return String(question.value);
  }
}

function similarity(less: ReadonlySet<string>, more: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of less) if (more.has(word)) shared += 1;
  const all = less.size + more.size - shared;
  return all === 0 ? 0 : shared / all;
}
