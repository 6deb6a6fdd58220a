/** Seeded order. The same seed gives the same order on every device, so a resumed quiz looks as it did. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A shuffled copy (Fisher–Yates): every order is equally likely.
 * @param seed any 32-bit integer
 */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const generator = xoroshiro128plus(seed);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = uniformInt(generator, 0, last);
    const kept = result[last] as T;
    result[last] = result[other] as T;
    result[other] = kept;
  }
  return result;
}

/** A 32-bit seed for one thing within a larger seeded whole, such as one question of an attempt (FNV-1a). */
export function seedFor(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * The order in which a question's options stand on the screen: bank positions, first to last.
 * Drawn, not balanced, so that position carries no information.
 */
export function optionOrder(optionCount: number, seed: number, questionId: string): number[] {
  return shuffled(
    Array.from({ length: optionCount }, (_, position) => position),
    seedFor(seed, questionId),
  );
}
