/** Days and moments in the learner's zone, never broken across lines. */

const noBreak = '\u00a0';

/** '9 November', with the year when it is another than now's. */
export function dayText(atMs: number, nowMs: number): string {
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
    .format(atMs)
    .replaceAll(' ', noBreak);
}

/** '08:12'. */
export function timeText(atMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(atMs);
}

/** '9 November at 08:12'. */
export function momentText(atMs: number, nowMs: number): string {
  return `${dayText(atMs, nowMs)} at${noBreak}${timeText(atMs)}`;
}
