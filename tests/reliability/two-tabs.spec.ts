import { expect, test, type BrowserContext, type Page } from 'playwright/test';
import { bundle } from './bundle.ts';

type StorageModule = typeof import('./storage.bundle.ts');
type WithStorage = typeof globalThis & { storage: StorageModule };

/** Two tabs of one browser on the app's own database. */
async function openTabs(context: BrowserContext): Promise<Page[]> {
  const script = await bundle('storage.bundle.ts', 'storage');
  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto('/robots.txt');
    await tab.evaluate(script);
    await tab.evaluate(() => (globalThis as WithStorage).storage.begin());
  }
  return tabs;
}

const answer = (tab: Page, count: number, undoEvery = 0) =>
  tab.evaluate(
    ([count, undoEvery]) => (globalThis as WithStorage).storage.answer(count, undoEvery),
    [count, undoEvery] as const,
  );
const agree = (tab: Page) => tab.evaluate(() => (globalThis as WithStorage).storage.agree());

test('1,000 answers that two tabs give at once are all there, and both agree', async ({
  context,
}) => {
  const tabs = await openTabs(context);
  const given = await Promise.all(tabs.map((tab) => answer(tab, 500)));
  const acknowledged = given.flatMap(({ answers }) => answers);
  const states = await Promise.all(tabs.map(agree));
  const stored = states[0]?.ids ?? [];
  // Sorted by their numbers, that is in the order of their commits.
  const numbers = stored
    .toSorted()
    .map((id) => given.findIndex(({ answers }) => answers.includes(id)));
  const changes = numbers.filter((tab, index) => index > 0 && tab !== numbers[index - 1]).length;
  console.log(
    `two tabs: ${String(stored.length)} of ${String(acknowledged.length)} answers in the log, ${String(changes)} changes of tab`,
  );
  expect(new Set(acknowledged).size).toBe(1_000);
  expect(stored.toSorted()).toEqual(acknowledged.toSorted());
  expect(states.map(({ isOfLog, total }) => [isOfLog, total])).toEqual([
    [true, 1_000],
    [true, 1_000],
  ]);
  expect(states[0]?.state).toBe(states[1]?.state);
});

test('an answer taken back in one tab while the other answers the same facts stays taken back', async ({
  context,
}) => {
  const tabs = await openTabs(context);
  const [first, second] = tabs;
  if (first === undefined || second === undefined) throw new Error('two tabs were opened');
  const given = await Promise.all([answer(first, 150, 3), answer(second, 150)]);
  const states = await Promise.all(tabs.map(agree));
  console.log(`two tabs: ${String(states[0]?.total)} of 300 answers count, 50 were taken back`);
  expect(given.flatMap(({ undone }) => undone)).toHaveLength(50);
  expect(states.map(({ ids, isOfLog, total }) => [ids.length, isOfLog, total])).toEqual([
    [300, true, 250],
    [300, true, 250],
  ]);
  expect(states[0]?.state).toBe(states[1]?.state);
});
