import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import { makeBackup } from '../../src/lib/core/progress/backup.ts';
import type { ProgressEvent } from '../../src/lib/core/progress/events.ts';
import { eventId } from '../../src/lib/core/progress/record.ts';
import { reviewOne } from '../answering.ts';
import { expect, phone, sunday, test } from '../fixtures.ts';
import { bank, history, restore } from '../history.ts';
import { xssPayloads } from '../hostile/xss.ts';

const executed = (page: Page) =>
  page.evaluate(() => (globalThis as { executed?: boolean }).executed ?? false);

/** Chooses a file from the disk: handing tens of megabytes to the browser takes longer than the test. */
async function chooseFile(page: Page, name: string, bytes: string | Buffer): Promise<void> {
  const path = test.info().outputPath(name);
  writeFileSync(path, bytes);
  await page.getByLabel('Restore from a backup').setInputFiles(path);
}

/** A learner whose every text is one of the texts: titles, answers, ids of questions, facts and beliefs. */
function eventsWith(texts: readonly string[]): ProgressEvent[] {
  const typed = bank()
    .topics.flatMap(({ questions }) => questions)
    .find(({ kind }) => kind === 'typed');
  if (typed === undefined) throw new Error('the bank has no typed question');
  const device = 'evil';
  let sequence = 0;
  const base = () => {
    sequence += 1;
    return {
      v: 1 as const,
      id: eventId(device, sequence),
      device,
      atMs: sunday.getTime() - 86_400_000 + sequence,
    };
  };
  return texts.flatMap((text, index): ProgressEvent[] => {
    const id = text.slice(0, 200);
    const attempt = `attempt-${String(index)}`;
    return [
      {
        ...base(),
        kind: 'attempt-started',
        attempt,
        title: text,
        mode: 'practice',
        seed: 1,
        questions: [typed.id, id],
      },
      {
        ...base(),
        kind: 'answer',
        question: typed.id,
        form: 'typed',
        grades: typed.facts.map((fact) => ({ fact, grade: 'again' as const })),
        given: { kind: 'text', text },
        score: 0,
        certainty: 'sure',
        tookMs: 1000,
        contentHash: id,
        day: Math.floor(sunday.getTime() / 86_400_000) - 1,
        seed: 1,
        misconceptions: [id],
        attempt,
        position: 0,
      },
      { ...base(), kind: 'suspended', fact: id },
      ...(index === 0 ? [] : [{ ...base(), kind: 'attempt-submitted' as const, attempt }]),
      { ...base(), kind: 'setting-changed', key: 'theme', value: text },
    ];
  });
}

/** Every page that shows something of the log. */
async function visitAll(page: Page, look: () => Promise<void>): Promise<void> {
  const typed = bank()
    .topics.flatMap(({ questions }) => questions)
    .find(({ kind }) => kind === 'typed');
  for (const path of [
    '/',
    '/quiz/',
    '/quiz/play/?attempt=attempt-0',
    '/quiz/results/?attempt=attempt-1',
    '/quiz/results/?attempt=attempt-20',
    '/facts/',
    `/facts/${typed?.facts[0] ?? ''}/`,
    '/review/',
    '/settings/',
    '/progress/',
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await look();
  }
}

test('texts that would run as scripts are shown as texts on every page', async ({ page }) => {
  test.setTimeout(180_000);
  await restore(page, eventsWith(xssPayloads));
  await visitAll(page, async () => {
    expect(await executed(page), page.url()).toBe(false);
    await expect(page.getByRole('main')).toBeVisible();
  });
  await page.getByRole('button', { name: /^Show the other/ }).click();
  await expect(page.getByText(xssPayloads.at(-1) ?? '', { exact: false }).first()).toBeVisible();
  expect(await executed(page)).toBe(false);
});

test.describe('on a phone', () => {
  test.use({ viewport: phone });

  test('overrides of direction, stacked marks and endless words do not break the layout', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await restore(
      page,
      eventsWith([
        `\u202e\u2067${'x'.repeat(180)}`,
        'Z\u0301\u0336\u0489\u030d\u0353'.repeat(40),
        'W'.repeat(900),
      ]),
    );
    await visitAll(page, async () => {
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide, page.url()).toBeLessThanOrEqual(0);
    });
  });
});

