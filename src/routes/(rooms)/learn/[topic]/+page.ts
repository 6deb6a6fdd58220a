import { error } from '@sveltejs/kit';
import { loadEvidence, loadTopic } from '#lib/app/bank/bank.ts';
import { outline } from '#lib/app/bank/outline.ts';
import { present } from '#lib/app/bank/present.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => outline.topics.map(({ id }) => ({ topic: id }));

/** The topic with its facts in teaching order, their evidence, and the topics on both sides. */
export const load = (async ({ params }) => {
  const position = outline.topics.findIndex(({ id }) => id === params.topic);
  const topic = outline.topics[position];
  if (topic === undefined) error(404, 'No such topic');
  const [{ facts }, evidence] = await Promise.all([loadTopic(topic.id), loadEvidence()]);
  const ids = new Set(facts.map(({ id }) => id));
  const sourcesOf = (sources: readonly string[]) =>
    present([...new Set(sources)].map((id) => evidence.sources.get(id)));
  return {
    topic,
    number: position + 1,
    previous: outline.topics[position - 1] ?? null,
    next: outline.topics[position + 1] ?? null,
    facts: facts.map((fact) => ({ fact, sources: sourcesOf(fact.sources) })),
    sources: sourcesOf(facts.flatMap((fact) => fact.sources)),
    misconceptions: [...evidence.misconceptions.values()].filter(
      (one) => one.topic === topic.id || one.facts.every((fact) => ids.has(fact)),
    ),
  };
}) satisfies PageLoad;
