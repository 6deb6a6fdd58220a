/**
 * Pictures of every room at two sizes in both themes, for looking at. They are made by the app itself from an
 * invented history; nothing here compares them. With SCREENS_MANIFEST=1 the two pictures of the web app manifest
 * are written as well.
 */
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { ChoiceQuestion, Question } from '../../src/lib/core/bank/types.ts';
import { expect, phone, sunday, test } from '../fixtures.ts';
import { history, bank, restore, withHistory } from '../history.ts';

const folder = join(process.cwd(), '.cache/screens');
const manifestFolder = join(process.cwd(), 'static/screenshots');
const desktop = { width: 1280, height: 800 };
const attempt = 'screens';

const questions = bank().topics.flatMap((topic) => topic.questions);
const firstThat = (holds: (question: Question) => boolean, name: string): Question => {
  const found = questions.find(holds);
  if (found === undefined) throw new Error(`the bank has no ${name}`);
  return found;
};
const textLength = (question: Question) =>
  'options' in question
    ? question.options.reduce((sum, { text }) => sum + text.length, question.stem.length)
    : 0;

/** A choice with a misconception that can be betrayed, about who owns what. */
const misleading = firstThat(
  (question) =>
    question.kind === 'choice' &&
    question.topic === 'ownership' &&
    question.options.some(({ misconception }) => misconception !== undefined),
  'choice that offers a misconception',
) as ChoiceQuestion;
const longest = questions.reduce((one, other) =>
  textLength(other) > textLength(one) ? other : one,
);
const ofKind = (kind: Question['kind']) => firstThat((question) => question.kind === kind, kind);
const asked = [
  misleading,
  ofKind('multiple'),
  ofKind('typed'),
  ofKind('cloze'),
  ofKind('number'),
  longest,
  firstThat((question) => question.kind === 'choice' && question !== misleading, 'second choice'),
];

/** The last quiz that the invented learner finished. */
function attemptOfHistory(): string {
  const last = history().findLast((event) => event.kind === 'attempt-submitted');
  if (last === undefined) throw new Error('the history has no quiz');
  return last.attempt;
}

/** Opens a quiz of exactly the questions to be shown. */
async function openAsked(page: Page): Promise<void> {
  await restore(page, [
    {
      v: 1,
      id: 'screens-0000000001',
      device: 'screens',
      kind: 'attempt-started',
      atMs: sunday.getTime() - 60_000,
      attempt,
      title: 'Quick ten',
      mode: 'practice',
      seed: 3,
      questions: asked.map(({ id }) => id),
    },
  ]);
  await page.goto(`/quiz/play/?attempt=${attempt}`);
  await expect(page.getByText(`1 of ${String(asked.length)}`)).toBeVisible();
}

const option = (page: Page, text: string) =>
  page.getByRole('main').getByRole('radio', { name: text, exact: true });

/** Chooses the misconception and says so with certainty. */
async function betrayBelief(page: Page): Promise<void> {
  const belief = misleading.options.find(({ misconception }) => misconception !== undefined);
  await option(page, belief?.text ?? '').check({ force: true });
}
async function say(page: Page, certainty: 'Sure' | 'Think so' | 'Guess'): Promise<void> {
  await page.getByRole('button', { name: certainty, exact: true }).click();
}
const answered = (page: Page) =>
  expect(page.getByRole('heading', { name: /^(Right|Not right|Partly right)/ })).toBeFocused();

/** Looks for a fact that is now asked as a flashcard, one with a Chinese term if there is any. */
async function openFlashcard(page: Page): Promise<void> {
  const facts = bank().topics.flatMap((topic) => topic.facts);
  const turn = page.getByRole('button', { name: 'Show answer' });
  for (const { id } of [...facts.filter(({ terms }) => terms !== undefined), ...facts]) {
    await page.goto(`/review/?fact=${id}`);
    await expect(turn.or(page.getByRole('button', { name: 'Sure' })).first()).toBeVisible();
    if (await turn.isVisible()) return;
  }
  throw new Error('no fact is asked as a flashcard');
}

