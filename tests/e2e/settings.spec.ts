import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { reviewOne } from '../answering.ts';
import { axeViolations, expect, keepAsleep, test } from '../fixtures.ts';
import { history, withHistory } from '../history.ts';

/** Chooses a file to restore, as text. */
async function chooseFile(page: Page, text: string, name = 'two-sides.json'): Promise<void> {
  await page
    .getByLabel('Restore from a backup')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Saves a backup file and returns what is in it. */
async function savedBackup(page: Page): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup file', exact: true }).click();
  const download = await downloading;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

/** The events of a backup file. */
function eventsOf(text: string): unknown {
  return (JSON.parse(text) as { events: unknown }).events;
}

async function deleteEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Delete all my data' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
}

test.describe('without the service worker, whose cache would bring the app', () => {
  test.use({ serviceWorkers: 'block' });

  test('the theme changes at once and is there before the first paint of the next visit', async ({
    page,
  }) => {
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.goto('/settings/');
    expect(await scheme()).toBe('light dark');
    const dark = page.getByRole('radio', { name: 'Dark' });
    await expect(dark).toBeEnabled();
    await dark.check({ force: true });
    await expect.poll(scheme).toBe('dark');
    await expect(page.getByText('Theme: saved.')).toBeAttached();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    // The app itself does not arrive.
    await page.route('**/_app/**/*.js', () => undefined);
    await page.goto('/settings/', { waitUntil: 'commit' });
    await expect(page.getByLabel('New facts a day')).toBeDisabled();
    // The page may be there before its style sheet.
    await expect.poll(scheme).toBe('dark');
  });
});

test('every setting is kept', async ({ page }) => {
  await page.goto('/settings/');
  const newFacts = page.getByLabel('New facts a day');
  const retention = page.getByLabel('Desired retention');
  await newFacts.fill('3');
  await retention.fill('95');
  await page.getByLabel('Start of the day').selectOption('06:00');
  await page.getByRole('radio', { name: 'Forgot, Hard, Good, Easy' }).check({ force: true });
  await page.getByRole('switch', { name: 'Show intervals' }).click();
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await expect(page.getByText('Single-key shortcuts: saved.')).toBeAttached();
  await expect(page.getByText(/about 5 are forgotten.*2\.\d times as often/)).toBeVisible();
  await page.reload();
  await expect(newFacts).toHaveValue('3');
  await expect(retention).toHaveValue('95');
  await expect(page.getByLabel('Start of the day')).toHaveValue('6');
  await expect(page.getByRole('radio', { name: 'Forgot, Hard, Good, Easy' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Show intervals' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
});

test('new facts a day limit the queue', async ({ page }) => {
  const setNewFacts = async (count: string) => {
    await page.goto('/settings/');
    await page.getByLabel('New facts a day').fill(count);
    await page.keyboard.press('Tab');
  };
  await setNewFacts('2');
  await expect(page.getByText('New facts a day: saved.')).toBeAttached();
  await page.goto('/review/');
  await expect(page.getByText('1 of 2')).toBeVisible();
  await setNewFacts('0');
  await expect(page.getByText('At 0, only reviews come.')).toBeVisible();
  await expect(page.getByText('New facts a day: saved.')).toBeAttached();
  await page.goto('/review/');
  await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible();
  await setNewFacts('1000');
  await expect(page.getByText('Between 0 and 999.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('New facts a day')).toHaveValue('0');
});

test('a setting that cannot be saved shows the stored value again and says so', async ({
  page,
}) => {
  await page.goto('/settings/');
  const grades = page.getByRole('radio', { name: 'Forgot, Hard, Good, Easy' });
  await expect(grades).toBeEnabled();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    };
  });
  await grades.click({ force: true });
  await expect(page.getByRole('alert')).toContainText('“Grades on flashcards” was not changed');
  await expect(page.getByRole('alert')).toContainText('no space left');
  await expect(grades).not.toBeChecked();
  await expect(page.getByRole('radio', { name: 'Forgot, Remembered' })).toBeChecked();
  await page.getByRole('switch', { name: 'Show intervals' }).click();
  await expect(page.getByRole('alert')).toContainText('“Show intervals” was not changed');
  await expect(page.getByRole('switch', { name: 'Show intervals' })).not.toBeChecked();
});

test('a backup, deleting everything and restoring brings everything back', async ({ page }) => {
  await withHistory(page);
  const count = history().filter(({ kind }) => kind === 'answer').length;
  const answers = `${count.toLocaleString('en-GB')} answers`;
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.getByText('Theme: saved.')).toBeAttached();
  await expect(page.getByText(/are in no file/)).toBeVisible();
  const { name, text } = await savedBackup(page);
  expect(name).toBe('two-sides-2026-11-22.json');
  await expect(page.getByText('Last backup today')).toBeVisible();
  await expect(page.getByText('Every answer is in it.')).toBeVisible();

  await deleteEverything(page);
  await expect(page.getByText('No answers yet')).toBeVisible();
  await expect(page.getByText('No backup yet')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.goto('/');
  await expect(page.getByText('Before anything else, one question')).toBeVisible();

  await page.goto('/settings/');
  await chooseFile(page, text);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(answers);
  await expect(dialog).toContainText('Restoring adds, it does not replace.');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/answers added/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(eventsOf((await savedBackup(page)).text)).toEqual(eventsOf(text));
});

test('a file chosen before the page is awake is read as soon as it is', async ({ page }) => {
  const wake = await keepAsleep(page);
  await page.goto('/settings/', { waitUntil: 'commit' });
  await chooseFile(page, '{}');
  wake();
  await expect(page.getByRole('alert')).toContainText('is not a backup');
});

test('cancelling a restore changes nothing, and the same file twice adds nothing', async ({
  page,
}) => {
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/settings/');
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
  const { text } = await savedBackup(page);
  await deleteEverything(page);

  await chooseFile(page, text);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('No answers yet')).toBeVisible();

  await chooseFile(page, text);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('1 answer added. Nothing was replaced.')).toBeVisible();
  await chooseFile(page, text);
  const dialog = page.getByRole('dialog', { name: 'This file adds nothing' });
  await expect(dialog).toContainText('all of it is here already');
  await expect(dialog.getByRole('button')).toHaveText(['Close']);
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
});

