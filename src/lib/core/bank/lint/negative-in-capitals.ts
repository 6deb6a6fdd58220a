import { finding, type Rule } from '../rule.ts';

const negative = /\b(not|except|never|cannot|least|\w+n['’]t)\b/;

/** A negative in the question itself is overlooked unless it is marked. Quoted speech and earlier sentences are content. */
export const negativeInCapitals: Rule = {
  id: 'negative-in-capitals',
  severity: 'error',
  remedy: 'Ask positively if you can; otherwise write the word in capitals: NOT, EXCEPT.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      if (question.value.kind !== 'choice' && question.value.kind !== 'multiple') return [];
      const found = negative.exec(askingSentence(question.value.stem));
      return found === null
        ? []
        : [finding(question, ['stem'], `The question says "${found[0]}" in small letters.`)];
    }),
};

/** The last sentence of the stem, without anything in quotation marks. */
function askingSentence(stem: string): string {
  const unquoted = stem.replace(/“[^”]*”|"[^"]*"|‘[^’]*’(?!\w)/g, '');
  return (
    unquoted
      .split(/(?<=[.?:;])\s+/)
      .filter((sentence) => sentence.trim() !== '')
      .at(-1) ?? ''
  );
}
