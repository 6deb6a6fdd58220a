import { loadBank, loadEvidence } from '#lib/app/bank/bank.ts';
import { groupSources } from './group-sources.ts';
import type { PageLoad } from './$types';

export const load = (async () => {
  const [{ facts }, { sources }] = await Promise.all([loadBank(), loadEvidence()]);
  return {
    factCount: facts.size,
    sourceCount: sources.size,
    groups: groupSources([...sources.values()], [...facts.values()]),
  };
}) satisfies PageLoad;
