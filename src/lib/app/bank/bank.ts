/** The bank in the browser. Topics arrive as chunks of their own; the module system keeps each once. */
import type { Fact, Misconception, Question, Source, TopicBank } from '#lib/core/bank/types.ts';
import { topicLoaders } from 'virtual:bank/topics';
import { outline } from './outline.ts';

/** Facts and questions by id. */
export interface Bank {
  facts: ReadonlyMap<string, Fact>;
  questions: ReadonlyMap<string, Question>;
}

/**
 * One topic's facts and questions.
 * @throws when the bank has no such topic
 */
export function loadTopic(topic: string): Promise<TopicBank> {
  const load = topicLoaders[topic];
  if (load === undefined) throw new Error(`no topic ${topic} in the bank`);
  return load();
}

/** All topics, or the given ones, joined. */
export async function loadBank(
  topics: readonly string[] = outline.topics.map(({ id }) => id),
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
