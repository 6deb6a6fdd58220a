/** Chromium by its own protocol and Firefox by WebDriver BiDi, both through Playwright. */
import type { Browser, ElementHandle } from 'playwright';
import { watch } from '../fixtures.ts';
import { downloadInto } from './downloads.ts';
import { findInPage, targetText, type Driver, type Target } from './driver.ts';

/** What Firefox says of a fetch that ended because its page was left. A script that is missing stops the flow itself. */
const leftMidway =
  /error loading dynamically imported module|Failed to load .* A ServiceWorker intercepted the request/;

/**
 * A session of its own in a browser that runs: nothing is stored yet.
 * @param downloads where the browser puts them when it does not tell Playwright of them
 */
export async function playwrightDriver(
  browser: Browser,
  origin: string,
  downloads: string | null,
): Promise<Driver> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const wrongs = await watch(context, origin);
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  page.setDefaultNavigationTimeout(30_000);

  const look = async (target: Target) =>
    (await page.evaluateHandle(findInPage, target)).asElement();
  async function find(target: Target): Promise<ElementHandle> {
    const element = await look(target);
    if (element === null) throw new Error(`${targetText(target)} is not on the page`);
    return element;
  }
  return {
    async open(address) {
      await page.goto(address);
    },
    async reload() {
      await page.reload();
    },
    read: (work, given) =>
      page.evaluate(work as (given: unknown) => unknown, given) as Promise<
        Awaited<ReturnType<typeof work>>
      >,
    has: async (target) => (await look(target)) !== null,
    click: async (target) => (await find(target)).click(),
    type: async (target, text) => (await find(target)).fill(text),
    chooseFile: async (target, path) => (await find(target)).setInputFiles(path),
    async download(target) {
      if (downloads !== null)
        return downloadInto(downloads, async () => (await find(target)).click());
      const downloading = page.waitForEvent('download');
      await (await find(target)).click();
      return (await downloading).path();
    },
    picture: () => page.screenshot(),
    async close() {
      await context.close();
      return wrongs.filter((text) => !leftMidway.test(text));
    },
  };
}
