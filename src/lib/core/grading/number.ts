/** Grades numbers. */
import type { NumberQuestion, NumberUnit } from '#lib/core/bank/types.ts';
import { maximumAnswerLength } from './normalise.ts';
import { parseNumber, type Measure, type ParsedNumber } from './parse-number.ts';
import { right, wrong, wrongAsListed, type Verdict } from './verdict.ts';

/** What each printed unit counts and by how much one of it is more than one of the thing counted. */
const units: Record<NumberUnit, { scale: number; measure: Measure }> = {
  year: { scale: 1, measure: 'year' },
  percent: { scale: 1, measure: 'percent' },
  days: { scale: 1, measure: 'days' },
  times: { scale: 1, measure: 'times' },
  firms: { scale: 1, measure: 'firms' },
  'million people': { scale: 1e6, measure: 'people' },
  'billion people': { scale: 1e9, measure: 'people' },
  'million yuan': { scale: 1e6, measure: 'yuan' },
  'billion yuan': { scale: 1e9, measure: 'yuan' },
  'trillion yuan': { scale: 1e12, measure: 'yuan' },
  yuan: { scale: 1, measure: 'yuan' },
  'million US dollars': { scale: 1e6, measure: 'us-dollars' },
  'billion US dollars': { scale: 1e9, measure: 'us-dollars' },
  points: { scale: 1, measure: 'points' },
};

/**
 * Right when the number is within the tolerance, read either in the printed unit or as an absolute
 * amount ("7.1" and "7,100,000,000" both answer "how many billion yuan"). A unit or currency
 * that is written and is not the one asked for makes it wrong. Of listed wrong numbers within the tolerance the nearest counts.
 */
export function gradeNumber(question: NumberQuestion, given: string): Verdict {
  const trimmed = given.trim();
  if (trimmed.length > maximumAnswerLength) return wrong({ kind: 'too-long' });
  const parsed = parseNumber(trimmed);
  if (parsed === null) return wrong({ kind: 'unreadable' });
  if (parsed.measures.some((measure) => measure !== units[question.unit].measure)) {
    return wrong({ kind: 'unit' });
  }
  const readings = readingsIn(question.unit, parsed);
  const distanceTo = (value: number): number =>
    Math.min(...readings.map((reading) => Math.abs(reading - value)));
  if (isWithin(distanceTo(question.value), question)) return right(null);
  const [listed] = question.wrong
    .filter(({ value }) => isWithin(distanceTo(value), question))
    .sort((a, b) => distanceTo(a.value) - distanceTo(b.value));
  return listed === undefined ? wrong(null) : wrongAsListed(listed, null);
}

/** What a parsed number can mean, counted in the printed unit. */
export function readingsIn(unit: NumberUnit, { value, scale }: ParsedNumber): number[] {
  const { scale: unitScale } = units[unit];
  if (scale !== null) return [(value * scale) / unitScale];
  return unitScale === 1 ? [value] : [value, value / unitScale];
}

/** Amounts such as 1.19 trillion pass through multiplication; a billionth part forgives the rounding of that. */
function isWithin(distance: number, { value, tolerance }: NumberQuestion): boolean {
  return distance <= tolerance + 1e-9 * Math.max(Math.abs(value), 1e-6);
}

/** The name of what a unit counts, without its scale: "yuan" of "billion yuan". */
export function unscaledUnit(unit: NumberUnit): string {
  return unit.replace(/^(?:million|billion|trillion) /, '');
}

/** How many of the thing counted one of the printed unit is: 1e9 for "billion yuan". */
export function scaleOf(unit: NumberUnit): number {
  return units[unit].scale;
}
