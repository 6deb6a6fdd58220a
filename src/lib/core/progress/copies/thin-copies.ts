/** Which copies are kept: dense for the last days, thin for the last year, always enough to choose from. */

/** What thinning looks at. */
export interface Thinnable {
  madeAtMs: number;
  answers: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Kept whatever their age, where there are so many. */
const fewest = 12;

/** Of the copies younger than `days`, the newest of each span; the finest rule that fits an age decides. */
const rules = [
  { days: 14, spanDays: 1 },
  { days: 61, spanDays: 7 },
  { days: 365, spanDays: 30 },
] as const;

/**
 * The copies to keep, newest first: the twelve newest of the last two days, one a day for a fortnight, one a week for
 * two months, one a month for a year, and never fewer than twelve. The copy with the most answers always stays:
 * whatever emptied the app must not thin away the last full copy. Spans are counted from 1970, so that thinning again
 * keeps the same ones.
 */
export function keptCopies<T extends Thinnable>(copies: readonly T[], nowMs: number): T[] {
  const newestFirst = copies.toSorted((a, b) => b.madeAtMs - a.madeAtMs);
  const kept = new Set<T>(newestFirst.filter((copy) => ageDays(copy) < 2).slice(0, fewest));
  const spans = new Set<string>();
  for (const copy of newestFirst) {
    const rule = rules.find(({ days }) => ageDays(copy) < days);
    if (rule === undefined) continue;
    const span = `${rule.spanDays}/${Math.floor(copy.madeAtMs / (rule.spanDays * dayMs))}`;
    if (!spans.has(span)) kept.add(copy);
    spans.add(span);
  }
  const [fullest] = newestFirst.toSorted((a, b) => b.answers - a.answers);
  if (fullest !== undefined) kept.add(fullest);
  for (const copy of newestFirst) if (kept.size < fewest) kept.add(copy);
  return newestFirst.filter((copy) => kept.has(copy));

  function ageDays({ madeAtMs }: T): number {
    return (nowMs - madeAtMs) / dayMs;
  }
}
