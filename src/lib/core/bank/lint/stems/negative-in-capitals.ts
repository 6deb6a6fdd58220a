import { finding, type Rule } from '../../rule.ts';

/** ", not to Ant" sets two things against each other and is read. */
const negative = /(?<!, )\b(not|except|never|cannot|least|\w+n['’]t)\b/;
/** "Why did … not …" asks about an event that did not happen; the options are not turned round. */
const aboutAnEvent = /^\s*why\b/i;

/** A negative in the question itself is overlooked unless it is marked. Quoted speech and earlier sentences are content. */
export const negativeInCapitals: Rule = {
  id: 'negative-in-capitals',
  severity: 'error',
  remedy: 'Ask positively if you can; otherwise write the word in capitals: NOT, EXCEPT.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      if (question.value.kind !== 'choice' && question.value.kind !== 'multiple') return [];
      const asking = askingSentence(question.value.stem);
      const found = aboutAnEvent.test(asking) ? null : negative.exec(asking);
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
