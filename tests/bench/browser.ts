/**
 * `npm run bench:browser -- [reviews] [in rows]`: the log in Chromium's own IndexedDB, packed, written, read and folded;
 * and copied with so many more in rows, as many as there can be when no number is given.
 * Asserts nothing: times belong to the machine.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { launchOptions } from '../playwright.config.ts';

export default async function main([count = '1000000', inRows]: string[]): Promise<number> {
  const bundled = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'browser-page.ts'), formats: ['iife'], name: 'page' },
    },
  });
  const [output] = Array.isArray(bundled) ? bundled : [];
  const code = output?.output[0].code ?? '';
  const profile = mkdtempSync(join(tmpdir(), 'two-sides-bench-'));
  const browser = await chromium.launchPersistentContext(profile, launchOptions);
  try {
    const page = await browser.newPage();
    await page.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
    );
    await page.goto('http://localhost/');
    await page.addScriptTag({ content: code });
    const figures = await page.evaluate(([reviews, rows]) => globalThis.bench?.(reviews, rows), [
      Number(count),
      inRows === undefined ? undefined : Number(inRows),
    ] as const);
    console.table(figures);
    await browser.close();
    const bytes = sizeOf(join(profile, 'Default/IndexedDB'));
    console.log(`on the disk: ${(bytes / Number(count)).toFixed(1)} bytes a review`);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
  return 0;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
