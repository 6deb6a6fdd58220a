import type { Share } from '#lib/core/stats/share.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Study days are calendar days, so they are formatted without a zone. */
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** 'Sun 22 November' for a study day. */
export function dayLabel(day: number): string {
  return dayFormat.format(day * dayMs).replace(',', '');
}

/** 'Nov' for a study day. */
export function shortMonth(day: number): string {
  return monthFormat.format(day * dayMs);
}

/** '88%' for 0.88. */
export function percent(share: number): string {
  return `${String(Math.round(share * 100))}%`;
}

/** '80–91, of 212': where the true share lies, and how many were counted. */
export function shareBasis({ low, high, total }: Share): string {
  return `${String(Math.round(low * 100))}–${String(Math.round(high * 100))}, of ${String(total)}`;
}

/** Where a new month begins among instants, for the axis; marks too close to the next are left out. */
export function monthMarks(instantsMs: readonly number[]): { at: number; label: string }[] {
  const marks = instantsMs.flatMap((atMs, at) => {
    const label = monthFormat.format(atMs);
    const before = instantsMs[at - 1];
    return before === undefined || monthFormat.format(before) !== label ? [{ at, label }] : [];
  });
  return marks.filter(({ at }, position) => (marks[position + 1]?.at ?? Infinity) - at > 1);
}
