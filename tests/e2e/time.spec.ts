import type { Page } from 'playwright/test';
import { reviewOne } from '../answering.ts';
import { expect, passDays, sunday, test } from '../fixtures.ts';
import { withHistory } from '../history.ts';

const shown = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const warning = (page: Page) => page.getByText('Check the date of this device');

test('a page left open for three days shows the new day', async ({ page }) => {
  await withHistory(page);
  await page.goto('/');
  await expect(page.getByText('Sunday 22 November', { exact: false })).toBeVisible();
  const before = await page.locator('.due').textContent();
  await passDays(page, 3);
  await shown(page);
  await expect(page.getByText('Wednesday 25 November', { exact: false })).toBeVisible();
  await expect(page.locator('.due')).not.toHaveText(before ?? '');
});

test('a clock set ahead by years and back again warns each time and loses no fact', async ({
  page,
}) => {
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Review/ })).toBeVisible();
  await expect(warning(page)).toBeHidden();

  await passDays(page, 5 * 365);
  await page.goto('/');
  await expect(warning(page)).toBeVisible();
  await expect(page.getByText(/dated 22.November.2026/)).toBeVisible();
  await page.goto('/review/');
  await reviewOne(page, true);

  await page.clock.setFixedTime(sunday);
  await page.goto('/');
  await expect(warning(page)).toBeVisible();
  // Two where the question stood for two facts.
  await expect(page.getByText(/1 fact is due|2 facts are due/)).toBeVisible();
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Review/ })).toBeVisible();
  await expect(warning(page)).toBeHidden();
});
