/**
 * The browser's process is killed (SIGKILL) at random moments, 200 times or as often as `KILLS` says, the same moments
 * in every run as far as a machine allows. Each time the profile is opened again: what was acknowledged is there,
 * and nothing is half there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { chromium, expect, test, type BrowserContext, type Page } from 'playwright/test';
import { makeBackup } from '../../src/lib/core/progress/backup.ts';
import type { ProgressEvent } from '../../src/lib/core/progress/events.ts';
import { answerAnything } from '../answering.ts';
import { sunday } from '../fixtures.ts';
import { bank, history } from '../history.ts';
import { simulateLearner } from '../learner.ts';
import { launchOptions } from '../playwright.config.ts';
import { bundle } from './bundle.ts';
import type { Seen } from './storage.bundle.ts';

type StorageModule = typeof import('./storage.bundle.ts');
type WithStorage = typeof globalThis & { storage: StorageModule };

const kills = Number(process.env['KILLS'] ?? 200);
const dayMs = 24 * 60 * 60 * 1000;

let profile = '';
let baseURL = '';
let script = '';
test.beforeAll(async () => {
  script = await bundle('storage.bundle.ts', 'storage');
});
test.beforeEach(({ baseURL: url }) => {
  profile = mkdtempSync(join(tmpdir(), 'two-sides-profile-'));
  baseURL = url ?? '';
});
test.afterEach(async () => {
  await opened?.context.close();
  // What a killed browser has started may take a moment to end.
  rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
});

interface Opened {
  context: BrowserContext;
  page: Page;
  isKilled: () => boolean;
  kill: () => Promise<void>;
}

/** The browser opened last. */
let opened: Opened | undefined;

async function open(): Promise<Opened> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.clock.setFixedTime(sunday);
  const session = await context.browser()?.newBrowserCDPSession();
  const info = await session?.send('SystemInfo.getProcessInfo');
  const process_ = info?.processInfo.find(({ type }) => type === 'browser');
  if (process_ === undefined) throw new Error('the browser does not name its process');
  let isKilled = false;
  opened = {
    context,
    page,
    isKilled: () => isKilled,
    kill: async () => {
      isKilled = true;
      const closed = new Promise((resolve) => context.once('close', resolve));
      process.kill(process_.id, 'SIGKILL');
      await closed;
    },
  };
  return opened;
}

/** Puts the project's storage into a page that is none of the app's. */
async function toStorage(page: Page): Promise<void> {
  await page.goto('/robots.txt');
  await page.evaluate(script);
}

const fill = (page: Page, log: readonly ProgressEvent[], isOld = false) =>
  page.evaluate(([log, isOld]) => (globalThis as WithStorage).storage.fill(log, isOld), [
    log,
    isOld,
  ] as const);

function look(page: Page): Promise<Seen> {
  const { index } = bank();
  const known = {
    facts: index.facts.map(({ id }) => id),
    questions: index.questions.map(({ id }) => id),
  };
  return page.evaluate(([known, nowMs]) => (globalThis as WithStorage).storage.look(known, nowMs), [
    known,
    sunday.getTime(),
  ] as const);
}

interface Hooks {
  /** The moment of the kill counts from here. */
  begin: () => void;
  /** The page has said that it is saved. */
  acknowledge: () => void;
}

/** What is there before the work begins. */
type Before = Pick<Seen, 'ids' | 'answers' | 'segments'>;

interface Kind {
  name: string;
  kills: number;
  /** Once, in a browser that is closed in good order. */
  setUp?: (page: Page) => Promise<void>;
  /** Makes the page ready, from a page with the project's storage. `found`: what is there. */
  prepare: (page: Page, found: Seen) => Promise<Before>;
  work: (page: Page, hooks: Hooks, kill: number) => Promise<void>;
  /** The longest time after `begin`, where it is not what the work takes. */
  withinMs?: (kill: number, workMs: number) => number;
  /** How many of what was there or acknowledged are gone, and what is half there. */
  compare: (before: Before, now: Seen, acknowledged: number) => { lost: number; torn: string[] };
}

/** Does the work once in peace. @returns how long it takes, until the page says that it is saved */
async function measure(kind: Kind): Promise<number> {
  const { context, page } = await open();
  await toStorage(page);
  await kind.setUp?.(page);
  await toStorage(page);
  await kind.prepare(page, await look(page));
  let begunMs = 0;
  let workMs = 0;
  const hooks: Hooks = {
    begin: () => {
      begunMs ||= performance.now();
    },
    acknowledge: () => {
      workMs = performance.now() - begunMs;
    },
  };
  await kind.work(page, hooks, 0);
  await context.close();
  return workMs;
}

const tally: { name: string; kills: number; lost: number; torn: number; twice: number }[] = [];