for (const size of ['phone', 'desktop'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${size}, ${theme}`, () => {
      test.use({
        viewport: size === 'phone' ? phone : desktop,
        deviceScaleFactor: size === 'phone' ? 2 : 1,
        colorScheme: theme,
        reducedMotion: 'reduce',
      });

      test('all screens', async ({ page }) => {
        let number = 0;
        async function picture(name: string): Promise<void> {
          number += 1;
          const file = `${String(number).padStart(2, '0')}-${name}-${size}-${theme}`;
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: join(folder, `${file}.png`) });
          if (size === 'phone') {
            await page.screenshot({ path: join(folder, `${file}-full.png`), fullPage: true });
          }
        }

        await page.goto('/');
        await expect(page.getByRole('button', { name: 'Yes' })).toBeEnabled();
        await picture('first-visit');
        await page.getByRole('button', { name: 'Yes' }).click();
        await expect(page.getByRole('heading', { name: 'Not right' })).toBeFocused();
        await picture('first-visit-answered');

        await withHistory(page);
        await picture('settings');
        await page
          .getByRole('heading', { name: /Safe|stored/ })
          .first()
          .scrollIntoViewIfNeeded();
        await picture('safekeeping');

        await page.goto('/');
        await expect(page.getByText(/You would answer about/)).toBeVisible();
        await picture('today');

        await page.goto('/quiz/');
        await expect(page.getByRole('button', { name: 'Start Quick ten' })).toBeEnabled();
        await expect(page.getByText(/still held/)).toBeVisible();
        await picture('builder');
        await page.getByRole('radio', { name: /Build your own/ }).check({ force: true });
        await picture('builder-own');

        await page.goto(`/quiz/results/?attempt=${attemptOfHistory()}`);
        await expect(page.getByText(/of \d+ right/).first()).toBeVisible();
        await picture('results');

        await page.goto('/progress/');
        await expect(page.getByRole('link', { name: /Quick ten/ }).first()).toBeVisible();
        await picture('progress');

        await page.goto('/facts/alipay-100pct-held-by-ant/');
        await expect(page.getByRole('button', { name: 'Do not ask this again' })).toBeVisible();
        await picture('fact');
        await page.goto('/facts/');
        await expect(page.getByRole('searchbox')).toBeVisible();
        await picture('facts');
        await page.goto('/learn/ownership/');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await picture('topic');
        await page.goto('/sources/');
        await picture('sources');

        await openFlashcard(page);
        await picture('card-front');
        await page.keyboard.press('Space');
        await expect(page.getByRole('button', { name: 'Remembered' })).toBeVisible();
        await picture('card-back');

        await openAsked(page);
        await picture('choice');
        await betrayBelief(page);
        await picture('choice-chosen');
        await say(page, 'Sure');
        await answered(page);
        await picture('feedback');
        for (const question of asked.slice(1, 5)) {
          await page.getByRole('button', { name: 'Continue' }).click();
          const main = page.getByRole('main');
          await expect(
            main.getByRole('checkbox').or(main.getByRole('textbox')).first(),
          ).toBeVisible();
          await picture(question.kind);
          if (question.kind === 'multiple')
            await main.getByRole('checkbox').first().check({ force: true });
          else await main.getByRole('textbox').fill('2004');
          await say(page, 'Think so');
          await answered(page);
          await picture(`${question.kind}-feedback`);
        }

        await page.getByRole('button', { name: 'Continue' }).click();
        await expect(page.getByText(`6 of ${String(asked.length)}`)).toBeVisible();
        if (size === 'phone') await page.setViewportSize({ width: 320, height: 640 });
        await picture('long-text');
        await page
          .getByRole('main')
          .getByRole('radio')
          .or(page.getByRole('checkbox'))
          .first()
          .check({ force: true });
        await say(page, 'Guess');
        await answered(page);
        if (size === 'phone') await page.setViewportSize(phone);

        await page.getByRole('button', { name: 'Continue' }).click();
        await expect(page.getByText(`7 of ${String(asked.length)}`)).toBeVisible();
        await page.evaluate(() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('the disk is full', 'QuotaExceededError');
          };
        });
        await page.getByRole('main').getByRole('radio').first().check({ force: true });
        await say(page, 'Sure');
        await expect(page.getByText('This answer is not saved yet')).toBeVisible();
        await picture('save-failed');
      });
    });
  }
}

test.describe('the manifest', () => {
  test.skip(process.env.SCREENS_MANIFEST !== '1', 'set SCREENS_MANIFEST=1 to write them');

  test.describe('narrow', () => {
    test.use({ viewport: phone, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    test('Today', async ({ page }) => {
      await withHistory(page);
      await page.goto('/');
      await expect(page.getByText(/You would answer about/)).toBeVisible();
      await page.screenshot({ path: join(manifestFolder, 'narrow.png') });
    });
  });

  test.describe('wide', () => {
    test.use({ viewport: desktop, reducedMotion: 'reduce' });
    test('a question answered', async ({ page }) => {
      await withHistory(page);
      await openAsked(page);
      await betrayBelief(page);
      await say(page, 'Sure');
      await answered(page);
      await page.screenshot({ path: join(manifestFolder, 'wide.png') });
    });
  });
});
