import type { ClockDoubt } from '#lib/core/memory/clock-doubt.ts';

/** What is odd about the clock, and what to do, in a sentence or two. */
export function clockText(
  { kind, lastAnswerAtMs }: ClockDoubt,
  nowMs: number,
  timeZone: string,
): string {
  const date = (atMs: number) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone })
      .format(atMs)
      .replaceAll(' ', '\u00a0');
  const facts = `It says ${date(nowMs)}, and your last answer is dated ${date(lastAnswerAtMs)}.`;
  return kind === 'behind'
    ? `${facts} One of the two is wrong. Set the clock right before you answer: the schedule counts days by it.`
    : `${facts} If that is right, welcome back. If not, set the clock right before you answer: the schedule counts days by it.`;
}
