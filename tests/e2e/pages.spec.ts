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

test.describe('for a returning learner on a phone', () => {
  test.use({ viewport: phone });

  for (const [route, arrived] of [
    ['/', 'Save a backup file'],
    ['/progress/', 'In the last 30 days'],
    ['/facts/', /^(Recognised|Proven)$/],
    ['/facts/alipay-100pct-held-by-ant/', 'Chance of recall now'],
  ] as const) {
    test(`${route} stays where it is when their progress arrives`, async ({ page }) => {
      await withHistory(page);
      await page.addInitScript(() => {
        const moved: number[] = Object.assign(globalThis, { moved: [] }).moved;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            moved.push((entry as PerformanceEntry & { value: number }).value);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      // However slow this machine is, nothing gives up waiting for the progress.
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Animation.enable');
      await devtools.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
      await page.goto(route);
      await expect(page.getByText(arrived).filter({ visible: true }).first()).toBeVisible();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const moved = await page.evaluate(
        () => (globalThis as typeof globalThis & { moved: number[] }).moved,
      );
      // A tenth of what counts as good: a number that grows by a digit moves its neighbour.
      expect(moved.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
    });
  }
});

test.describe('before the app itself has arrived', () => {
  test.use({ serviceWorkers: 'block' });

  test('no returning learner is told what holds for a new one', async ({ page }) => {
    await withHistory(page);
    await page.route('**/_app/**/*.js', () => undefined);
    for (const route of ['/', '/progress/']) {
      await page.goto(route, { waitUntil: 'commit' });
      // The page may be there before its style sheet.
      await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveCount(1);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
      await expect(page.getByRole('navigation').first()).toBeVisible();
    }
    await page.goto('/settings/', { waitUntil: 'commit' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('not begun')).toBeHidden();
  });
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
