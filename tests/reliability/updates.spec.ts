/**
 * Every path a new version can take to a learner. Site A is `build/`; site B is built from the same sources with one more
 * line on every page, so its version, its pages and the names of its files differ.
 */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test as base, type Page } from 'playwright/test';
import sirv from 'sirv';
import { sources } from '../../src/build/source-digest.mjs';
import { answerAnything } from '../answering.ts';
import { readyOffline, sunday } from '../fixtures.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const root = join(import.meta.dirname, '../..');
const edition = 'Edition B';
const portalPage = '<!doctype html><title>Hotel</title><main>Sign in to the network</main>';
const hourMs = 60 * 60 * 1000;

let folderB = '';
/** Site A, and site B. */
let a: Answer;
let b: Answer;

base.beforeAll(async () => {
  base.setTimeout(600_000);
  folderB = mkdtempSync(join(tmpdir(), 'two-sides-b-'));
  for (const path of [...sources, 'tsconfig.json'])
    cpSync(join(root, path), join(folderB, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folderB, 'node_modules'), 'junction');
  const page = join(folderB, 'src/app.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('</body>', `<p>${edition}</p></body>`));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build'], { cwd: folderB });
  a = site(join(root, 'build'));
  b = site(join(folderB, 'build'));
});
base.afterAll(() => {
  rmSync(folderB, { recursive: true, force: true });
});

function site(folder: string): Answer {
  // Without an age, the browser would guess one, and show a page of A from its own cache.
  const files = sirv(folder, { etag: true, maxAge: 0 });
  const notFound = readFileSync(join(folder, '404.html'));
  return (request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    });
  };
}

const gone: Answer = (request) => {
  request.socket.destroy();
};
const failing: Answer = (_, response) => {
  response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
};
const portal: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end(portalPage);
};
const silent: Answer = () => {
  // The connection stays open and nothing comes.
};
/** Half of the file, as after an upload that broke off. */
const half =
  (folder: () => string): Answer =>
  (request, response) => {
    const whole = readFileSync(join(folder(), 'build', request.url ?? ''));
    response
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end(whole.subarray(0, whole.length / 2));
  };
/** One file answered otherwise. */
const butFor =
  (file: RegExp, other: Answer, rest: () => Answer): Answer =>
  (request, response) => {
    (file.test(request.url ?? '') ? other : rest())(request, response);
  };
const oneScript = /\/_app\/immutable\/entry\/app\./;

interface Host {
  address: string;
  answers: (answer: Answer) => void;
  /** How often a path was asked for. */
  asked: (path: string) => number;
}

const test = base.extend<{ host: Host }>({
  host: async ({ context }, use) => {
    let current: Answer = a;
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      current(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const wrongs: string[] = [];
    context.on('weberror', (one) => {
      const { message, stack = '' } = one.error();
      wrongs.push(`${message} ${stack}`);
    });
    await use({
      address: `http://127.0.0.1:${String(address.port)}`,
      answers: (answer) => {
        current = answer;
        server.closeAllConnections();
      },
      asked: (path) => asked.filter((one) => one === path).length,
    });
    await context.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    expect(wrongs).toEqual([]);
  },
});

/** Ids of the answers in the log. */
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
          const reading = database
            .transaction('keyval')
            .objectStore('keyval')
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

/** Paths in the caches, by the name of the cache. */
async function cached(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const named = (await caches.keys()).map(async (name) => {
      const cache = await caches.open(name);
      const requests = await cache.keys();
      return [name, requests.map(({ url }) => new URL(url).pathname)] as const;
    });
    return Object.fromEntries(await Promise.all(named));
  });
}

async function answerQuestions(page: Page, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    await expect(page.getByText(`${String(number)} of 10`)).toBeVisible();
    await answerAnything(page, 'Guess');
    await expect(
      page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ }),
    ).toBeVisible();
    await page
      .getByRole('button', { name: number === 10 ? 'See the results' : 'Continue' })
      .click();
  }
}

async function startQuiz(page: Page, host: Host): Promise<void> {
  await page.goto(`${host.address}/quiz/`);
  // The page is usable: until then it does not hear a click.
  await expect(page.getByText('Ten questions: ten new.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Start Quick ten' }).click();
}

