import { onlyQuestion } from 'virtual:bank/question/does-alibaba-own-alipay';
import type { PageLoad } from './$types';

/** The question a new learner meets before anything else, alone: the first page must stay small. */
export const load = (() => {
  const { question, ...evidence } = onlyQuestion;
  if (question.kind !== 'choice') throw new Error(`${question.id} must be a choice question`);
  return { question, ...evidence };
}) satisfies PageLoad;
