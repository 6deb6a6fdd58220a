import { optionsOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';

/** The last word before the place of the option: before a gap, a colon or the end. */
const lastWord = /([a-z]+)\s*(?:____|…|:)?\s*[.?]?$/i;
const noun = /\b(?:which|what)\s+(?!of\b|two\b|three\b)[\w’-]+\s+/.source;
const asksForOne = new RegExp(`${noun}(?:is|was|has|does)\\b`, 'i');
const asksForSeveral = new RegExp(`\\bwhich (?:two|three)\\b|${noun}(?:are|were|have)\\b`, 'i');
const isSeveral = /^[^,]*\band\b|^(?:two|three|four|five|several|many|both)\b/i;
const isOne = /^(?:an?|one|the same)\s/i;

/** An option that does not fit the sentence of the stem is ruled out by grammar alone. */
export const noGrammarCue: Rule = {
  id: 'no-grammar-cue',
  severity: 'warning',
  remedy: 'Let every option fit the stem: move the article into the options, ask in one number.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      // Of several options each may be one thing.
      if (question.value.kind !== 'choice') return [];
      const fit = fitOf(question.value.stem);
      const misfit = optionsOf(question.value).find(({ text }) => fit !== null && !fit.test(text));
      return fit === null || misfit === undefined
        ? []
        : [finding(question, misfit.path, `"${misfit.text}" does not follow ${fit.demand}.`)];
    }),
};

interface Fit {
  demand: string;
  test: (option: string) => boolean;
}

/** What the stem's grammar demands of an option, if anything. */
function fitOf(stem: string): Fit | null {
  const before = lastWord.exec(stem.trim())?.[1]?.toLowerCase();
  if (before === 'a') return { demand: 'the article "a"', test: (text) => !startsWithVowel(text) };
  if (before === 'an') return { demand: 'the article "an"', test: startsWithVowel };
  if (before === 'is' || before === 'was' || asksForOne.test(stem))
    return { demand: 'a question for one thing', test: (text) => !isSeveral.test(text) };
  if (before === 'are' || before === 'were' || asksForSeveral.test(stem))
    return {
      demand: 'a question for several things',
      test: (text) => isSeveral.test(text) || !isOne.test(text),
    };
  return null;
}

/** By sound as far as spelling shows it: "an hour", "a user". */
function startsWithVowel(text: string): boolean {
  return /^(?:[aeio]|u(?!n[ei]|s)|hour|hono)/i.test(text.trim());
}
