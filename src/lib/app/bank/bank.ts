/** The bank in the browser. Topics arrive as chunks of their own; the module system keeps each once. */
import type { Fact, Misconception, Question, Source, TopicBank } from '#lib/core/bank/types.ts';
import { index } from 'virtual:bank/index';
import { topicLoaders } from 'virtual:bank/topics';

export { index };

/** Facts and questions by id. */
export interface Bank {
  facts: ReadonlyMap<string, Fact>;
  questions: ReadonlyMap<string, Question>;
}

/**
 * One topic's facts and questions.
 * @throws when the topic is not in the index
 */
export function loadTopic(topic: string): Promise<TopicBank> {
  const load = topicLoaders[topic];
  if (load === undefined) throw new Error(`no topic ${topic} in the bank`);
  return load();
}

/** All topics, or the given ones, joined. */
export async function loadBank(
  topics: readonly string[] = index.topics.map(({ id }) => id),
): Promise<Bank> {
  const loaded = await Promise.all(topics.map(loadTopic));
  return {
    facts: new Map(loaded.flatMap(({ facts }) => facts.map((fact) => [fact.id, fact]))),
    questions: new Map(
      loaded.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
    ),
  };
}

export interface Evidence {
  sources: ReadonlyMap<string, Source>;
  misconceptions: ReadonlyMap<string, Misconception>;
}

/** Sources and misconceptions by id. */
export async function loadEvidence(): Promise<Evidence> {
  const { evidence } = await import('virtual:bank/evidence');
  return {
    sources: new Map(evidence.sources.map((source) => [source.id, source])),
    misconceptions: new Map(evidence.misconceptions.map((one) => [one.id, one])),
  };
}

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
