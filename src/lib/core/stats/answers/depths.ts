/** How deep knowledge goes, topic by topic. */
import type { BankIndex } from '../../bank/types.ts';
import { isRecognition } from '../../memory/form.ts';
import type { AnswerEvent } from '../../progress/events.ts';
import { shareWhere, type Share } from '../share.ts';

/**
 * `recognise`: the answer stood among options. `recall`: it had to be produced. `apply`: the question asked for more than
 * the bare fact, in whatever form.
 */
export type Depth = 'recognise' | 'recall' | 'apply';

export type TopicDepths = Record<Depth, Share> & { topic: string };

/** The share right at each depth, for every topic in teaching order. */
export function depths(answers: readonly AnswerEvent[], index: BankIndex): TopicDepths[] {
  const questions = new Map(index.questions.map((question) => [question.id, question]));
  const topicOfFact = new Map(index.facts.map(({ id, topic }) => [id, topic]));
  const placed = answers.map((answer) => {
    const question = answer.question === null ? undefined : questions.get(answer.question);
    const [topic] = answer.grades.map(({ fact }) => topicOfFact.get(fact));
    return {
      topic: question?.topic ?? topic,
      depth: depthOf(answer, question?.asks ?? 'fact'),
      isRight: answer.score === 1,
    };
  });
  return index.topics.map(({ id: topic }) => {
    const shareAt = (depth: Depth) =>
      shareWhere(
        placed.filter((one) => one.topic === topic && one.depth === depth),
        ({ isRight }) => isRight,
      );
    return {
      topic,
      recognise: shareAt('recognise'),
      recall: shareAt('recall'),
      apply: shareAt('apply'),
    };
  });
}

function depthOf({ form }: AnswerEvent, asks: BankIndex['questions'][number]['asks']): Depth {
  if (asks !== 'fact') return 'apply';
  return isRecognition(form) ? 'recognise' : 'recall';
}
