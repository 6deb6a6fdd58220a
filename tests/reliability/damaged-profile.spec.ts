import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from 'playwright/test';
import { makeBackup } from '../../src/lib/core/progress/backup.ts';
import { answerAnything } from '../answering.ts';
import { sunday } from '../fixtures.ts';
import { history, restore } from '../history.ts';
import { launchOptions } from '../playwright.config.ts';

/** What is damaged, by the names of LevelDB's files. */
const damages: [string, RegExp][] = [
  ['CURRENT', /^CURRENT$/],
  ['MANIFEST', /^MANIFEST-/],
  ['the write-ahead log', /\.log$/],
  ['the tables', /\.ldb$/],
  ['every file', /^(CURRENT|MANIFEST-\d+|.*\.(log|ldb))$/],
];

const answers = history().filter(({ kind }) => kind === 'answer').length;
const answersText = `${answers.toLocaleString('en-GB')} answers`;
const loss = /^Your browser (lost|does not open) your progress$/;

let profile = '';
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'two-sides-profile-'));
});
test.afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

async function open(baseURL = ''): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.clock.setFixedTime(sunday);
  return { context, page };
}

/** Restores the invented history and waits until a copy of it is on the device. */
async function fill(page: Page): Promise<void> {
  await restore(page, history());
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(async () => {
    await page.goto('/settings/');
    await expect(page.getByText(/The newest of .* has/)).toContainText(answersText);
  }).toPass();
}

/** LevelDB moves what it holds into tables once its log has grown to 4 MB: a database beside the app's makes it grow. */
async function fillTables(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ended = (request: IDBRequest) =>
      new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    const opening = indexedDB.open('beside');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    await ended(opening);
    for (let row = 0; row < 200; row += 1) {
      const rows = opening.result.transaction('rows', 'readwrite').objectStore('rows');
      await ended(rows.put('x'.repeat(60_000), row));
    }
    opening.result.close();
  });
}

function databaseFolder(): string {
  const root = join(profile, 'Default', 'IndexedDB');
  const folder = readdirSync(root).find((name) => name.endsWith('.indexeddb.leveldb'));
  if (folder === undefined) throw new Error(`no database below ${root}`);
  return join(root, folder);
}

for (const [what, files] of damages) {
  test(`with ${what} overwritten, nothing is lost and no new learner is greeted`, async ({
    baseURL,
  }) => {
    const before = await open(baseURL);
    await fill(before.page);
    // Elsewhere the log is to hold the learner's answers.
    if (files.test('000001.ldb')) await fillTables(before.page);
    await before.context.close();

    const folder = databaseFolder();
    const damaged = readdirSync(folder).filter((name) => files.test(name));
    for (const name of damaged) {
      const path = join(folder, name);
      writeFileSync(path, Buffer.alloc(statSync(path).size, 0x5a));
    }
    expect(damaged, `files of the kind “${what}”`).not.toEqual([]);

    const { context, page } = await open(baseURL);
    await page.goto('/');
    const heading = page.getByRole('heading', { level: 1, name: loss });
    const today = page.getByText(`Predicted from ${answers.toLocaleString('en-GB')}`);
    await expect(heading.or(today)).toBeVisible({ timeout: 30_000 });
    console.log(`${what}: ${(await heading.isVisible()) ? await heading.innerText() : 'unharmed'}`);
    if (await heading.isVisible()) {
      await expect(page.getByText(/The copy of .* has/)).toContainText(answersText);
      await page.getByRole('button', { name: /Restore this copy|Go on with this copy/ }).click();
    }
    await expect(today).toBeVisible({ timeout: 30_000 });
    await context.close();
  });
}

test('with everything of the site gone, a file brings it back', async ({ baseURL }) => {
  const { context, page } = await open(baseURL);
  await fill(page);
  await clearSite(context, page, baseURL);
  await page.goto('/');
  await page.getByRole('link', { name: 'Been here before? Restore a backup' }).click();
  await page.getByLabel('Restore from a backup').setInputFiles({
    name: 'two-sides.json',
    mimeType: 'application/json',
    buffer: Buffer.from(makeBackup(history(), { madeAtMs: sunday.getTime() })),
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(`${answersText} added. Nothing was replaced.`)).toBeVisible();
  await context.close();
});

test('with everything of the site deleted while it is open, the session is written again and the loss is said', async ({
  baseURL,
}) => {
  const { context, page } = await open(baseURL);
  await fill(page);
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Guess');
  await page.getByRole('button', { name: 'Continue' }).click();
  await clearSite(context, page, baseURL);
  await answerAnything(page, 'Guess');
  await expect(page.getByRole('heading', { level: 1, name: loss })).toBeVisible();
  await expect(page.getByText('Now it holds 2 answers.')).toBeVisible();
  await page.getByLabel('Choose a backup file').setInputFiles({
    name: 'two-sides.json',
    mimeType: 'application/json',
    buffer: Buffer.from(makeBackup(history(), { madeAtMs: sunday.getTime() })),
  });
  // Leaving earlier would cut the restoring off.
  await expect(page.getByRole('heading', { level: 1, name: loss })).toBeHidden();
  await page.goto('/');
  await expect(
    page.getByText(`Predicted from ${(answers + 2).toLocaleString('en-GB')}`),
  ).toBeVisible();
  await context.close();
});

async function clearSite(context: BrowserContext, page: Page, baseURL = ''): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(baseURL).origin,
    storageTypes: 'all',
  });
}
