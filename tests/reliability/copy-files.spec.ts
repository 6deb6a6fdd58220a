import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { build } from 'vite';

/** The contract and the places, as one script for the page. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, 'copy-files.bundle.ts'),
        formats: ['iife'],
        name: 'copyFiles',
      },
    },
  });
  if (!Array.isArray(result) || result[0] === undefined) throw new Error('nothing was built');
  const [first] = result;
  return first.output[0].code.replace(/^(var|const) copyFiles\s*=/, 'globalThis.copyFiles =');
}

type CopyFilesModule = typeof import('./copy-files.bundle.ts');

for (const place of ['opfs', 'cache'] as const) {
  test(`${place} keeps the promises of every place for copies`, async ({ page }) => {
    await page.goto('/robots.txt');
    await page.evaluate(await bundle());
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
