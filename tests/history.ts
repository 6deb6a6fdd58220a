import type { Page } from 'playwright/test';
import { compileBank } from '../src/lib/core/bank/compile.ts';
import { makeBackup } from '../src/lib/core/progress/backup.ts';
import type { ProgressEvent } from '../src/lib/core/progress/events.ts';
import { readBank } from '../src/build/read-bank.ts';
import { expect, sunday } from './fixtures.ts';
import { simulateLearner } from './learner.ts';

let made: ProgressEvent[] | undefined;

/** Two months of an invented learner on the real bank, ending the day before the tests’ Sunday. */
export function history(): ProgressEvent[] {
  if (made === undefined) {
    const compiled = compileBank(readBank(process.cwd()));
    if (!compiled.ok) throw new Error('the bank has errors: run npm run bank');
    const { index, topics } = compiled.bank;
    made = simulateLearner({ index, topics, seed: 20261122, days: 75, endMs: sunday.getTime() });
  }
  return made;
}

/** Brings the invented history into the app the way a learner would: by restoring a file. */
export async function withHistory(page: Page): Promise<void> {
  await page.goto('/settings/');
  await page.getByLabel(/Restore from a backup/).setInputFiles({
    name: 'two-sides.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      makeBackup(history(), {
        madeAtMs: sunday.getTime(),
        appVersion: 'test',
        bankVersion: 'test',
      }),
    ),
  });
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/answers (were )?added/i)).toBeVisible();
}
