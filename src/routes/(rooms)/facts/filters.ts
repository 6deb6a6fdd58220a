/** What the list of facts is narrowed to, as the address holds it: `?q=&topic=&state=`. */
import type { FactState } from '#lib/app/progress/fact-state.ts';

export const stateFilters = [
  { value: 'unseen', label: 'Not asked yet' },
  { value: 'forgotten', label: 'Forgotten' },
  { value: 'recognised', label: 'Recognised' },
  { value: 'proven', label: 'Proven' },
  { value: 'due', label: 'Due' },
  { value: 'suspended', label: 'Suspended' },
] as const;

/** An empty text means: not narrowed. */
export interface Filters {
  query: string;
  topic: string;
  state: '' | (typeof stateFilters)[number]['value'];
}

export const noFilters: Filters = { query: '', topic: '', state: '' };

/** Reads the filters of an address; what it names but does not exist is left out. */
export function filtersOf(parameters: URLSearchParams, topics: readonly string[]): Filters {
  const topic = parameters.get('topic') ?? '';
  const state = parameters.get('state');
  return {
    query: parameters.get('q') ?? '',
    topic: topics.includes(topic) ? topic : '',
    state: stateFilters.find(({ value }) => value === state)?.value ?? '',
  };
}

/** The search part of the address with its question mark; empty when nothing is narrowed. */
export function searchOf({ query, topic, state }: Filters): string {
  const entries = Object.entries({ q: query.trim(), topic, state }).filter(
    ([, value]) => value !== '',
  );
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

/** Whether a fact in this state is shown. A suspended fact is neither due nor anything else until it is resumed. */
export function fitsState(
  filter: Filters['state'],
  { mastery, isDue, isSuspended }: FactState,
): boolean {
  if (filter === '') return true;
  if (filter === 'suspended') return isSuspended;
  if (isSuspended) return false;
  return filter === 'due' ? isDue : mastery === filter;
}
