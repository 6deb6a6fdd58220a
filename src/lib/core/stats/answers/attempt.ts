/** What one quiz showed. */
import type { BankIndex } from '../../bank/types.ts';
import type { Attempt } from '../../progress/state.ts';
import { byCertainty, type CertaintyRow } from './certainty.ts';

export interface AttemptSummary {
  /** Questions asked, answered or not. */
  total: number;
  answered: number;
  right: number;
  /** Sum of the scores, where partly right answers count in part; 0 … total. */
  score: number;
  tookMs: number;
  /** In teaching order; only topics that were asked. Questions no longer in the bank are left out. */
  byTopic: { topic: string; right: number; total: number }[];
  byCertainty: CertaintyRow[];
  /** Ids of questions not fully right, in the order asked; an unanswered one is not right. */
  mistakes: string[];
}

export function attemptSummary(attempt: Attempt, index: BankIndex): AttemptSummary {
  const topicOf = new Map(index.questions.map(({ id, topic }) => [id, topic]));
  const asked = attempt.questions.map((question, position) => {
    const answer = attempt.answers[position] ?? null;
    return { question, topic: topicOf.get(question), isRight: answer?.score === 1 };
  });
  const answers = attempt.answers.filter((answer) => answer !== null);
  return {
    total: asked.length,
    answered: answers.length,
    right: asked.filter(({ isRight }) => isRight).length,
    score: answers.reduce((sum, { score }) => sum + score, 0),
    tookMs: answers.reduce((sum, { tookMs }) => sum + tookMs, 0),
    byTopic: index.topics
      .map(({ id: topic }) => {
        const inTopic = asked.filter((one) => one.topic === topic);
        return {
          topic,
          right: inTopic.filter(({ isRight }) => isRight).length,
          total: inTopic.length,
        };
      })
      .filter(({ total }) => total > 0),
    byCertainty: byCertainty(answers),
    mistakes: asked.filter(({ isRight }) => !isRight).map(({ question }) => question),
  };
}
