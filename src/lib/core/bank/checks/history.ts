/** Whether the timeline and the periods of the structure are sound in themselves. */
import type { StructurePeriod } from '../draft/draft.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import { hasBroken } from './places.ts';

/** The timeline reads like time. Partial dates of ISO 8601 compare as text, the coarser one first. */
export const timelineOrder: Rule = {
  id: 'timeline-order',
  severity: 'error',
  remedy: 'Move the event to its place in time.',
  check: (draft) =>
    draft.events.flatMap((event, position) => {
      const before = draft.events[position - 1];
      return before !== undefined && before.value.date > event.value.date
        ? [finding(event, ['date'], `${event.value.date} stands after ${before.value.date}.`)]
        : [];
    }),
};

/** The periods follow one another; a gap is explained and none overlap. */
export const periodsAdjoin: Rule = {
  id: 'periods-adjoin',
  severity: 'error',
  remedy:
    'Begin each period where the one before ends, or say in `gapBefore` what is known of the time between.',
  check: (draft) => {
    if (hasBroken(draft, 'period')) return [];
    return draft.periods.flatMap((period, position): Finding[] => {
      const { from, to } = period.value;
      const isLast = position === draft.periods.length - 1;
      const fault = faultOfSeam(draft.periods[position - 1]?.value, period.value);
      return [
        ...(to !== undefined && to <= from
          ? [finding(period, ['to'], 'The period ends before it begins.')]
          : []),
        ...(to === undefined && !isLast
          ? [finding(period, ['from'], 'The period has no end, though another follows.')]
          : []),
        ...(fault === null ? [] : [finding(period, ['from'], fault)]),
      ];
    });
  },
};

function faultOfSeam(before: StructurePeriod | undefined, period: StructurePeriod): string | null {
  const end = before?.to;
  const isExplained = period.gapBefore !== undefined;
  if (end === undefined || end === period.from)
    return isExplained ? 'There is no gap before this period to explain.' : null;
  if (end > period.from) return `The period before lasts until ${end}.`;
  return isExplained ? null : `The period before ends in ${end}, and nothing explains the gap.`;
}

/** Edges lie between two nodes of their own period. */
export const knownNode: Rule = {
  id: 'known-node',
  severity: 'error',
  remedy: 'Correct the id, or add the node to the period.',
  check: (draft) =>
    draft.periods.flatMap((period) => {
      const ids = period.value.nodes.map(({ id }) => id);
      const doubled = ids.flatMap((id, position) =>
        ids.indexOf(id) < position
          ? [finding(period, ['nodes', position, 'id'], `The node "${id}" is there twice.`)]
          : [],
      );
      const stray = period.value.edges.flatMap((edge, position) => [
        ...(['owner', 'owned'] as const)
          .filter((end) => !ids.includes(edge[end]))
          .map((end) =>
            finding(
              period,
              ['edges', position, end],
              `There is no node "${edge[end]}" in the period.`,
            ),
          ),
        ...(edge.owner === edge.owned
          ? [finding(period, ['edges', position, 'owned'], `"${edge.owned}" owns itself.`)]
          : []),
      ]);
      return [...doubled, ...stray];
    }),
};

/** Nobody can own more than all of a company. Shares that no source gives do not count. */
export const equitySum: Rule = {
  id: 'equity-sum',
  severity: 'error',
  remedy: 'Correct the shares, or their dates: they must hold at the same time.',
  check: (draft) =>
    draft.periods.flatMap((period) => {
      const sums = new Map<string, number>();
      for (const { kind, owned, percent } of period.value.edges)
        if (kind === 'equity' && percent !== 'unknown')
          sums.set(owned, (sums.get(owned) ?? 0) + percent);
      return [...sums]
        .map(([owned, sum]) => ({ owned, percent: Number(sum.toFixed(6)) }))
        .filter(({ percent }) => percent > 100)
        .map(({ owned, percent }) =>
          finding(period, ['edges'], `The shares of "${owned}" add up to ${percent}%.`),
        );
    }),
};
