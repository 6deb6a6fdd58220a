import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { answerAnything, reviewOne } from '../answering.ts';
import { axeViolations, expect, test } from '../fixtures.ts';
import { history, withHistory } from '../history.ts';

const answers = history().filter(({ kind }) => kind === 'answer').length;
const answersText = `${answers.toLocaleString('en-GB')} answers`;

/** Opens the settings and waits for a copy that holds everything. */
async function withCopy(page: Page): Promise<void> {
  await withHistory(page);
  // Hidden and shown again: what a phone does when another app is opened.
  await hide(page);
  await page.goto('/settings/');
  await expect(page.getByText(/The newest of .* has/)).toContainText(answersText);
}

async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('copies-of-progress', { create: true });
        let count = 0;
        for await (const name of folder.keys()) count += name === '' ? 0 : 1;
        return count;
      }),
    )
    .toBeGreaterThan(0);
}

/** What Chromium does to a damaged database, without a word: gives back an empty one. */
async function emptyDatabase(page: Page): Promise<void> {
  await page.goto('/robots.txt');
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('two-sides');
        request.onsuccess = resolve;
        request.onerror = reject;
      }),
  );
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test('an emptied database is not taken for a new learner, and the copy brings everything back', async ({
  page,
}) => {
  await withCopy(page);
  await emptyDatabase(page);
  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'Your browser lost your progress' }),
  ).toBeVisible();
  await expect(page.getByText(`${answersText} were stored here.`)).toBeVisible();
  await expect(page.getByText(/The copy of .* has/)).toContainText(answersText);
  expect(await databases(page)).not.toContain('two-sides');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Restore this copy' }).click();
  await expect(page.getByText(`Predicted from ${answers.toLocaleString('en-GB')}`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Predicted from ${answers.toLocaleString('en-GB')}`)).toBeVisible();
});

test('beginning anew is asked for, and keeps the copies', async ({ page }) => {
  await withCopy(page);
  await emptyDatabase(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin anew' }).click();
  await expect(page.getByRole('button', { name: 'Not sure' })).toBeVisible();
  await page.goto('/settings/');
  await page.getByText(/Copies on this device: \d/).click();
  await page
    .getByRole('button', { name: /Restore the copy of/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText(answersText);
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(`${answersText} added. Nothing was replaced.`)).toBeVisible();
});

test('a copy that was cut off is recognised, and the one before it is offered', async ({
  page,
}) => {
  await withCopy(page);
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Guess');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('copies-of-progress');
    const torn = '2026-11-22T09-00-00.000Z_99999-events_99999-answers_00000000.json.gz';
    const file = await folder.getFileHandle(torn, { create: true });
    const writable = await file.createWritable();
    await writable.write(new Uint8Array(10));
    await writable.close();
  });
  await emptyDatabase(page);
  await page.goto('/');
  await expect(page.getByText(/The copy of .* has/)).toBeVisible();
  await page.getByText('Choose another copy').click();
  await page.getByRole('radio').first().check({ force: true });
  await page.getByRole('button', { name: 'Restore this copy' }).click();
  await expect(page.getByRole('alert')).toContainText('is damaged');
  await page.getByRole('radio').nth(1).check({ force: true });
  await page.getByRole('button', { name: 'Restore this copy' }).click();
  await expect(page.getByText('Predicted from')).toBeVisible();
});

test('deleting everything takes the copies along', async ({ page }) => {
  await withCopy(page);
  await page.getByRole('button', { name: 'Delete all my data' }).click();
  await expect(page.getByRole('dialog')).toContainText('the copies on this device included');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  await expect(page.getByText('No copies yet')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Not sure' })).toBeVisible();
});

test('a copy is written at the end of a review, without the learner doing anything', async ({
  page,
}) => {
  await page.goto('/settings/');
  await page.getByLabel('New facts a day').fill('1');
  await page.keyboard.press('Tab');
  await expect(page.getByText('New facts a day: saved.')).toBeAttached();
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/settings/');
  await expect(page.getByText(/The newest of .* has/)).toContainText('1 answer');
});

test('a backup can be tested without changing anything', async ({ page }) => {
  await page.goto('/settings/');
  const { makeBackup } = await import('../../src/lib/core/progress/backup.ts');
  await page.getByLabel('Test my backup').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(makeBackup(history(), { madeAtMs: Date.UTC(2026, 10, 20) })),
  });
  const dialog = page.getByRole('dialog', { name: 'This backup can be restored' });
  await expect(dialog).toContainText(answersText);
  await expect(dialog).toContainText('Nothing was changed.');
  await expect(dialog.getByRole('button', { name: 'Restore', exact: true })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('No answers yet')).toBeVisible();
});

/** A folder the learner chose: one of the page's own, since nobody is here to click in the browser's dialog. */
async function chooseFolder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('picked', { create: true }),
    });
  });
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Save backups into a folder by themselves' }).click();
  await expect(
    page.getByText(/After each session a backup goes into the folder “picked”/),
  ).toBeVisible();
}

test('backups go into the chosen folder by themselves; deleting everything forgets it and leaves its files', async ({
  page,
}) => {
  await chooseFolder(page);
  await withHistory(page);
  await hide(page);
  const text = () =>
    page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked');
      const names: string[] = [];
      for await (const name of folder.keys()) if (name.endsWith('.json')) names.push(name);
      const last = names.sort().at(-1);
      return last === undefined ? '' : (await (await folder.getFileHandle(last)).getFile()).text();
    });
  // A file that is being replaced cannot be opened for a moment: look again.
  await expect(async () => {
    expect(await text()).toContain(`"eventCount": ${String(history().length)}`);
  }).toPass();

  await page.getByRole('button', { name: 'Delete all my data' }).click();
  await expect(page.getByRole('dialog')).toContainText(
    'The backups in the folder “picked” stay there',
  );
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(
    page.getByRole('button', { name: 'Save backups into a folder by themselves' }),
  ).toBeVisible();
  expect(await text()).toContain(`"eventCount": ${String(history().length)}`);
  await page.reload();
  await expect(page.getByText('No answers yet')).toBeVisible();
  await expect(page.getByText(/into the folder/)).toBeHidden();
});

test('a damaged database is checked, repaired after a copy, and clean afterwards', async ({
  page,
}) => {
  await withHistory(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('two-sides');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('keyval', 'readwrite');
          const store = transaction.objectStore('keyval');
          store.put({ v: 1, kind: 'answer', id: 'x' }, ['event', 'x', 1]);
          store.put('nobody reads this', ['lost', 1]);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onabort = reject;
        };
      }),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Check my data' }).click();
  await expect(page.getByText('1 entry lacks a part')).toBeVisible();
  await expect(page.getByText('1 record has a name that nothing reads')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Repair' }).click();
  await expect(page.getByText('Repaired. 2 put aside.')).toBeVisible();
  await expect(page.getByText(/looked at\. (Nothing is wrong|Nothing needs repair)/)).toBeVisible();
  await expect(page.getByText(`${answersText}, all readable`)).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup file', exact: true }).click();
  const file: unknown = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(file).toMatchObject({
    eventCount: history().length,
    aside: [
      { key: '["event","x",1]', record: '{"v":1,"kind":"answer","id":"x"}' },
      { key: '["lost",1]', record: '"nobody reads this"' },
    ],
  });
});

test('before a fact begins anew, what was known of it goes into a copy', async ({ page }) => {
  const copyNames = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('copies-of-progress', { create: true });
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    });
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Guess');
  await page
    .getByRole('link', { name: /^Open the fact/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Start over' }).click();
  // The quiz that was begun and its answer, and not yet what takes the answer away.
  const ofTheAnswer: unknown = expect.stringContaining('_2-events_1-answers_');
  expect(await copyNames()).not.toContainEqual(ofTheAnswer);
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByText('This fact is new again.')).toBeVisible();
  expect(await copyNames()).toContainEqual(ofTheAnswer);
});
