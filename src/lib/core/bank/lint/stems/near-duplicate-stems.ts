import { finding, type Rule } from '../../rule.ts';
import { wordsOf } from '../../text.ts';

/** Shared words over all words (Jaccard index) from which two stems ask the same. */
const leastSimilarity = 0.85;

/** Two questions of one kind that ask the same teach nothing new and give each other away. Stems that differ in a number differ. */
export const nearDuplicateStems: Rule = {
  id: 'near-duplicate-stems',
  severity: 'warning',
  remedy: 'Change what one of them asks, or make it a question of another kind.',
  check(draft) {
    const stems = draft.questions.map((question) => {
      const words = new Set(wordsOf(question.value.stem));
      const numbers = [...words]
        .filter((word) => /^\d+$/.test(word))
        .sort()
        .join(' ');
      return { question, words, numbers };
    });
    return stems.flatMap((stem, position) => {
      const twin = stems
        .slice(0, position)
        .find(
          (other) =>
            other.question.value.kind === stem.question.value.kind &&
            other.numbers === stem.numbers &&
            similarity(other.words, stem.words) >= leastSimilarity,
        );
      return twin === undefined
        ? []
        : [finding(stem.question, ['stem'], `The stem is nearly that of "${twin.question.id}".`)];
    });
  },
};

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
