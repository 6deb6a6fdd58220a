/** Dates and units as the screens print them: day month year, never broken across lines. */

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const noBreakSpace = '\u00a0';

/**
 * Formats a calendar date of known precision: `2011` → "2011", `2011-05` → "May 2011",
 * `2019-09-24` → "24 September 2019", with non-breaking spaces.
 * Throws on anything else: the bank has been checked, so that is a mistake of the caller.
 */
export function formatPartialDate(date: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (match === null) throw new Error(`Not a partial date: ${date}`);
  const [, year = '', month, day] = match;
  if (month === undefined) return year;
  const monthName = monthNames[Number(month) - 1];
  if (monthName === undefined) throw new Error(`Not a month: ${date}`);
  const parts = day === undefined ? [monthName, year] : [String(Number(day)), monthName, year];
  return parts.join(noBreakSpace);
}

/**
 * Formats a moment as a day in the learner's zone: "Sunday 22 November".
 * @param timeZone IANA name; without it the zone of the device.
 */
export function formatDay(date: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')}${noBreakSpace}${part('month')}`;
}

/**
 * Puts non-breaking spaces between a number and the unit or month after it: "33 billion yuan" keeps
 * its number with its unit, "3 November 2020" stays whole.
 */
export function glueUnits(text: string): string {
  return text.replace(spaceInside, (found) => `${found.slice(0, -1)}${noBreakSpace}`);
}

/** One pass over a text that a page shows many of. */
const spaceInside =
  /\d (?=(?:January|February|March|April|May|June|July|August|September|October|November|December|thousand|million|billion|trillion|yuan|US dollars|days|years|minutes|facts)\b)|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?=\d{4}\b)|\b(?:thousand|million|billion|trillion) (?=(?:yuan|US dollars|people)\b)/g;
