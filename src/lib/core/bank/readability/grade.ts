/** How hard a short text is to read, as a United States school grade. */
import { automatedReadability } from 'automated-readability';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Stands for a word that cannot be avoided: one syllable, four letters. */
const plainWord = 'name';

/**
 * Mean of the Flesch–Kincaid grade (Kincaid et al. 1975, syllables) and the Automated Readability Index (Smith & Senter
 * 1967, characters). Both were made for pages of running text; one long word in a sentence of five moves either by
 * several grades, but not always both, so their mean is the steadier. Longer words for which `isKnown` holds and numbers count
 * as one plain word each, compounds by their parts. `null` for a text without words.
 */
export function readingGrade(text: string, isKnown: (word: string) => boolean): number | null {
  const isPlain = (word: string) =>
    /\p{N}/u.test(word) || (word.length > plainWord.length && isKnown(word));
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(readingWords).map((word) => (isPlain(word) ? plainWord : word));
  if (words.length === 0) return null;
  const counts = { sentence: sentences.length, word: words.length };
  const grades = [
    fleschKincaid({ ...counts, syllable: sum(words.map(syllablesOf)) }),
    automatedReadability({ ...counts, character: sum(words.map((word) => word.length)) }),
  ];
  return sum(grades) / grades.length;
}

/** Splits at `.`, `?` and `!` before a space. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!][”’)]?)\s+/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** The words of a sentence as written, without punctuation and possessive endings; a hyphen or dash parts words. */
export function readingWords(sentence: string): string[] {
  return sentence
    .split(/[\s–—/-]+/u)
    .map((word) =>
      word
        .replace(/[’']s?$/u, '')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
        .replace(/[’']s?$/u, ''),
    )
    .filter((word) => word !== '');
}

const syllables = new Map<string, number>();

/** At least one; remembered, because a bank has far fewer words than places. */
function syllablesOf(word: string): number {
  const known = syllables.get(word) ?? Math.max(1, syllable(word));
  syllables.set(word, known);
  return known;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
