/** What every question asks, without its text: enough to build a quiz and to count. Larger than the outline. */
import { unpackIndex } from '#lib/core/bank/assembly/packed-index.ts';
import { packedIndex } from 'virtual:bank/index';
import { outline } from './outline.ts';

export const index = unpackIndex(outline, packedIndex);

const topicOfFact = new Map(index.facts.map(({ id, topic }) => [id, topic]));
/** The topics that hold the given facts or questions, each once. */
export function topicsOf(ids: {
  facts?: readonly string[];
  questions?: readonly string[];
}): string[] {
  const wanted = new Set(ids.questions ?? []);
  const topics = [
    ...(ids.facts ?? []).map((fact) => topicOfFact.get(fact)),
    ...index.questions.filter(({ id }) => wanted.has(id)).map(({ topic }) => topic),
  ];
  return [...new Set(topics.filter((topic) => topic !== undefined))];
}
