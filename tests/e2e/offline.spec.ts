import { reviewOne, answerAnything } from '../answering.ts';
import { expect, phone, readyOffline, test } from '../fixtures.ts';

test('after one visit every route works without a network, also routes never visited', async ({
  page,
  context,
}) => {
  await page.setViewportSize(phone);
  await page.goto('/');
  await readyOffline(page);
  await context.setOffline(true);
  for (const [route, text] of [
    ['/', /Does Alibaba own Alipay/],
    ['/learn/', /Origins|origins/],
    ['/learn/credit/', /Huabei/],
    ['/facts/', /Alipay/],
    ['/facts/huabei-vs-jiebei/', /Huabei/],
    ['/sources/', /South China Morning Post/],
    ['/about/bank/', /longest answer/],
    ['/progress/', /begin|answer/i],
    ['/settings/', /New facts/],
  ] as const) {
    await page.goto(route);
    await expect(page.getByRole('main')).toContainText(text);
  }
  await page.goto('/review/');
  await reviewOne(page, true);
  await reviewOne(page, false);
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Sure');
  await expect(
    page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
  ).toBeFocused();
  await page.reload();
  await expect(page.getByText('1 of 10')).toBeVisible();
});

test('a page that is not in the cache comes from its shell, with and without a network', async ({
  page,
  context,
}) => {
  await page.goto('/facts/');
  await readyOffline(page);
  for (const isOffline of [false, true]) {
    await context.setOffline(isOffline);
    const response = await page.goto('/facts/zhima-not-social-credit/');
    expect(response?.fromServiceWorker()).toBe(true);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Zhima');
    await expect(page).toHaveTitle(/Zhima.* · Two Sides/);
    await page.goto('/facts/no-such-fact/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  }
  await page.getByRole('link', { name: 'Learn' }).first().click();
  await expect(page).toHaveURL(/learn/);
});