/** A learner with three answers, whose browser has the whole site. */
async function settle(page: Page, host: Host): Promise<void> {
  await page.clock.setFixedTime(sunday);
  await startQuiz(page, host);
  await answerQuestions(page, 1, 3);
  await readyOffline(page);
}

/** The learner comes back to the open page after some hours; the app looks for a new version. */
async function comeBack(page: Page, hours: number): Promise<void> {
  await page.clock.setFixedTime(new Date(sunday.getTime() + hours * hourMs));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

const waits = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.waiting !== null && registration?.waiting !== undefined;
  });
const isWaiting = (page: Page) => expect.poll(() => waits(page), { timeout: 60_000 }).toBe(true);

/** What a check for a new version comes to; it must not be a version that waits. */
async function checkInVain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    const { installing = null } = registration ?? {};
    if (installing === null || installing.state === 'redundant') return;
    await new Promise((resolve) => {
      installing.addEventListener('statechange', resolve, { once: true });
    });
  });
  expect(await waits(page)).toBe(false);
}

const offer = (page: Page) => page.getByText('A new version is ready');
const inB = (page: Page) => page.getByText(edition);

/** Pages whose addresses are typed into the address bar; of facts and topics, the cache has a shell. */
const typed = [
  ['/', /You would answer about|Today/],
  ['/settings/', /New facts/],
  ['/facts/huabei-vs-jiebei/', /Your history/],
  ['/learn/credit/', /Quiz on this topic/],
  ['/quiz/', /Go on with Quick ten, 3 of 10/],
] as const;

/** Pages load anew, and are those of A. */
async function goesOnAsA(page: Page, host: Host): Promise<void> {
  for (const [path, text] of typed) {
    await page.goto(`${host.address}${path}`);
    await expect(page.getByRole('main')).toContainText(text);
    await expect(inB(page)).toHaveCount(0);
  }
}

async function consent(page: Page, host: Host): Promise<void> {
  await page.goto(`${host.address}/`);
  await expect(offer(page)).toHaveCount(1, { timeout: 30_000 });
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Update now' }).click();
  await loaded;
}

/** The learner agrees and is in B, with one cache, asked nothing more. */
async function consentBringsB(page: Page, host: Host): Promise<void> {
  const before = await storedAnswers(page);
  await consent(page, host);
  await expect(inB(page)).toBeVisible();
  await expect(page.getByText('You would answer about')).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
  await expect.poll(async () => Object.keys(await cached(page))).toHaveLength(1);
  expect(await storedAnswers(page)).toEqual(before);
}

test('a page open while B comes goes on to the end of its quiz, offers B once, and consent brings it', async ({
  page,
  host,
}) => {
  await settle(page, host);
  host.answers(b);
  await comeBack(page, 2);
  await isWaiting(page);
  await answerQuestions(page, 4, 10);
  await expect(page.getByText('of 10 right', { exact: true })).toBeVisible();
  expect(await storedAnswers(page)).toHaveLength(10);
  const links = page.getByRole('navigation');
  for (const [name, path] of [
    ['Learn', /learn/],
    ['Facts', /facts/],
    ['Progress', /progress/],
    ['Today', /\/$/],
  ] as const) {
    await links.getByRole('link', { name }).first().click();
    await expect(page).toHaveURL(path);
    await expect(page.getByRole('main')).toContainText(/\w{4}/);
  }
  await expect(inB(page)).toHaveCount(0);
  await expect(offer(page)).toHaveCount(1);
  await consentBringsB(page, host);
  expect(Object.values(await cached(page)).flat().length).toBeGreaterThan(20);
});

test('a page closed while B comes opens as A, and offers B', async ({ page, context, host }) => {
  await settle(page, host);
  await page.close();
  host.answers(b);
  const next = await context.newPage();
  await goesOnAsA(next, host);
  await isWaiting(next);
  await consentBringsB(next, host);
});

