import type { Page } from 'playwright/test';
import { answerAnything } from '../answering.ts';
import { expect, phone, test } from '../fixtures.ts';

/** Ids of the answers in the log, read straight from the database. */
async function storedAnswers(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('two-sides');
        opening.onerror = () => {
          reject(opening.error ?? new Error('the database did not open'));
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const [store = ''] = database.objectStoreNames;
          const reading = database
            .transaction(store)
            .objectStore(store)
            .getAll(IDBKeyRange.bound(['event'], ['event', []]));
          reading.onsuccess = () => {
            database.close();
            const events = reading.result as { kind: string; id: string }[];
            resolve(events.filter(({ kind }) => kind === 'answer').map(({ id }) => id));
          };
        };
      }),
  );
}

test('killed at 25 random moments after an answer, the app has every answer shown as saved exactly once', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/review/');
  let acknowledged = 0;
  for (let kill = 0; kill < 25; kill += 1) {
    const turn = page.getByRole('button', { name: 'Show answer' });
    const sure = page.getByRole('button', { name: 'Sure', exact: true });
    const done = page.getByRole('heading', { name: /Nothing is due|Done for now/ });
    await expect(turn.or(sure).or(done).first()).toBeVisible();
    if (await done.isVisible()) {
      await page.goto('/settings/');
      await page.getByLabel('New facts a day').fill('200');
      await page.keyboard.press('Tab');
      await page.goto('/review/');
      continue;
    }
    const before = (await storedAnswers(page)).length;
    expect(before).toBeGreaterThanOrEqual(acknowledged);
    if (await turn.isVisible()) {
      await page.keyboard.press('Space');
      await page.keyboard.press('2');
    } else {
      await answerAnything(page, 'Sure');
    }
    // A moment between nothing and a few frames, the same in every run.
    const frames = (kill * 7919) % 5;
    await page.evaluate(async (count) => {
      for (let frame = 0; frame < count; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }, frames);
    const isShownAsSaved = await page.getByRole('button', { name: 'Continue' }).isVisible();
    await page.reload();
    const answers = await storedAnswers(page);
    expect(new Set(answers).size).toBe(answers.length);
    expect(answers.length).toBeLessThanOrEqual(before + 1);
    if (isShownAsSaved) expect(answers.length).toBe(before + 1);
    acknowledged = answers.length;
  }
  expect(acknowledged).toBeGreaterThan(15);
});

test('two open tabs agree', async ({ page, context }) => {
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await expect(page.getByText('1 of 10')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/quiz/');
  await expect(other.getByRole('link', { name: /Go on with Quick ten, 0 of 10/ })).toBeVisible();
  await answerAnything(page, 'Guess');
  await expect(other.getByRole('link', { name: /Go on with Quick ten, 1 of 10/ })).toBeVisible();
});

test('an answer that cannot be saved stays on the screen and can be tried again', async ({
  page,
}) => {
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await expect(page.getByText('1 of 10')).toBeVisible();
  await page.evaluate(() => {
    const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {};
    Object.defineProperty(globalThis, 'mendStorage', {
      value: () => {
        Object.defineProperty(IDBObjectStore.prototype, 'put', original);
      },
    });
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      configurable: true,
      value: () => {
        throw new DOMException('the disk is full', 'QuotaExceededError');
      },
    });
  });
  await answerAnything(page, 'Sure');
  await expect(page.getByText('This answer is not saved yet')).toBeVisible();
  await expect(page.getByText(/no space left/)).toBeVisible();
  expect(await storedAnswers(page)).toEqual([]);
  await page.evaluate(() => {
    (globalThis as typeof globalThis & { mendStorage: () => void }).mendStorage();
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(
    page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
  ).toBeFocused();
  expect(await storedAnswers(page)).toHaveLength(1);
});

test('without storage the session goes on in memory and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('storage is switched off', 'SecurityError');
      },
    });
  });
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Sure');
  await expect(
    page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
  ).toBeFocused();
});

test('when storage dies in a session, it goes on in memory, and returns when storage does', async ({
  page,
}) => {
  await page.goto('/quiz/');
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Guess');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.evaluate(() => {
    const original = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction') ?? {};
    Object.defineProperty(globalThis, 'mendStorage', {
      value: () => {
        Object.defineProperty(IDBDatabase.prototype, 'transaction', original);
      },
    });
    Object.defineProperty(IDBDatabase.prototype, 'transaction', {
      configurable: true,
      value: () => {
        throw new DOMException('the connection is closing', 'InvalidStateError');
      },
    });
  });
  await answerAnything(page, 'Sure');
  await expect(page.getByText('This answer is not saved yet')).toBeVisible({ timeout: 1_000 });
  await page.getByRole('button', { name: 'Go on, and keep answers in this tab only' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await answerAnything(page, 'Guess');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await page.evaluate(() => {
    (globalThis as typeof globalThis & { mendStorage: () => void }).mendStorage();
  });
  await page.getByRole('button', { name: 'Continue' }).click();
  await answerAnything(page, 'Guess');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await expect.poll(() => storedAnswers(page)).toHaveLength(4);
});

test('storage that never answers is named within a second, and the session begins without it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', { value: () => ({}) });
  });
  await page.setViewportSize(phone);
  await page.goto('/quiz/');
  const row = page.getByRole('radio', { name: /Build your own/ });
  const before = await row.boundingBox();
  await expect(page.getByText('The browser’s storage does not answer yet')).toBeVisible({
    timeout: 3_000,
  });
  // A page that moved would be tapped at the wrong place.
  expect(await row.boundingBox()).toEqual(before);
  await expect(page.getByText('The browser’s storage does not answer yet')).toBeHidden();
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
  await answerAnything(page, 'Sure');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
});

test('when the network goes before the code that stores has come, an answer says so and can be given again', async ({
  page,
}) => {
  const chunks = /_app\/immutable\/chunks\//;
  await page.route(chunks, async (route) => {
    const response = await route.fetch();
    const stores = (await response.text()).includes('versionchange');
    await (stores ? route.abort('internetdisconnected') : route.fulfill({ response }));
  });
  await page.goto('/');
  const yes = page.getByRole('button', { name: 'Yes' });
  await yes.click();
  await expect(page.getByRole('alert')).toContainText('A part of Two Sides could not be loaded.');
  await page.unroute(chunks);
  await page.reload();
  await yes.click();
  await expect(page.getByRole('heading', { name: 'Not right' })).toBeFocused();
  await expect.poll(() => storedAnswers(page)).toHaveLength(1);
});
