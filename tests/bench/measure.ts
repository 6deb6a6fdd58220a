/** Distributions and ratios, printed as a table. */

/** The last result: kept where others can see it, so that no engine may leave the work out. */
export let kept: unknown;

function timeMs(work: () => unknown): number {
  const begun = performance.now();
  kept = work();
  return performance.now() - begun;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function print(name: string, values: readonly number[], format: (value: number) => string): void {
  const columns = [0.5, 0.95].map((share) => format(quantile(values, share)).padStart(12));
  console.log(name.padEnd(50) + columns.join(''));
}

const duration = (ms: number) =>
  ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`;
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

export function printHead(title: string): void {
  console.log(`${title}\n\n${''.padEnd(50)}${'p50'.padStart(12)}${'p95'.padStart(12)}`);
}

/** Times each of the calls by itself, after as many that are not counted. */
export function measure(name: string, rounds: number, work: (round: number) => unknown): void {
  for (let round = 0; round < rounds; round += 1) kept = work(round);
  print(
    name,
    Array.from({ length: rounds }, (_, round) => timeMs(() => work(round))),
    duration,
  );
}

/** Times ours and the yardstick in turn, so that both meet the same machine, and prints the ratio of the pairs. */
export function compare(
  ours: { name: string; work: () => unknown },
  yardstick: { name: string; work: () => unknown },
  rounds: number,
): void {
  for (let round = 0; round < 3; round += 1) kept = [ours.work(), yardstick.work()];
  const pairs = Array.from({ length: rounds }, () => ({
    ours: timeMs(ours.work),
    yardstick: timeMs(yardstick.work),
  }));
  print(
    ours.name,
    pairs.map((pair) => pair.ours),
    duration,
  );
  print(
    `  ${yardstick.name}`,
    pairs.map((pair) => pair.yardstick),
    duration,
  );
  print(
    '  ratio',
    pairs.map((pair) => pair.ours / pair.yardstick),
    times,
  );
}