test('a large file is read in a worker, and refused without a change', async ({ page }) => {
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/settings/');
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
  await page.evaluate(() => {
    const long = { longestMs: 0 };
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        long.longestMs = Math.max(long.longestMs, duration);
    }).observe({ type: 'longtask' });
  });
  const working = page.waitForEvent('worker');
  const head = '{"format":"two-sides-backup","version":1,"madeAtMs":5,"events":[';
  await chooseFile(page, 'bomb.json', `${head}${'[],'.repeat(9_999_999)}[]]}`);
  await working;
  await expect(page.getByRole('alert')).toContainText('more entries than any backup');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  const longestMs = await page.evaluate(
    () => (globalThis as unknown as { long: { longestMs: number } }).long.longestMs,
  );
  console.log(
    `longest task of the page while 30 MB were read: ${String(Math.round(longestMs))} ms`,
  );
  await chooseFile(page, 'bomb.json.gz', gzipSync(Buffer.alloc(70 * 1024 * 1024)));
  await expect(page.getByRole('alert')).toContainText('larger than any backup');
  await page.reload();
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
});

test('a large backup, also a compressed one, comes back whole through the worker', async ({
  page,
}) => {
  const events = history();
  const text = makeBackup(
    events.map((event) => ({ ...event, padding: 'x'.repeat(2000) })),
    { madeAtMs: sunday.getTime() },
  );
  expect(text.length).toBeGreaterThan(1024 * 1024);
  await page.goto('/settings/');
  const working = page.waitForEvent('worker');
  await chooseFile(page, 'large.json', text);
  await working;
  const answers = events.filter(({ kind }) => kind === 'answer').length.toLocaleString('en-GB');
  await expect(page.getByRole('dialog')).toContainText(`${answers} answers`);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await chooseFile(page, 'large.json.gz', gzipSync(text));
  await expect(page.getByRole('dialog')).toContainText(`${answers} answers`);
});

test('what other pages of the origin leave or say is taken for nothing', async ({ page }) => {
  await page.addInitScript(() => {
    for (const key of ['two-sides-theme', 'two-sides-backups', 'two-sides-asked-to-keep'])
      localStorage.setItem(
        key,
        '<img src=x onerror="globalThis.executed=true">{"__proto__":[1e999',
      );
  });
  await page.goto('/review/');
  await reviewOne(page, true);
  await page.goto('/settings/');
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
  await page.evaluate(() => {
    const channel = new BroadcastChannel('two-sides');
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const message of [
      null,
      7,
      '<script>globalThis.executed=true</script>',
      circle,
      [],
      new Map([['app', 'two-sides']]),
      { app: 'two-sides' },
      { app: 'two-sides', kind: '__proto__' },
      { app: 'two-sides', kind: 'committed', snapshot: { totalAnswers: 99 } },
    ])
      channel.postMessage(message);
    postMessage({ kind: 'activate' });
    navigator.serviceWorker.controller?.postMessage('activate');
  });
  await page.reload();
  await expect(page.getByText('1 answer, all readable')).toBeVisible();
  expect(await executed(page)).toBe(false);
});

const markup = encodeURIComponent('"><img src=x onerror="globalThis.executed=true">');
for (const address of [
  `/facts/?q=${markup}&topic=${markup}&state=constructor`,
  `/facts/?q=${'a'.repeat(7000)}`,
  `/facts/#${'x'.repeat(100_000)}`,
  `/quiz/?topic=__proto__&topic=${markup}`,
  `/quiz/play/?attempt=${markup}&question=1e999`,
  `/quiz/results/?attempt=__proto__`,
  `/review/?fact=__proto__&fact=${markup}`,
]) {
  test(`the address ${address.slice(0, 40)} does no harm`, async ({ page }) => {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('main')).toBeVisible();
    expect(await executed(page)).toBe(false);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });
}

for (const path of ['/%00', `/${markup}`, '/facts/__proto__/', '/..%2f..%2fetc%2fpasswd', '/%ff']) {
  test(`${path} is the page for what does not exist, and repeats nothing`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    const text = await response.text();
    expect(text).toContain('There is no such page');
    expect(text).not.toContain('onerror');
  });
}