test('while B waits, a fact that A does not know offers B', async ({ page, host }) => {
  await settle(page, host);
  host.answers(b);
  await comeBack(page, 2);
  await isWaiting(page);
  await page.goto(`${host.address}/facts/no-such-fact/`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await expect(inB(page)).toHaveCount(0);
  await expect(offer(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(inB(page)).toBeVisible();
});

for (const [how, wrong] of [
  ['fails', failing],
  ['is cut in half', half(() => folderB)],
  ['is a login page', portal],
] as const) {
  test(`while a file of B ${how}, A goes on, and the next check brings B`, async ({
    page,
    host,
  }) => {
    await settle(page, host);
    host.answers(butFor(oneScript, wrong, () => b));
    await checkInVain(page);
    await goesOnAsA(page, host);
    expect(await waits(page)).toBe(false);
    await checkInVain(page);
    host.answers(b);
    await page.goto(`${host.address}/`);
    await isWaiting(page);
    await consentBringsB(page, host);
  });
}

test('while a file of B never comes, A goes on; when it breaks off, the next check brings B', async ({
  page,
  host,
}) => {
  await settle(page, host);
  host.answers(butFor(oneScript, silent, () => b));
  await page.goto(`${host.address}/`);
  await goesOnAsA(page, host);
  expect(await waits(page)).toBe(false);
  host.answers(b);
  await checkInVainOrWait(page);
  await page.goto(`${host.address}/`);
  await isWaiting(page);
  await consentBringsB(page, host);
});

/** The broken download is given up before the next one begins. */
async function checkInVainOrWait(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.installing ?? null;
      }),
    )
    .toBeNull();
}

for (const [what, trouble] of [
  ['is gone', gone],
  ['answers 503', failing],
] as const) {
  test(`when the host ${what}, everything goes on`, async ({ page, host }) => {
    await settle(page, host);
    host.answers(trouble);
    await checkInVain(page);
    await goesOnAsA(page, host);
    await page.getByRole('link', { name: /Go on with Quick ten/ }).click();
    await answerQuestions(page, 4, 10);
    expect(await storedAnswers(page)).toHaveLength(10);
  });
}

test('B rolled back before consent and after it', async ({ page, host }) => {
  await settle(page, host);
  host.answers(b);
  await comeBack(page, 2);
  await isWaiting(page);
  host.answers(a);
  await page.goto(`${host.address}/`);
  await expect.poll(() => cacheOfWaiting(page)).toHaveLength(2);
  await consent(page, host);
  await expect(page.getByText('You would answer about')).toBeVisible();
  host.answers(b);
  await page.goto(`${host.address}/`);
  await isWaiting(page);
  await consentBringsB(page, host);
  host.answers(a);
  await page.goto(`${host.address}/`);
  await isWaiting(page);
  await consent(page, host);
  await expect(page.getByText('You would answer about')).toBeVisible();
  await expect(inB(page)).toHaveCount(0);
  await goesOnAsA(page, host);
  expect(await storedAnswers(page)).toHaveLength(3);
});

const cacheOfWaiting = async (page: Page) => Object.keys(await cached(page));

test('nothing of a captive portal is kept: not when it stands before an update', async ({
  page,
  host,
}) => {
  await settle(page, host);
  const before = await cached(page);
  host.answers(portal);
  await checkInVain(page);
  host.answers(butFor(/^(?!\/service-worker\.js)/, portal, () => b));
  await checkInVain(page);
  for (const path of ['/', '/settings/', '/quiz/']) {
    await page.goto(`${host.address}${path}`);
    await expect(page.getByRole('main')).not.toContainText('Sign in');
    await expect(page.getByRole('main')).toContainText(/\w{4}/);
  }
  const after = Object.values(await cached(page)).filter((paths) => paths.length > 0);
  expect(after).toEqual(Object.values(before));
  host.answers(b);
  await page.goto(`${host.address}/`);
  await isWaiting(page);
  await consentBringsB(page, host);
});

