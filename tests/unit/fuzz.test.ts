import { expect, it } from 'vitest';
import { fuzz } from '../fuzz/fuzz.ts';
import { fuzzTargets, type Target } from '../fuzz/targets.ts';

it('nothing that reads input throws in 100 cases; npm run test:fuzz tries more', async () => {
  const { failures, byTarget } = await fuzz(fuzzTargets(), 20261122, (cases) => cases >= 100);
  expect(failures).toEqual([]);
  expect(byTarget.size).toBe(7);
}, 60_000);

it('a failure names the seed that makes it again', async () => {
  const failing: Target = {
    name: 'failing',
    weight: 1,
    make: (random) => random.below(50),
    check: (input) => {
      if (input === 7) throw new Error('seven');
    },
  };
  const found = await fuzz([failing], 1, (cases) => cases >= 500);
  const [failure] = found.failures;
  expect(failure).toMatchObject({ target: 'failing', input: '7' });
  const again = await fuzz([failing], failure?.seed ?? 0, (cases) => cases >= 1);
  expect(again.failures).toMatchObject([{ seed: failure?.seed, input: '7' }]);
});
