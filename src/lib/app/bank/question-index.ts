/** What every question asks, without its text: enough to build a quiz and to count. Larger than the outline. */
import { index } from 'virtual:bank/index';

export { index };

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
