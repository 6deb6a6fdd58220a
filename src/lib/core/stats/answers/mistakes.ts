import type { AnswerEvent } from '../../progress/events.ts';

/**
 * Facts whose last answer was not right, the latest first.
 * @param answers effective answers in log order
 * @param sinceMs answers before this instant do not count
 */
export function mistakenFacts(answers: readonly AnswerEvent[], sinceMs: number): string[] {
  const lastByFact = new Map<string, AnswerEvent>();
  for (const answer of answers) {
    for (const { fact } of answer.grades) {
      lastByFact.delete(fact);
      lastByFact.set(fact, answer);
    }
  }
  return [...lastByFact]
    .filter(([, answer]) => answer.score < 1 && answer.atMs >= sinceMs)
    .map(([fact]) => fact)
    .reverse();
}
