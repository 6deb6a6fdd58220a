import type { Page } from 'playwright/test';
import { makeBackup } from '../src/lib/core/progress/backup.ts';
import type { ProgressEvent } from '../src/lib/core/progress/events.ts';
import { bank } from './bank.ts';
import { expect, sunday } from './fixtures.ts';
import { simulateLearner } from './learner.ts';

export { bank };

const dayMs = 24 * 60 * 60 * 1000;
let made: ProgressEvent[] | undefined;

/** Ten weeks of an invented learner on the real bank, ending a few days before the tests’ Sunday: some facts are due. */
export function history(): ProgressEvent[] {
  made ??= simulateLearner({
    index: bank().index,
    topics: bank().topics,
    seed: 20261122,
    days: 75,
    newFactsPerDay: 2,
    endMs: sunday.getTime() - 4 * dayMs,
  });
  return made;
}

/** Adds events to the app the way a learner would: by restoring a file. */
export async function restore(page: Page, events: readonly ProgressEvent[]): Promise<void> {
  await page.goto('/settings/');
  await page.getByLabel('Restore from a backup').setInputFiles({
    name: 'two-sides.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      makeBackup(events, {
        madeAtMs: sunday.getTime(),
        appVersion: 'test',
        bankVersion: 'test',
      }),
    ),
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/answers added\.|^Restored\./)).toBeVisible();
}

/** Brings the invented history into the app. */
export async function withHistory(page: Page): Promise<void> {
  await restore(page, history());
}
