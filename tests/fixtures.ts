import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base, type BrowserContext, type Page } from 'playwright/test';

/** The instant every test begins at: a Sunday morning in Berlin. */
export const sunday = new Date('2026-11-22T09:00:00+01:00');

/** Size of the smallest phone of the design. */
export const phone = { width: 360, height: 740 };

/** What a page does that it must not: breaking the Content-Security-Policy (Trusted Types are part of it), throwing, asking another origin. */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const wrongs: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, sample, sourceFile }) => {
        console.error(`Content Security Policy: ${effectiveDirective} ${sample} ${sourceFile}`);
      },
    );
  });
  context.on('request', (request) => {
    const { protocol, origin: requested } = new URL(request.url());
    if (protocol.startsWith('http') && requested !== origin)
      wrongs.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) wrongs.push(message.text());
  });
  context.on('weberror', (error) => wrongs.push(error.error().stack ?? error.error().message));
  return wrongs;
}

/** Every test fails when the page does one of these. */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ context, baseURL }, use) => {
      const wrongs = await watch(context, new URL(baseURL ?? '').origin);
      await use(undefined);
      expect(wrongs).toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page }, use) => {
    await page.clock.setFixedTime(sunday);
    await use(page);
  },
});

export { expect };

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds on the page, as readable lines. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as typeof globalThis & { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${help} at ${target.join(' ')}. ${failureSummary ?? ''}`,
      ),
    );
  });
}

/** Moves the learner's clock on by whole days. */
export async function passDays(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(new Date(sunday.getTime() + days * 24 * 60 * 60 * 1000));
}

/** Waits until the service worker has everything and serves the page. */
export async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    }
  });
}

/** Holds back the scripts of the pages loaded from now on, until the returned function is called. */
export async function keepAsleep(page: Page): Promise<() => void> {
  let wake: () => void = () => undefined;
  const awake = new Promise<void>((resolve) => (wake = resolve));
  await page.route(/_app\/immutable\/entry\//, async (route) => {
    await awake;
    await route.continue();
  });
  return wake;
}