test('nothing of a captive portal is kept: not when it stands before the first install', async ({
  page,
  host,
}) => {
  // What a worker fetches names no element that it is for.
  host.answers((request, response) => {
    (request.headers['sec-fetch-dest'] === 'empty' ? portal : a)(request, response);
  });
  await page.clock.setFixedTime(sunday);
  await startQuiz(page, host);
  await answerQuestions(page, 1, 3);
  await expect.poll(() => host.asked('/service-worker.js'), { timeout: 30_000 }).toBe(1);
  await expect.poll(() => registrations(page)).toBe(0);
  expect(Object.values(await cached(page)).flat()).toEqual([]);
  host.answers(a);
  await page.reload();
  await readyOffline(page);
  host.answers(gone);
  await goesOnAsA(page, host);
  expect(await storedAnswers(page)).toHaveLength(3);
});

test('a cache that is thrown away is filled again, and no answer goes with it', async ({
  page,
  host,
}) => {
  await settle(page, host);
  const before = await cached(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(`${host.address}/`);
  await expect(page.getByText('You would answer about')).toBeVisible();
  await expect.poll(() => cached(page), { timeout: 30_000 }).toEqual(before);
  host.answers(gone);
  await goesOnAsA(page, host);
  expect(await storedAnswers(page)).toHaveLength(3);
});

test('when the database is thrown away and the cache is not, the app says so, also offline', async ({
  page,
  host,
}) => {
  await settle(page, host);
  await page.goto(`${host.address}/robots.txt`);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('two-sides').onsuccess = resolve;
      }),
  );
  host.answers(gone);
  await page.goto(`${host.address}/`);
  await expect(
    page.getByRole('heading', { name: 'Your browser lost your progress' }),
  ).toBeVisible();
});

test('two tabs: B replaces none unprompted, and the other tab goes on after consent in one', async ({
  page,
  context,
  host,
}) => {
  await settle(page, host);
  const other = await context.newPage();
  await other.goto(`${host.address}/`);
  const loads: string[] = [];
  for (const tab of [page, other]) tab.on('load', () => loads.push(tab.url()));
  host.answers(b);
  await comeBack(page, 2);
  await isWaiting(page);
  await expect(offer(other)).toHaveCount(1);
  await goesOnAsA(other, host);
  expect(loads).toHaveLength(typed.length);
  expect(await waits(page)).toBe(true);
  await consentBringsB(other, host);
  await answerQuestions(page, 4, 10);
  await expect(page.getByText('of 10 right', { exact: true })).toBeVisible();
  expect(await storedAnswers(page)).toHaveLength(10);
});

test('an offer that another tab has already taken loads the page again', async ({
  page,
  context,
  host,
}) => {
  await settle(page, host);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`${host.address}/`);
  host.answers(b);
  await isOffered(page, other);
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(inB(page)).toBeVisible();
  await other.getByRole('button', { name: 'Update now' }).click();
  await expect(inB(other)).toBeVisible();
  expect(await storedAnswers(other)).toHaveLength(3);
});

async function isOffered(...tabs: Page[]): Promise<void> {
  // Until both watch: what is installed before that is found, too.
  await tabs[0]?.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  for (const tab of tabs) await expect(offer(tab)).toHaveCount(1, { timeout: 30_000 });
}

test('the old app on a database of a newer version changes nothing in it, and saves all of it as a file', async ({
  page,
  host,
}) => {
  await settle(page, host);
  await page.goto(`${host.address}/robots.txt`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('two-sides', 2);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('keyval', 'readwrite');
          const later = { v: 2, kind: 'answer', id: 'b-0000000001', device: 'b', mood: 'calm' };
          writing.objectStore('keyval').put(later, ['event', 'b', 1]);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  const before = await storedAnswers(page);
  expect(before).toHaveLength(4);
  await page.goto(`${host.address}/`);
  await expect(
    page.getByRole('heading', { name: 'Your progress is from a newer version' }),
  ).toBeVisible();
  await expect(page.getByRole('main')).toContainText('3 answers were stored');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save your answers as a file' }).click();
  const download = await downloading;
  await expect(page.getByText(`Saved as ${download.suggestedFilename()}`)).toBeVisible();
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
    eventCount: number;
    events: { kind: string; id: string; mood?: string }[];
  };
  expect(file.events).toHaveLength(file.eventCount);
  const answers = file.events.filter(({ kind }) => kind === 'answer');
  expect(answers.map(({ id }) => id).sort()).toEqual([...before].sort());
  expect(answers.at(-1)?.mood).toBe('calm');
  expect(await storedAnswers(page)).toEqual(before);
  expect(await page.evaluate(async () => indexedDB.databases())).toEqual([
    { name: 'two-sides', version: 2 },
  ]);
});

