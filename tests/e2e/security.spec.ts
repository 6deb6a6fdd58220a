import { expect, test as unwatched } from 'playwright/test';
import { test, watch } from '../fixtures.ts';

/** Each breaks one rule; the other end-to-end tests rely on all of them being noticed. */
const plants: { title: string; plant: () => unknown; noticed: RegExp }[] = [
  {
    title: 'a text as markup',
    plant: () => {
      // eslint-disable-next-line house/no-code-from-text -- the browser must refuse it as well
      document.body.innerHTML = '<b>text</b>';
    },
    noticed: /require-trusted-types-for Element innerHTML/,
  },
  {
    title: 'a script made from a text',
    plant: () => {
      document.createElement('script').text = 'globalThis.planted = true';
    },
    noticed: /require-trusted-types-for HTMLScriptElement text/,
  },
  {
    title: 'a worker from an address that is only a text',
    plant: () => new Worker('/service-worker.js'),
    noticed: /require-trusted-types-for Worker constructor/,
  },
  {
    title: 'a policy nobody knows',
    plant: () =>
      (
        globalThis as unknown as {
          trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
        }
      ).trustedTypes.createPolicy('mine', {}),
    noticed: /trusted-types mine/,
  },
  {
    title: 'a style attribute',
    plant: () => {
      document.body.setAttribute('style', 'color: red');
    },
    noticed: /style-src-attr/,
  },
  {
    title: 'a frame',
    plant: () => {
      const frame = document.createElement('iframe');
      frame.src = 'about:blank#';
      frame.src = '/quiz/';
      document.body.append(frame);
    },
    noticed: /frame-src/,
  },
  {
    title: 'a request elsewhere',
    plant: () => fetch('https://example.org/').catch(() => undefined),
    noticed: /connect-src/,
  },
];

for (const { title, plant, noticed } of plants) {
  unwatched(`${title} is noticed`, async ({ page, context, baseURL }) => {
    const wrongs = await watch(context, new URL(baseURL ?? '').origin);
    await page.goto('/sources/');
    expect(wrongs).toEqual([]);
    await page.evaluate(plant).catch(() => undefined);
    await expect.poll(() => wrongs.join('\n')).toMatch(noticed);
  });
}

test('no other site can put a page of this one into a frame', async ({ request }) => {
  const policy = (await request.get('/')).headers()['content-security-policy'];
  expect(policy).toContain("frame-ancestors 'none'");
});
