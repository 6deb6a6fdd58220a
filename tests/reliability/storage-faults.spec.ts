/** What a browser's storage does to a learner, one test a case of the table in tests/RELIABILITY.md. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright/test';
import { answerAnything, reviewOne } from '../answering.ts';
import { expect, sunday, test } from '../fixtures.ts';
import { launchOptions } from '../playwright.config.ts';

test.describe.configure({ timeout: 60_000 });

const later = { name: 'Later' };
const isSaved = (page: Page) => page.getByRole('button', { name: 'Continue' });

/** Answers so many questions of a quiz. */
async function answer(page: Page, count: number): Promise<void> {
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await expect(page.getByText('1 of 10')).toBeVisible();
  for (let answered = 0; answered < count; answered += 1) {
    await answerAnything(page, 'Guess');
    await isSaved(page).click();
  }
}

for (const [says, persist, title] of [
  ['no', () => Promise.resolve(false), 'The browser has not agreed to keep your answers'],
  ['nothing', undefined, 'The browser has not agreed to keep your answers'],
  ['yes', () => Promise.resolve(true), null],
] as const) {
  test(`B8: asked to keep the answers, the browser says ${says}`, async ({ page }) => {
    await page.addInitScript(
      ([source]) => {
        const persist = source === null ? undefined : () => Promise.resolve(source === 'yes');
        const persisted = source === null ? undefined : () => Promise.resolve(source === 'yes');
        Object.defineProperties(StorageManager.prototype, {
          persist: { value: persist },
          persisted: { value: persisted },
        });
      },
      [persist === undefined ? null : says],
    );
    await answer(page, 9);
    await answerAnything(page, 'Guess');
    await expect(
      page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
    ).toBeVisible();
    await page.goto('/');
    await expect(page.getByText('Predicted from 10 answers.')).toBeVisible();
    if (title === null) {
      await expect(page.getByRole('button', later)).toBeHidden();
      return;
    }
    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save a backup file' })).toBeVisible();
    await page.getByRole('button', later).click();
    await page.reload();
    await expect(page.getByText('Predicted from 10 answers.')).toBeVisible();
    await expect(page.getByText(title)).toBeHidden();
  });
}

test('B10: a private window of Firefox or Safari is named before and after the first answer', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, 'getDirectory', {
      value: () => Promise.reject(new DOMException('in a private window', 'SecurityError')),
    });
  });
  await page.goto('/');
  await expect(page.getByText(/private window: closing it deletes your answers/)).toBeVisible();
  await expect(page.getByText(/stays? on this device/i)).toBeHidden();
  await answer(page, 1);
  await page.goto('/');
  await expect(page.getByText('This seems to be a private window')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save a backup file' })).toBeVisible();
  await page.goto('/settings/');
  await expect(page.getByText('This seems to be a private window')).toBeVisible();
});

test('B12: an open tab lets a newer version have the database, and says so at the next answer', async ({
  page,
  context,
}) => {
  await answer(page, 1);
  const newer = await context.newPage();
  await newer.goto('/sources/');
  const upgrade = await newer.evaluate(
    () =>
      new Promise<{ outcome: string; tookMs: number }>((resolve) => {
        const startedMs = performance.now();
        const tell = (outcome: string) => {
          resolve({ outcome, tookMs: performance.now() - startedMs });
        };
        const opening = indexedDB.open('two-sides', 2);
        opening.onblocked = () => {
          tell('blocked');
        };
        opening.onsuccess = () => {
          opening.result.close();
          tell('upgraded');
        };
      }),
  );
  expect(upgrade.outcome).toBe('upgraded');
  expect(upgrade.tookMs).toBeLessThan(2_000);
  await answerAnything(page, 'Sure');
  await expect(page.getByText('This answer is not saved yet')).toBeVisible({ timeout: 2_000 });
  await expect(page.getByText(/A newer version of Two Sides has written here/)).toBeVisible();
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Your progress is from a newer version' }),
  ).toBeVisible();
});

test('B12: behind a tab that holds on and an upgrade that waits, a third tab says so within two seconds', async ({
  page,
  context,
}) => {
  const elsewhere = '/holds-on.html';
  const strangers = await Promise.all([context.newPage(), context.newPage()]);
  for (const [version, stranger] of strangers.entries()) {
    await stranger.route(`**${elsewhere}`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title>' }),
    );
    await stranger.goto(elsewhere);
    await stranger.evaluate(
      (wanted) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('two-sides', wanted);
          opening.onupgradeneeded = () => {
            if (wanted === 1) opening.result.createObjectStore('keyval');
          };
          opening.onsuccess = () => {
            // Kept, so that it is not collected and closed.
            Object.defineProperty(globalThis, 'held', { value: opening.result });
            resolve();
          };
          opening.onblocked = () => {
            resolve();
          };
        }),
      version + 1,
    );
  }
  await page.goto('/quiz/');
  const silent = page.getByText('The browser’s storage does not answer yet');
  await expect(silent).toBeVisible({ timeout: 2_000 });
  await expect(silent).toBeHidden({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Sure');
  await expect(isSaved(page)).toBeVisible();
});

test('B17: a page that the browser kept whole shows what was answered meanwhile, and writes', async ({
  baseURL,
}) => {
  const browser = await chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
  const page = await context.newPage();
  await page.clock.setFixedTime(sunday);
  // Chromium gives up a kept page that a message waits for; others keep it, and it never hears the message.
  await page.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/');
  await expect(page.getByText('Predicted from 1 answer.')).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(globalThis, 'isKept', { value: true });
  });
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.evaluate(() => {
    history.back();
  });
  await expect(page.getByText('Predicted from 2 answers.')).toBeVisible();
  expect(await page.evaluate(() => 'isKept' in globalThis)).toBe(true);
  await page.getByRole('link', { name: /^Review, about/ }).click();
  await reviewOne(page, true);
  await page.goto('/');
  await expect(page.getByText('Predicted from 3 answers.')).toBeVisible();
  await browser.close();
});

test('B18: with the disk full, the answer stays on the screen, and is stored when there is room', async ({
  baseURL,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'two-sides-full-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', profile]);
  test.skip(mounted.status !== 0, 'mounting a small disk needs the right to do so (root)');
  try {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      baseURL: baseURL ?? '',
      locale: 'en-GB',
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await answer(page, 2);
    const filler = join(profile, 'filler');
    const refused = page.getByText('This answer is not saved yet');
    let stored = 2;
    for (let more = 0; more < 7; more += 1) {
      fill(filler, profile);
      await answerAnything(page, 'Guess');
      await expect(refused.or(isSaved(page)).first()).toBeVisible({ timeout: 30_000 });
      if (await refused.isVisible()) break;
      stored += 1;
      await isSaved(page).click();
    }
    await expect(refused).toBeVisible();
    console.log(await page.getByRole('alert').allInnerTexts());
    rmSync(filler);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(isSaved(page)).toBeVisible();
    await page.goto('/');
    await expect(page.getByText(`Predicted from ${String(stored + 1)} answers.`)).toBeVisible();
    await context.close();
  } finally {
    spawnSync('umount', ['-l', profile]);
    rmSync(profile, { recursive: true, force: true });
  }
});

/** Leaves no room in a folder's file system. */
function fill(path: string, folder: string): void {
  for (let free = Infinity; free > 0;) {
    const { bavail, bsize } = statfsSync(folder);
    free = Math.min(bavail * bsize, 16 * 1024 * 1024);
    try {
      if (free > 0) writeFileSync(path, Buffer.alloc(free), { flag: 'a' });
    } catch (error) {
      // The browser took what was left between the look and the write.
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      free = 0;
    }
  }
}
