import type { Page } from 'playwright/test';
import { answerAnything } from '../answering.ts';
import { axeViolations, expect, keepAsleep, phone, test } from '../fixtures.ts';

async function startQuickTen(page: Page): Promise<void> {
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await expect(page).toHaveURL(/quiz\/play/);
  await expect(page.getByText('1 of 10')).toBeVisible();
}

test('a quick ten from start to results, with reasons and evidence after each answer', async ({
  page,
}) => {
  await startQuickTen(page);
  for (let number = 1; number <= 10; number += 1) {
    await expect(page.getByText(`${String(number)} of 10`)).toBeVisible();
    await answerAnything(page, number % 2 === 0 ? 'Sure' : 'Guess');
    await expect(
      page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
    ).toBeFocused();
    await expect(
      page
        .getByRole('complementary')
        .getByRole('link', { name: /Open the fact/ })
        .first(),
    ).toBeVisible();
    if (number === 3) expect(await axeViolations(page)).toEqual([]);
    await page
      .getByRole('button', { name: number === 10 ? 'See the results' : 'Continue' })
      .click();
  }
  await expect(page).toHaveURL(/quiz\/results/);
  await expect(page.getByRole('main').getByText('of 10 right', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How sure, how right' })).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('listitem')).toHaveCount(10);
  expect(await axeViolations(page)).toEqual([]);

  const address = page.url();
  await page.goto('/progress/');
  await page
    .getByRole('link', { name: /Quick ten/ })
    .first()
    .click();
  await expect(page).toHaveURL(address);
});

test('a reload and a closed tab come back to the very question, with the same options in the same order', async ({
  page,
  context,
}) => {
  await startQuickTen(page);
  await answerAnything(page, 'Sure');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('2 of 10')).toBeVisible();
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  const options = await page.getByRole('group').allInnerTexts();
  await page.reload();
  await expect(page.getByText('2 of 10')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question ?? '');
  expect(await page.getByRole('group').allInnerTexts()).toEqual(options);

  const other = await context.newPage();
  await page.close();
  await other.goto('/quiz/');
  await other.getByRole('link', { name: /Go on with Quick ten, 1 of 10/ }).click();
  await expect(other.getByText('2 of 10')).toBeVisible();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(question ?? '');
});

test('undo takes an answer back and asks again', async ({ page }) => {
  await startQuickTen(page);
  await answerAnything(page, 'Sure');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Sure' })).toBeVisible();
  await page.goto('/progress/');
  await page.goto('/quiz/');
  await expect(page.getByRole('link', { name: /Go on with Quick ten, 0 of 10/ })).toBeVisible();
});

test('by keyboard alone: choose, say how sure, continue, undo, help', async ({ page }) => {
  await page.goto('/quiz/');
  await expect(page.getByRole('button', { name: 'Start Quick ten' })).toBeEnabled();
  await page.getByRole('radio', { name: /Build your own/ }).focus();
  await page.keyboard.press('Space');
  for (const kind of ['Typed and cloze', 'Numbers and years']) {
    await page.getByRole('checkbox', { name: kind }).focus();
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 20')).toBeVisible();
  for (let number = 1; number <= 3; number += 1) {
    await expect(page.getByText(`${String(number)} of 20`)).toBeVisible();
    await page.keyboard.press('1');
    await page.keyboard.press(number === 1 ? 's' : 'g');
    await expect(
      page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
    ).toBeFocused();
    if (number === 2) {
      await page.keyboard.press('u');
      await expect(page.getByRole('button', { name: 'Sure' })).toBeVisible();
      await page.keyboard.press('1');
      await page.keyboard.press('t');
      await expect(
        page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
      ).toBeFocused();
    }
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('an exam tells nothing before the end, lets one go back and change an answer, and flag', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await page.goto('/quiz/');
  await page.getByRole('radio', { name: /Build your own/ }).check({ force: true });
  await page.getByRole('radio', { name: '5', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'At the end' }).check({ force: true });
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.getByRole('banner').getByText('1 of 5')).toBeVisible();
  await answerAnything(page, 'Guess');
  await expect(page.getByRole('banner').getByText('2 of 5')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^(Right|Not right)/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Flag' }).click();
  await expect(page.getByRole('button', { name: 'Flagged' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('banner').getByText('1 of 5')).toBeVisible();
  await answerAnything(page, 'Sure');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByRole('dialog')).toContainText('4 of 5 questions have no answer yet');
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
  await expect(page).toHaveURL(/quiz\/results/);
  await expect(page.getByRole('main').getByText('of 5 right', { exact: true })).toBeVisible();
});

test('mistakes can be asked again from the results', async ({ page }) => {
  await page.goto('/quiz/');
  await page.getByRole('radio', { name: /Build your own/ }).check({ force: true });
  await page.getByRole('radio', { name: '5', exact: true }).check({ force: true });
  for (const kind of ['Choice and several of many', 'Typed and cloze']) {
    await page.getByRole('checkbox', { name: kind }).uncheck({ force: true });
  }
  await page.getByRole('button', { name: /^Start/ }).click();
  for (let number = 1; number <= 5; number += 1) {
    await expect(page.getByRole('banner').getByText(`${String(number)} of 5`)).toBeVisible();
    await page.getByRole('main').getByRole('textbox').fill('1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sure' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Not right' })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('main').getByText('of 5 right', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ask the 5 again' }).click();
  await expect(page.getByRole('banner').getByText('1 of 5')).toBeVisible();
});

test('a tap before the page is awake is given as soon as it is', async ({ page }) => {
  const wake = await keepAsleep(page);
  await page.goto('/quiz/', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  wake();
  await expect(page.getByText('1 of 10')).toBeVisible();
});
