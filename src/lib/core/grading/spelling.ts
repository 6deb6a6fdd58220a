/** When a text that is not the answer is still the answer misspelt. */

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours
 * that lead from `a` to `b` (Damerau 1964: these four make up most typing errors). Counts UTF-16 units.
 */
export function spellingDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const deletion = (previous[j] as number) + 1;
      const insertion = (current[j - 1] as number) + 1;
      let best = Math.min(deletion, insertion, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforePrevious[j - 2] as number) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] as number;
}

/** No answer is forgiven more. */
const mostSlips = 2;

/** Slips forgiven in an answer with this key: one from 6 letters, two from 10, none in shorter ones. */
export function allowedSlips(key: string): number {
  const letters = key.match(/\p{L}/gu)?.length ?? 0;
  if (letters >= 10) return mostSlips;
  return letters >= 6 ? 1 : 0;
}

/**
 * Slips between a given key and a key of the bank, or `null` when they are too many to be a misspelling.
 * Digits must agree, since another digit is another number; Chinese characters are never misspelt
 * by one of six, they are other words.
 */
export function slipsBetween(given: string, key: string): number | null {
  if (given === key) return 0;
  // Most pairs differ in length by more; that is far cheaper to see than anything below.
  if (Math.abs(given.length - key.length) > mostSlips) return null;
  const allowed = allowedSlips(key);
  if (Math.abs(given.length - key.length) > allowed) return null;
  if (/\p{Script=Han}/u.test(given + key)) return null;
  if (digitsOf(given) !== digitsOf(key)) return null;
  const distance = spellingDistance(given, key);
  return distance <= allowed ? distance : null;
}

const digitsOf = (key: string): string => key.replace(/[^\p{N}.]+/gu, ' ').trim();
