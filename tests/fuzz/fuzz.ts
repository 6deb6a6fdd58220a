import { randomFrom } from './random.ts';
import type { Target } from './targets.ts';

export interface FuzzFailure {
  target: string;
  /** Makes this very input again: `npm run test:fuzz -- --seed=<seed> --count=1`. */
  seed: number;
  error: string;
  input: string;
}

export interface FuzzResult {
  cases: number;
  byTarget: Map<string, number>;
  failures: FuzzFailure[];
}

const largestSeed = 0x7fff_ffff;

/**
 * Feeds the targets until `isOver` says so. Every case has a seed of its own, the next whole number.
 *
 * @param isOver told the number of cases so far
 */
export async function fuzz(
  targets: readonly Target[],
  firstSeed: number,
  isOver: (cases: number) => boolean,
): Promise<FuzzResult> {
  const wheel = targets.flatMap((target) => Array.from({ length: target.weight }, () => target));
  const byTarget = new Map<string, number>();
  const failures: FuzzFailure[] = [];
  let cases = 0;
  for (; !isOver(cases) && failures.length < 10; cases += 1) {
    const seed = (firstSeed + cases) % largestSeed;
    const random = randomFrom(seed);
    const target = wheel[random.below(wheel.length)];
    if (target === undefined) throw new Error('no targets');
    const input = target.make(random);
    byTarget.set(target.name, (byTarget.get(target.name) ?? 0) + 1);
    try {
      await target.check(input);
    } catch (error) {
      failures.push({
        target: target.name,
        seed,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        input: JSON.stringify(input).slice(0, 2000),
      });
    }
  }
  return { cases, byTarget, failures };
}