async function killAtRandom(kind: Kind): Promise<void> {
  test.setTimeout(30 * 60_000);
  const random = xoroshiro128plus(20261122);
  const workMs = await measure(kind);
  const wrongs: string[] = [];
  const sums = { unchanged: 0, lost: 0, torn: 0, twice: 0 };
  let last: { before: Before; acknowledged: number; momentMs: number } | undefined;

  for (let kill = 0; kill <= kind.kills; kill += 1) {
    const { context, page, isKilled, kill: killNow } = await open();
    await toStorage(page);
    const now = await look(page);
    if (last !== undefined) {
      const { before, acknowledged, momentMs } = last;
      const { lost, torn } = kind.compare(before, now, acknowledged);
      const halves = [...now.torn, ...torn];
      const isUnchanged = now.answers === before.answers && now.segments === before.segments;
      sums.unchanged += isUnchanged ? 1 : 0;
      sums.lost += lost;
      sums.torn += halves.length;
      sums.twice += now.twice;
      if (lost + halves.length + now.twice > 0) {
        wrongs.push(
          `kill ${String(kill)} after ${momentMs.toFixed(1)} ms: ${String(lost)} lost, ${String(now.twice)} twice, ${halves.slice(0, 5).join('; ')}`,
        );
      }
    }
    if (kill === kind.kills) {
      await context.close();
      break;
    }
    const before = await kind.prepare(page, now);
    const momentMs = uniformFloat64(random) * (kind.withinMs?.(kill, workMs) ?? workMs * 1.1);
    let acknowledged = 0;
    let killed: Promise<void> | undefined;
    const hooks: Hooks = {
      begin: () => {
        killed ??= after(momentMs).then(killNow);
      },
      acknowledge: () => {
        acknowledged += 1;
      },
    };
    await kind.work(page, hooks, kill).catch((error: unknown) => {
      // What a page does whose browser dies is no fault.
      if (!isKilled()) throw error;
    });
    await killed;
    last = { before, acknowledged, momentMs };
  }
  const { unchanged, ...counts } = sums;
  tally.push({ name: kind.name, kills: kind.kills, ...counts });
  console.log(
    `${kind.name}: ${String(kind.kills)} kills within ${workMs.toFixed(0)} ms, ${String(unchanged)} before it was written, ${String(counts.lost)} lost, ${String(counts.torn)} torn, ${String(counts.twice)} twice`,
  );
  expect(wrongs).toEqual([]);
}

test.afterAll(() => {
  const sum = (of: (one: (typeof tally)[number]) => number) =>
    String(tally.reduce((total, one) => total + of(one), 0));
  const kinds = tally.map((one) => `${one.name} ${String(one.kills)}`).join(', ');
  console.log(
    `${sum((one) => one.kills)} kills (${kinds}): ${sum((one) => one.lost)} acknowledged answers lost, ${sum((one) => one.torn)} torn, ${sum((one) => one.twice)} twice`,
  );
});

/** What must be there whole or not at all, on top of what was there. */
function wholeOrNot(
  before: readonly string[],
  added: readonly string[],
  now: readonly string[],
  isAcknowledged: boolean,
): { lost: number; torn: string[] } {
  const there = new Set(now);
  const missing = added.filter((id) => !there.has(id)).length;
  const lost = before.filter((id) => !there.has(id)).length + (isAcknowledged ? missing : 0);
  const isPart = missing > 0 && missing < added.length;
  const strange = now.length - before.length - added.length + missing + lost;
  return {
    lost,
    torn: [
      ...(isPart ? [`${String(missing)} of ${String(added.length)} are missing`] : []),
      ...(strange > 0 ? [`${String(strange)} entries that nobody wrote`] : []),
    ],
  };
}

let long: ProgressEvent[] | undefined;

/** Several thousand answers of another device, more than a segment. */
function otherHistory(): ProgressEvent[] {
  long ??= simulateLearner({
    ...bank(),
    seed: 5,
    days: 300,
    newFactsPerDay: 6,
    endMs: sunday.getTime() - 4 * dayMs,
  }).map((event) => ({
    ...event,
    id: event.id.replace(event.device, 'other-device'),
    device: 'other-device',
    ...('attempt' in event ? { attempt: `other-${event.attempt}` } : {}),
  })) as ProgressEvent[];
  return long;
}

const idsOf = (log: readonly ProgressEvent[]) => log.map(({ id }) => id);
/** What is there once the page was filled with a log. */
const filled = (log: readonly ProgressEvent[]): Before => ({
  ids: idsOf(log),
  answers: log.filter(({ kind }) => kind === 'answer').length,
  segments: 0,
});
const saved = /^(Right|Not right|Partly right)/;

