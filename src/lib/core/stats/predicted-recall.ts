/** How much of the bank would be recalled, now and earlier. */
import type { Retrievability, Scheduler } from '../memory/scheduler.ts';
import type { ReviewEvent } from '../progress/log.ts';
import type { Card } from '../progress/state.ts';
import { replay } from './replay.ts';
import { z90, type Interval } from './share.ts';

/** Numbers of facts; `low` and `high` are whole and enclose 90 %. */
export interface PredictedRecall extends Interval {
  expected: number;
}

/**
 * Standard deviation, on the logit scale, of the error that the memory model makes for all facts of one learner alike.
 * FSRS-6 with default parameters misses by 0.0716 (RMSE over bins, per review, srs-benchmark) where recall
 * averages about 0.88 (the constant's log loss of 0.363); 0.0716 ÷ (0.88 × 0.12) ≈ 0.7.
 */
const commonErrorLogits = 0.7;

/**
 * The number of facts that would be recalled now. A fact never asked counts 0: what was not asked is not known.
 *
 * The count of recalled facts is a Poisson-binomial variable, with mean Σp and variance Σp(1−p). A common error of the model
 * moves each p by about p(1−p) times its size, all in one direction, which adds (0.7 · Σp(1−p))² to the variance.
 * The band is the normal approximation, widened to whole facts, and ends at the facts ever asked.
 */
export function predictedRecall(
  cards: ReadonlyMap<string, Card>,
  factIds: readonly string[],
  nowMs: number,
  retrievability: Retrievability,
): PredictedRecall {
  let asked = 0;
  let expected = 0;
  let spread = 0;
  for (const id of factIds) {
    const card = cards.get(id);
    if (card === undefined) continue;
    const recall = retrievability(card, nowMs);
    asked += 1;
    expected += recall;
    spread += recall * (1 - recall);
  }
  const halfWidth = z90 * Math.sqrt(spread + (commonErrorLogits * spread) ** 2);
  return {
    expected,
    low: Math.max(0, Math.floor(expected - halfWidth)),
    high: Math.min(asked, Math.ceil(expected + halfWidth)),
  };
}

/** The same for each topic, in the order in which topics first appear among the facts. */
export function predictedRecallByTopic(
  cards: ReadonlyMap<string, Card>,
  facts: readonly { id: string; topic: string }[],
  nowMs: number,
  retrievability: Retrievability,
): (PredictedRecall & { topic: string; total: number })[] {
  const topics = [...new Set(facts.map(({ topic }) => topic))];
  return topics.map((topic) => {
    const ids = facts.filter((fact) => fact.topic === topic).map(({ id }) => id);
    return { topic, total: ids.length, ...predictedRecall(cards, ids, nowMs, retrievability) };
  });
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/**
 * What would have been predicted at the end of each of the last `weeks` weeks, the oldest first and now last.
 * Begins no earlier than the week of the first answer; empty without answers.
 */
export function recallOverTime(
  events: readonly ReviewEvent[],
  factIds: readonly string[],
  nowMs: number,
  scheduler: Scheduler,
  weeks: number,
): (PredictedRecall & { atMs: number })[] {
  const first = events.find(({ kind }) => kind === 'answer');
  if (first === undefined) return [];
  const atMs = Array.from({ length: weeks }, (_, i) => nowMs - (weeks - 1 - i) * weekMs).filter(
    (pointMs) => pointMs >= first.atMs || pointMs === nowMs,
  );
  const cards = new Map<string, Card>();
  let next = 0;
  return atMs.map((pointMs) => {
    const from = next;
    while ((events[next]?.atMs ?? Infinity) <= pointMs) next += 1;
    Array.from(replay(events.slice(from, next), scheduler.review, cards));
    return { atMs: pointMs, ...predictedRecall(cards, factIds, pointMs, scheduler.retrievability) };
  });
}
