import { expect, it } from 'vitest';
import { lossText } from './recovery-text.ts';

it.each([
  [
    1482,
    0,
    '1,482 answers were stored here. Now its database is empty. Until you decide, nothing is written.',
  ],
  [
    1,
    0,
    '1 answer was stored here. Now its database is empty. Until you decide, nothing is written.',
  ],
  [
    30,
    1,
    '30 answers were stored here. Now it holds 1 answer. Until you decide, nothing is written.',
  ],
])('of %d answers %d are left', (answers, left, what) => {
  expect(lossText({ answers }, left, null)).toMatchObject({
    title: 'Your browser lost your progress',
    what,
    anewText:
      left === 0
        ? 'Two Sides starts as on the first visit.'
        : 'Two Sides goes on with the 1 answer that is left.',
  });
});

it('sends nobody away whose progress is from a newer version', () => {
  expect(lossText({ answers: 30 }, 0, 'newer-version')).toMatchObject({
    title: 'Your progress is from a newer version',
    what: expect.stringContaining('30 answers were stored when') as string,
    anew: 'Go on without it',
  });
});

it('does not call lost what is only not opened', () => {
  const text = lossText({ answers: 30 }, 0, 'blocked');
  expect(text.what).toBe(
    'Another tab holds the storage. Close the other tabs of Two Sides. 30 answers were stored here. They may still be there.',
  );
  expect(Object.values(text).join(' ')).not.toMatch(/lost|is empty|Begin anew/);
});
