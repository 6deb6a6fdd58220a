import { expect, it } from 'vitest';
import { clockText } from './clock-text.ts';

const nowMs = Date.UTC(2031, 10, 22, 12);
const lastAnswerAtMs = Date.UTC(2026, 10, 22, 12);

it('names both dates and what to do', () => {
  const ahead = clockText({ kind: 'ahead', lastAnswerAtMs }, nowMs, 'UTC').replaceAll(
    '\u00a0',
    ' ',
  );
  expect(ahead).toContain(
    'It says 22 November 2031, and your last answer is dated 22 November 2026.',
  );
  expect(ahead).toContain('welcome back');
  expect(clockText({ kind: 'behind', lastAnswerAtMs: nowMs }, lastAnswerAtMs, 'UTC')).toContain(
    'One of the two is wrong. Set the clock right before you answer',
  );
});