test('killed while answering', async () => {
  await killAtRandom({
    name: 'answering',
    kills: Math.round(kills * 0.4),
    prepare: async (page, found) => {
      await page.goto('/quiz/');
      await page.getByRole('button', { name: 'Start Quick ten' }).click();
      await expect(page.getByRole('button', { name: 'Flag' })).toBeVisible();
      return found;
    },
    work: async (page, { begin, acknowledge }, kill) => {
      for (let answer = 0; answer < 3; answer += 1) {
        // Every second kill is aimed at the moments after an answer, the others come at any time.
        if (kill % 2 === 0 || answer === 1) begin();
        await answerAnything(page, 'Sure');
        await expect(page.getByRole('heading', { name: saved })).toBeVisible();
        acknowledge();
        await page.getByRole('button', { name: 'Continue' }).click();
      }
    },
    withinMs: (kill, workMs) => (kill % 2 === 0 ? workMs * 1.1 : workMs / 2),
    compare: (before, now, acknowledged) => {
      const there = new Set(now.ids);
      const gone = before.ids.filter((id) => !there.has(id)).length;
      const given = now.answers - before.answers;
      const extra = given - acknowledged - 1;
      return {
        lost: Math.max(gone, acknowledged - given, 0),
        torn: extra > 0 ? [`${String(extra)} answers that nobody gave`] : [],
      };
    },
  });
});

test('killed while a backup file is restored', async () => {
  const added = otherHistory();
  const file = {
    name: 'two-sides.json',
    mimeType: 'application/json',
    buffer: Buffer.from(makeBackup(added, { madeAtMs: sunday.getTime() })),
  };
  await killAtRandom({
    name: 'importing',
    kills: Math.round(kills * 0.15),
    prepare: async (page) => {
      await fill(page, history());
      await page.goto('/settings/');
      await page.getByLabel('Restore from a backup').setInputFiles(file);
      await expect(page.getByRole('dialog')).toBeVisible();
      return filled(history());
    },
    work: async (page, { begin, acknowledge }) => {
      begin();
      await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
      await expect(page.getByText(/answers added\.|^Restored\./)).toBeVisible();
      acknowledge();
    },
    compare: (before, now, acknowledged) =>
      wholeOrNot(before.ids, idsOf(added), now.ids, acknowledged > 0),
  });
});

test('killed while entries are packed into a segment', async () => {
  const log = otherHistory();
  await killAtRandom({
    name: 'packing',
    kills: Math.round(kills * 0.15),
    prepare: async (page) => {
      await fill(page, log);
      return filled(log);
    },
    work: async (page, { begin, acknowledge }) => {
      begin();
      await page.evaluate(() => (globalThis as WithStorage).storage.seal());
      acknowledge();
    },
    compare: (before, now, acknowledged) => {
      const compared = wholeOrNot(before.ids, [], now.ids, false);
      if (acknowledged > 0 && now.segments === 0) compared.torn.push('no segment is left');
      return compared;
    },
  });
});

test('killed while data of an older version is brought up to date', async () => {
  const log = otherHistory();
  await killAtRandom({
    name: 'migrating',
    kills: Math.round(kills * 0.15),
    prepare: async (page) => {
      await fill(page, log, true);
      return filled(log);
    },
    work: async (page, { begin, acknowledge }) => {
      begin();
      await page.evaluate(() => (globalThis as WithStorage).storage.seal());
      acknowledge();
    },
    compare: (before, now, acknowledged) => {
      const compared = wholeOrNot(before.ids, [], now.ids, false);
      if (acknowledged > 0 && now.isOld) compared.torn.push('it is of the older version again');
      return compared;
    },
  });
});

test('killed while the copy of this device is restored', async () => {
  const log = otherHistory();
  const count = log.filter(({ kind }) => kind === 'answer').length.toLocaleString('en-GB');
  await killAtRandom({
    name: 'restoring a copy',
    kills: Math.round(kills * 0.15),
    setUp: async (page) => {
      await fill(page, log);
      await page.goto('/');
      await expect(page.getByText(`Predicted from ${count}`)).toBeVisible();
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await expect(async () => {
        await page.goto('/settings/');
        await expect(page.getByText(/The newest of .* has/)).toContainText(`${count} answers`);
      }).toPass();
    },
    prepare: async (page) => {
      await page.evaluate(() => (globalThis as WithStorage).storage.drop());
      await page.goto('/');
      await expect(page.getByText(/The copy of .* has/)).toContainText(`${count} answers`);
      return filled([]);
    },
    work: async (page, { begin, acknowledge }) => {
      begin();
      await page.getByRole('button', { name: 'Restore this copy' }).click();
      await expect(page.getByText(`Predicted from ${count}`)).toBeVisible();
      acknowledge();
    },
    compare: (before, now, acknowledged) =>
      wholeOrNot(before.ids, idsOf(log), now.ids, acknowledged > 0),
  });
});
