import { compareText } from '../problem.ts';
import { finding, type Rule } from '../rule.ts';
import { allPlaces } from './places.ts';

/** One namespace for the whole bank: an id alone says which thing is meant, in a log as in a message. */
export const uniqueIds: Rule = {
  id: 'unique-id',
  severity: 'error',
  remedy: 'Give the newer of the two another id; a published id never changes.',
  check(draft) {
    const first = new Map<string, string>();
    return allPlaces(draft)
      .toSorted((a, b) => compareText(a.file, b.file) || a.index - b.index)
      .flatMap((place) => {
        if (place.id === null) return [];
        const earlier = first.get(place.id);
        if (earlier !== undefined)
          return [finding(place, ['id'], `The id "${place.id}" is taken by ${earlier}.`)];
        first.set(place.id, `a ${place.kind} in ${place.file}:${place.lineOf(['id'])}`);
        return [];
      });
  },
};
