import { expect, readyOffline, test } from '../fixtures.ts';
import { serve } from '../../src/build/serve.mjs';

test('the same folder works below any path of a host, and offline there', async ({ browser }) => {
  const host = await serve({ wantedPort: 0, base: '/some/where/' });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.address);
    await expect(page.getByRole('heading', { name: 'Does Alibaba own Alipay?' })).toBeVisible();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^Right/ })).toBeFocused();
    await readyOffline(page);
    await context.setOffline(true);
    await page.goto(`${host.address}facts/zhima-not-social-credit/`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Zhima');
    // Typed without the slash on which the relative addresses of the page depend.
    await page.goto(`${host.address}quiz`);
    await expect(page).toHaveURL(`${host.address}quiz/`);
    await expect(page.getByRole('button', { name: 'Start Quick ten' })).toBeEnabled();
    await context.close();
  } finally {
    await host.close();
  }
});
