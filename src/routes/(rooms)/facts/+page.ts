import { index, loadTopic } from '#lib/app/bank/bank.ts';
import type { PageLoad } from './$types';

/** All facts by topic, in teaching order. */
export const load = (async () => ({
  topics: await Promise.all(
    index.topics.map(async ({ id, title }) => ({ id, title, facts: (await loadTopic(id)).facts })),
  ),
})) satisfies PageLoad;
