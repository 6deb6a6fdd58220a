import { error } from '@sveltejs/kit';
import { loadBank, loadEvidence } from '#lib/app/bank/bank.ts';
import { topicTitle } from '#lib/app/bank/outline.ts';
import { present } from '#lib/app/bank/present.ts';
import { index, topicsOf } from '#lib/app/bank/question-index.ts';
import type { EntryGenerator, PageLoad } from './$types';

/** Every fact has a page. One name is taken: `/facts/shell/` is the offline frame. */
export const entries: EntryGenerator = () => {
  if (index.facts.some(({ id }) => id === 'shell')) {
    throw new Error('A fact may not be called "shell": /facts/shell/ is the offline frame.');
  }
  return index.facts.map(({ id }) => ({ id }));
};

/** The fact, what it rests on, what it is mixed up with, and every question that asks it. */
export const load = (async ({ params: { id } }) => {
  const [home] = topicsOf({ facts: [id] });
  if (home === undefined) error(404, 'No such fact');
  const asking = index.questions
    .filter(({ facts }) => facts.includes(id))
    .map((question) => question.id);
  const [near, evidence] = await Promise.all([
    loadBank(topicsOf({ facts: [id], questions: asking })),
    loadEvidence(),
  ]);
  const fact = near.facts.get(id);
  if (fact === undefined) throw new Error(`fact ${id} is in the index but not in topic ${home}`);
  const confusable = fact.confusableWith ?? [];
  const others = await loadBank(topicsOf({ facts: confusable }));
  return {
    fact,
    topicTitle: topicTitle(home),
    sources: present(fact.sources.map((source) => evidence.sources.get(source))),
    misconceptions: [...evidence.misconceptions.values()].filter(({ facts }) => facts.includes(id)),
    confusables: present(confusable.map((other) => others.facts.get(other))),
    questions: present(asking.map((question) => near.questions.get(question))),
  };
}) satisfies PageLoad;
