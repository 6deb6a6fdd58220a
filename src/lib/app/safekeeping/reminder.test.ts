import { expect, it } from 'vitest';
import { isReminderDue, isWarningDue } from './reminder.ts';
import { deletesAfterSevenDays } from './browser-rules.ts';

const facts = { unsaved: 250, isPersisted: false, laterAt: null, answers: 300 };

it.each([
  ['much is in no file', {}, true],
  ['little is in no file', { unsaved: 199 }, false],
  ['the browser keeps it anyway', { isPersisted: true }, false],
  ['the browser keeps it, but it is very much', { isPersisted: true, unsaved: 400 }, true],
  ['the learner said later', { laterAt: 290 }, false],
  ['the learner said later long ago', { laterAt: 100 }, true],
  ['the learner said later before deleting everything', { laterAt: 900 }, true],
])('a reminder when %s: %s', (_, change, due) => {
  expect(isReminderDue({ ...facts, ...change })).toBe(due);
});

const asked = { persistence: 'best-effort', isAsked: true, isTold: false, unsaved: 10 } as const;

it.each([
  ['said no', {}, true],
  ['said yes', { persistence: 'persisted' }, false],
  ['cannot be asked', { persistence: 'unsupported' }, true],
  ['was not asked yet', { isAsked: false }, false],
  ['has not answered yet', { persistence: null }, false],
  [
    'has a private window, from the first answer on',
    { persistence: 'private', isAsked: false },
    true,
  ],
  ['has a private window without answers', { persistence: 'private', unsaved: 0 }, false],
  ['said no, of which the learner was told', { isTold: true }, false],
  ['said no, and every answer is in a file', { unsaved: 0 }, false],
] as const)('a warning when the browser %s: %s', (_, change, due) => {
  expect(isWarningDue({ ...asked, ...change })).toBe(due);
});

it.each([
  ['Safari', 'Apple Computer, Inc.', false, true],
  ['Safari on the home screen', 'Apple Computer, Inc.', true, false],
  ['Chromium', 'Google Inc.', false, false],
  ['Firefox', '', false, false],
])('the rule of seven days holds in %s: %s', (_, vendor, isStandalone, holds) => {
  const userAgent = 'Mozilla/5.0 AppleWebKit/605.1.15 (KHTML, like Gecko)';
  expect(deletesAfterSevenDays({ userAgent, vendor, isStandalone })).toBe(holds);
});
