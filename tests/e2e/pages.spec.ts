import { axeViolations, expect, phone, test } from '../fixtures.ts';
import { withHistory } from '../history.ts';

const routes = [
  '/',
  '/learn/',
  '/learn/ownership/',
  '/quiz/',
  '/quiz/results/',
  '/progress/',
  '/facts/',
  '/facts/alipay-100pct-held-by-ant/',
  '/sources/',
  '/about/bank/',
  '/settings/',
  '/review/',
  '/quiz/play/',
];

for (const route of routes) {
  test(`${route} has a title, one heading and no accessibility problem, in light and dark`, async ({
    page,
  }) => {
    await page.goto(route);
    await expect(page).toHaveTitle(/Two Sides/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeViolations(page), colorScheme).toEqual([]);
    }
  });

  test(`${route} fits a phone of 320 px and text twice the size`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(route);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.setViewportSize(phone);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
}

test('pages with a history have no accessibility problem, in light and dark', async ({ page }) => {
  await withHistory(page);
  for (const route of ['/', '/progress/', '/quiz/', '/facts/', '/learn/', '/review/']) {
    await page.goto(route);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeViolations(page), `${route} ${colorScheme}`).toEqual([]);
    }
  }
});

test('a source shows the facts that rest on it when it is opened, and on paper', async ({
  page,
}) => {
  await page.goto('/sources/');
  const facts = page.getByRole('main').locator('a[href*="/facts/"]');
  await expect(facts).toHaveCount(0);
  await page
    .getByText(/rests? on it/)
    .first()
    .click();
  await expect(facts.first()).toBeVisible();
  const opened = await facts.count();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => facts.count()).toBeGreaterThan(opened + 300);
});

test('an address that does not exist says so and leads on', async ({ page }) => {
  const response = await page.goto('/facts/no-such-fact/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link').first()).toBeVisible();
});
