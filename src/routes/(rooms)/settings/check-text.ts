/** What the check of the data says. Pure. */
import type { FaultGroup, RepairPlan } from '#lib/core/progress/check/check.ts';

/** The result in one sentence. */
export function checkedText(checked: {
  groups: readonly FaultGroup[];
  plan: RepairPlan | null;
  entries: number;
}): string {
  const entries = checked.entries.toLocaleString('en-GB');
  const lookedAt = `${entries} ${checked.entries === 1 ? 'entry' : 'entries'} looked at`;
  if (checked.groups.length === 0) return `${lookedAt}. Nothing is wrong.`;
  return checked.plan === null
    ? `${lookedAt}. Nothing needs repair; this is good to know.`
    : `${lookedAt}. This was found.`;
}

/** What repair did. */
export function repairedText({ putAside }: RepairPlan, isCopied: boolean): string {
  const aside =
    putAside.length === 0 ? '' : ` ${putAside.length.toLocaleString('en-GB')} put aside.`;
  const copy = isCopied ? '' : ' This browser had no place for a copy before it.';
  return `Repaired.${aside}${copy}`;
}
