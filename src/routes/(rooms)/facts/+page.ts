import { topicTitle } from '#lib/app/bank/outline.ts';
import { statements } from 'virtual:bank/statements';
import type { PageLoad } from './$types';

/** All facts by topic, in teaching order. */
export const load = (() => ({
  topics: statements.map(({ topic, facts }) => ({
    id: topic,
    title: topicTitle(topic),
    facts: facts.map((fact) => ({ ...fact, topic })),
  })),
})) satisfies PageLoad;
