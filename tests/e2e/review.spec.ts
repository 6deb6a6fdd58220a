import { reviewOne } from '../answering.ts';
import { axeViolations, expect, passDays, phone, test } from '../fixtures.ts';

test('the first visit: one question, its reverse, then ten new facts and what comes next', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Does Alibaba own Alipay?' })).toBeVisible();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByRole('heading', { name: 'Not right' })).toBeFocused();
  await expect(page.getByRole('complementary')).toContainText('Alipay belongs to Alibaba');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page).toHaveURL(/review/);

  for (let answered = 0; answered < 12; answered += 1) {
    await reviewOne(page, true);
    if (await page.getByRole('heading', { name: 'Done for now' }).isVisible()) break;
  }
  await page.goto('/');
  await expect(page.getByText(/You would answer about/)).toBeVisible();
  await expect(page.getByText(/Predicted from/)).toBeVisible();
});

test('a flashcard turns with Space and is graded with 1 and 2; undo works, after a reload too', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await page.goto('/review/?fact=alipay-100pct-held-by-ant');
  const turn = page.getByRole('button', { name: 'Show answer' });
  // The form is drawn by lot, the flashcard about every fifth time.
  for (let tries = 0; tries < 100; tries += 1) {
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Review');
    if (await turn.isVisible()) break;
    await page.reload();
  }
  await expect(turn).toBeVisible();
  const prompt = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Remembered' })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: 'Remembered' })).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(prompt ?? '');
});

test('facts come back when they are due, in another form than last time', async ({ page }) => {
  await page.goto('/review/');
  for (let answered = 0; answered < 3; answered += 1) await reviewOne(page, true);
  await passDays(page, 40);
  await page.goto('/');
  await expect(page.getByText(/facts? (is|are) due/)).toBeVisible();
});

test('a fact can be suspended and resumed', async ({ page }) => {
  await page.goto('/facts/alipay-100pct-held-by-ant/');
  await page.getByRole('button', { name: 'Do not ask this again' }).click();
  await expect(page.getByRole('button', { name: 'Ask this again' })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Ask this again' }).click();
  await expect(page.getByRole('button', { name: 'Do not ask this again' })).toBeVisible();
});
