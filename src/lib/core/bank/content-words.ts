/** Words that carry meaning, in a form that a plural or a tense does not change. For comparing texts, never for grading. */
import { wordsOf } from './text.ts';

const functionWords = new Set(
  `a about after again against all also am among an and any are as at away back be became because become been before being
  below between both but by can come could did do does done down during each either else even ever every few first for from
  further gave get gets give given goes got had has have having he her here him his how i if in instead into is it its
  itself just kind last later least less like made make makes many may me mean might mine more most much must my near
  neither never no nor not nothing now of off on once one only onto or other others our out over own part per rather
  same say says she should since so some somebody someone something still such take taken than that the their them then
  there these they thing things this those three through thus to today together too took toward two under until up upon
  us use used user users using very via was way we well went were what when where whether which while who whole whom whose
  why will with within without word would year years yet you your`.split(/\s+/),
);

/** The content words of a text, each once, lightly stemmed. Function words are left out. */
export function contentWords(text: string): Set<string> {
  return new Set(
    // "3.1" and "10,000" are one word each.
    wordsOf(text.replace(/(?<=\d)[.,](?=\d)/g, ''))
      .filter((word) => isContent(word))
      .map(lightStem),
  );
}

function isContent(word: string): boolean {
  // A single Latin letter is a possessive or the "e" of a name; a single digit or Chinese character is content.
  return !functionWords.has(word) && !/^[a-z]$/.test(word);
}

/** Takes the commonest endings off: "banks", "banking" and "banked" become "bank". Meant for comparison; need not be a word. */
export function lightStem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const singular = word.replace(/(?<=[^aeiou]i)es$|(?<=ss|sh|ch|x)es$|(?<![su])s$/, '');
  const base = singular.replace(/(?<=\w{3})(?:ing|ed|er)$/, '');
  const single = base === singular ? base : base.replace(/([bdgmnprt])\1$/, '$1');
  return single.replace(/(?<=\w{3})[ey]$/, (end) => (end === 'y' ? 'i' : ''));
}
