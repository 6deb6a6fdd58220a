/** `npm run test:fuzz -- --seconds=60 --seed=1 --count=1000`: broken input for everything that reads any. */
import { fuzz } from './fuzz.ts';
import { fuzzTargets } from './targets.ts';

function option(args: readonly string[], name: string): number | null {
  const at = args.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const value = args[at]?.split('=')[1] ?? args[at + 1];
  return at === -1 || value === undefined ? null : Number(value);
}

export default async function main(args: string[]): Promise<number> {
  const seed = option(args, 'seed') ?? Math.floor(Math.random() * 0x7fff_ffff);
  const seconds = option(args, 'seconds') ?? 60;
  const count = option(args, 'count') ?? Infinity;
  const targets = fuzzTargets();
  console.log(`seed ${seed}, ${count === Infinity ? `${seconds} s` : `${count} cases`}`);
  const endMs = performance.now() + seconds * 1000;
  const { cases, byTarget, failures } = await fuzz(
    targets,
    seed,
    (done) => done >= count || (count === Infinity && performance.now() > endMs),
  );
  for (const [name, times] of byTarget) console.log(`${name.padEnd(24)} ${times} cases`);
  for (const failure of failures) {
    console.log(`\n${failure.target} failed with --seed=${failure.seed} --count=1`);
    console.log(failure.error);
    console.log(`input: ${failure.input}`);
  }
  console.log(`\n${cases} cases, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
