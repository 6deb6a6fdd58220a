import type { Fact, Source } from '#lib/core/bank/types.ts';

export interface SourceGroup {
  kind: Source['kind'];
  label: string;
  sources: (Source & { facts: Pick<Fact, 'id' | 'statement'>[] })[];
}

/** Kinds from the closest to the company to the farthest, as their headings. */
const kinds: readonly { kind: Source['kind']; label: string }[] = [
  { kind: 'filing', label: 'Company filings' },
  { kind: 'regulator', label: 'Regulators' },
  { kind: 'company', label: 'The companies themselves' },
  { kind: 'research', label: 'Research' },
  { kind: 'press', label: 'Press' },
  { kind: 'encyclopedia', label: 'Encyclopedias' },
];

/** Sources by kind, each with the facts that rest on it; within a kind by publisher, then the newest first. */
export function groupSources(
  sources: readonly Source[],
  facts: readonly Pick<Fact, 'id' | 'statement' | 'sources'>[],
): SourceGroup[] {
  const inOrder = new Intl.Collator('en');
  return kinds
    .map(({ kind, label }) => ({
      kind,
      label,
      sources: sources
        .filter((source) => source.kind === kind)
        .toSorted(
          (one, other) =>
            inOrder.compare(one.publisher, other.publisher) ||
            inOrder.compare(other.date ?? '', one.date ?? '') ||
            inOrder.compare(one.id, other.id),
        )
        .map((source) => ({
          ...source,
          facts: facts.filter((fact) => fact.sources.includes(source.id)),
        })),
    }))
    .filter((group) => group.sources.length > 0);
}
