import { expect, it } from 'vitest';
import { contract } from './files.contract.ts';
import { openMemoryFiles } from './memory-files.ts';

it.each(contract)('memory $name', async ({ run }) => {
  await expect(run(openMemoryFiles())).resolves.toBeUndefined();
});