const kills: Answer = (_, response) => {
  response
    .writeHead(200, { 'content-type': 'text/javascript' })
    .end(readFileSync(join(folderB, 'build/kill-switch.js')));
};
/** A host that has kept the older files, as it should (README): open pages still fetch some. */
const beside =
  (folder: () => string, now: () => Answer, older: () => Answer): Answer =>
  (request, response) => {
    const isThere = existsSync(join(folder(), 'build', request.url ?? ''));
    (isThere ? now() : older())(request, response);
  };
const bBesideA = beside(
  () => folderB,
  () => b,
  () => a,
);
const aBesideB = beside(
  () => root,
  () => a,
  () => b,
);
const killed = butFor(/^\/service-worker\.js$/, kills, () => bBesideA);

/** A page of B, from the host. */
async function visitsKilled(page: Page, host: Host, path: string): Promise<void> {
  const response = await page.goto(`${host.address}${path}`);
  expect(response?.fromServiceWorker()).toBe(false);
  await expect(inB(page)).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
  expect(await cached(page)).toEqual({});
  // Changing what the host answers breaks off what is being fetched.
  await page.waitForLoadState('networkidle');
}

test('the kill switch: pages come from the host, answers stay, and a repaired version installs again', async ({
  page,
  host,
}) => {
  await settle(page, host);
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  host.answers(killed);
  await comeBack(page, 2);
  await expect.poll(() => registrations(page)).toBe(0);
  expect(await cached(page)).toEqual({});
  await answerQuestions(page, 4, 4);
  expect(loads).toEqual([]);
  for (const path of ['/', '/facts/huabei-vs-jiebei/']) {
    const asked = host.asked('/service-worker.js');
    await visitsKilled(page, host, path);
    // The app registers the file once more, and that is the end of it.
    await expect.poll(() => host.asked('/service-worker.js'), { timeout: 30_000 }).toBe(asked + 1);
    await expect.poll(() => registrations(page)).toBe(0);
  }
  expect(loads).toHaveLength(2);
  host.answers(aBesideB);
  await page.goto(`${host.address}/`);
  await readyOffline(page);
  host.answers(gone);
  await page.goto(`${host.address}/quiz/`);
  await expect(page.getByRole('link', { name: /Go on with Quick ten, 4 of 10/ })).toBeVisible();
  await expect(inB(page)).toHaveCount(0);
  expect(await storedAnswers(page)).toHaveLength(4);
});

test('the kill switch with a second tab open, which goes on; a repaired version is offered', async ({
  page,
  context,
  host,
}) => {
  await settle(page, host);
  const other = await context.newPage();
  await other.goto(`${host.address}/`);
  const loads: string[] = [];
  for (const tab of [page, other]) tab.on('load', () => loads.push(tab.url()));
  host.answers(killed);
  await comeBack(page, 2);
  await expect.poll(() => cached(page), { timeout: 30_000 }).toEqual({});
  await visitsKilled(other, host, '/');
  // The browser brings back the worker that the second tab still has. It stays, and does nothing.
  await expect.poll(() => registrations(other), { timeout: 30_000 }).toBe(1);
  await visitsKilled(other, host, '/facts/huabei-vs-jiebei/');
  await answerQuestions(page, 4, 10);
  expect(loads).toHaveLength(2);
  await page.close();
  await visitsKilled(other, host, '/');
  host.answers(aBesideB);
  await other.goto(`${host.address}/`);
  await isWaiting(other);
  await consent(other, host);
  host.answers(gone);
  await other.goto(`${host.address}/`);
  await expect(other.getByText('You would answer about')).toBeVisible();
  await expect(inB(other)).toHaveCount(0);
  expect(await storedAnswers(other)).toHaveLength(10);
});
