import { expect, type Page } from 'playwright/test';

/** Answers whatever kind of question is on the screen: the first option, or a word. */
export async function answerAnything(
  page: Page,
  certainty: 'Sure' | 'Think so' | 'Guess',
): Promise<void> {
  const main = page.getByRole('main');
  const option = main.getByRole('radio').or(main.getByRole('checkbox')).first();
  const field = main.getByRole('textbox');
  const submit = page.getByRole('button', { name: certainty, exact: true });
  // The page before may have options of its own.
  await expect(submit).toBeVisible();
  await expect(option.or(field).first()).toBeVisible();
  if (await field.isVisible()) await field.fill('2004');
  else await option.check({ force: true });
  await submit.click();
}

/** Reviews the fact on the screen in whatever form it is asked, and moves on. */
export async function reviewOne(page: Page, remembered: boolean): Promise<void> {
  const turn = page.getByRole('button', { name: 'Show answer' });
  const certainty = page.getByRole('button', { name: 'Sure', exact: true });
  await expect(turn.or(certainty).first()).toBeVisible();
  if (await turn.isVisible()) {
    await turn.click();
    const grade = page.getByRole('button', { name: remembered ? 'Remembered' : 'Forgot' });
    await grade.click();
    // The screen moves on when the answer is stored, and not before.
    await expect(grade).toBeHidden();
  } else {
    await answerAnything(page, 'Sure');
    await page.getByRole('button', { name: 'Continue' }).click();
  }
}
