import { expect, test } from 'playwright/test';
import { bundle } from './bundle.ts';

type CopyFilesModule = typeof import('./copy-files.bundle.ts');

for (const place of ['opfs', 'cache'] as const) {
  test(`${place} keeps the promises of every place for copies`, async ({ page }) => {
    await page.goto('/robots.txt');
    await page.evaluate(await bundle('copy-files.bundle.ts', 'copyFiles'));
    const broken = await page.evaluate(async (place) => {
      const { copyFiles } = globalThis as typeof globalThis & { copyFiles: CopyFilesModule };
      const broken: string[] = [];
      for (const [index, { name, run }] of copyFiles.contract.entries()) {
        const folder = `contract-${String(index)}`;
        const files =
          place === 'opfs'
            ? await copyFiles.openOpfsFiles(navigator.storage, folder)
            : await copyFiles.openCacheFiles(caches, folder);
        try {
          await run(files);
        } catch (error) {
          broken.push(`${name}: ${String(error)}`);
        }
      }
      return { broken, count: copyFiles.contract.length };
    }, place);
    expect(broken.broken).toEqual([]);
    expect(broken.count).toBeGreaterThan(4);
  });
}
