/** The search over this bank; fetched when somebody begins to search. */
import { searchable } from 'virtual:bank/searchable';
import { statements } from 'virtual:bank/statements';
import { createFactSearch, type FactSearch } from './fact-search.ts';
import { present } from './present.ts';

const texts = new Map(searchable.map((text) => [text.id, text]));

/** @returns the search over every fact */
export function createBankSearch(): FactSearch {
  return createFactSearch(
    present(
      statements
        .flatMap(({ facts }) => facts)
        .map(({ id, statement }) => {
          const text = texts.get(id);
          return text && { statement, ...text };
        }),
    ),
  );
}