const badFiles = [
  {
    title: 'a backup cut off',
    change: (text: string) => text.slice(0, -40),
    heading: 'This backup is damaged',
    reason: /cut off in line \d+/,
  },
  {
    title: 'a backup of a newer version',
    change: (text: string) => text.replace('"version": 1', '"version": 2'),
    heading: 'This file comes from a newer version',
    reason: /Update the app/,
  },
  {
    title: 'another JSON file',
    change: () => '{"cards": []}',
    heading: 'This file is not a backup of Two Sides',
    reason: /Choose a file made by Two Sides/,
  },
  {
    title: 'a picture',
    change: () => '\u0089PNG\r\n',
    heading: 'This file is not a backup',
    reason: /Choose a file made by Two Sides/,
  },
];

for (const { title, change, heading, reason } of badFiles) {
  test(`${title} is refused with the reason, and nothing is changed`, async ({ page }) => {
    await page.goto('/review/');
    await reviewOne(page, true);
    await page.goto('/settings/');
    const before = await savedBackup(page);
    const changed = change(before.text);
    expect(changed).not.toBe(before.text);
    await chooseFile(page, changed, 'holiday.json');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(heading);
    await expect(alert).toContainText('holiday.json');
    await expect(alert).toContainText(reason);
    await expect(alert).toContainText('Nothing was changed.');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(eventsOf((await savedBackup(page)).text)).toEqual(eventsOf(before.text));
  });
}

test('the browser is asked to keep the progress once, after the tenth answer', async ({ page }) => {
  await page.addInitScript(() => {
    let asked = 0;
    navigator.storage.persist = () => {
      asked += 1;
      document.documentElement.dataset['asked'] = String(asked);
      return Promise.resolve(false);
    };
  });
  const asked = page.locator('html[data-asked]');
  await page.goto('/review/');
  for (let answer = 1; answer < 10; answer += 1) await reviewOne(page, true);
  await expect(asked).toHaveCount(0);
  await reviewOne(page, true);
  await expect(asked).toHaveAttribute('data-asked', '1');
  await page.goto('/settings/');
  await expect(page.getByText('The browser has not agreed to keep it')).toBeVisible();
  await expect(page.getByText(/Asked on 22.November/)).toBeVisible();
  await expect(asked).toHaveCount(0);
  await page.getByRole('button', { name: 'Ask again' }).click();
  await expect(asked).toHaveAttribute('data-asked', '1');
});

test('a dialog that is opened again at once stays open', async ({ page }) => {
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Delete all my data' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.evaluate(async (element: HTMLDialogElement) => {
    const button = (name: string) =>
      [...document.querySelectorAll('button')].find(({ innerText }) => innerText === name);
    const closed = new Promise((resolve) => {
      element.addEventListener('close', resolve, { once: true });
    });
    button('Keep everything')?.click();
    // Within the same task, so that the event of the closing comes after the opening.
    while (element.open) await Promise.resolve();
    button('Delete all my data')?.click();
    await closed;
  });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('deleting can be done and left with the keyboard alone, and offers the backup first', async ({
  page,
}) => {
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/settings/');
  await expect(page.getByText('1 answer is in no file.')).toBeVisible();
  const deleteAll = page.getByRole('button', { name: 'Delete all my data' });
  await deleteAll.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete all your data on this device?' });
  await expect(dialog).toContainText('1 answer is in no backup file.');
  await expect(dialog.getByRole('button', { name: 'Save a backup file first' })).toBeFocused();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toBe('two-sides-2026-11-22.json');
  await expect(dialog.getByRole('status')).toContainText('downloads');
  await page.keyboard.press('Escape');
  await expect(deleteAll).toBeFocused();
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  await expect(deleteAll).toBeFocused();
});
