/** Search in the facts' texts. A chunk of its own: the list loads it when somebody begins to search. */
import MiniSearch from 'minisearch';
import type { Fact } from '#lib/core/bank/types.ts';

export type SearchableFact = Pick<Fact, 'id' | 'statement' | 'prompt' | 'answer' | 'terms'>;
/** Ids of the facts that contain every word of the query, the best match first. */
export type FactSearch = (query: string) => string[];

/** What is looked for, in UTF-16 units; the rest of a longer query is left out. The search compares letter by letter. */
const maximumQueryLength = 200;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const han = /\p{Script=Han}/u;

/**
 * The words of a text as they are compared: lower case, without accents, tone marks and apostrophes.
 * Chinese is taken character by character, because browsers cut names such as 余额宝 in different places.
 */
export function searchWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
  return [...words.segment(plain)]
    .filter(({ isWordLike }) => isWordLike === true)
    .flatMap(({ segment }) => (han.test(segment) ? Array.from(segment) : [segment]));
}

/** Indexes statement, prompt, answer and terms; the last word may be unfinished, a long word may be misspelt. */
export function createFactSearch(facts: readonly SearchableFact[]): FactSearch {
  const search = new MiniSearch({
    fields: ['statement', 'prompt', 'answer', 'terms'],
    tokenize: searchWords,
    processTerm: (word) => word,
    searchOptions: {
      combineWith: 'AND',
      boost: { statement: 2, terms: 2 },
      prefix: (word) => !han.test(word),
      // Two years or two figures that differ by a digit are different things.
      fuzzy: (word) => (word.length > 4 && !/\d/.test(word) ? 0.2 : false),
    },
  });
  search.addAll(
    facts.map(({ id, statement, prompt, answer, terms = [] }) => ({
      id,
      statement,
      prompt,
      answer,
      terms: terms
        .flatMap(({ en, zh, pinyin }) => [en, zh, pinyin, pinyin.replace(/\s/g, '')])
        .join(' '),
    })),
  );
  return (query) => search.search(query.slice(0, maximumQueryLength)).map(({ id }) => String(id));
}
