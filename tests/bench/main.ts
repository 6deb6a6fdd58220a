/**
 * `npm run bench`: how long the core takes for what the app asks of it, on the real bank and an invented history.
 * It asserts nothing, for times belong to the machine; ratios are taken pair by pair in one run and travel better.
 */
import {
  createEmptyCard,
  fsrs,
  Rating,
  type Card as FsrsCard,
  type Grade as FsrsGrade,
} from 'ts-fsrs';
import { compileBank } from '#lib/core/bank/compile.ts';
import type { Question } from '#lib/core/bank/types.ts';
import { gradeAnswer } from '#lib/core/grading/grade-answer.ts';
import { createScheduler, type ReviewInput } from '#lib/core/memory/scheduler.ts';
import { makeBackup, readBackup } from '#lib/core/progress/backup.ts';
import type { Grade, ProgressEvent } from '#lib/core/progress/events.ts';
import { createFold } from '#lib/core/progress/fold.ts';
import { effectiveAnswers } from '#lib/core/progress/log.ts';
import type { Card } from '#lib/core/progress/state.ts';
import { selectQuestions } from '#lib/core/quiz/select.ts';
import { heldMisconceptions } from '#lib/core/stats/answers/misconceptions.ts';
import { mistakenFacts } from '#lib/core/stats/answers/mistakes.ts';
import { predictedRecall } from '#lib/core/stats/predicted-recall.ts';
import { bankContext, readBank } from '../../src/build/read-bank.ts';
import { simulateLearner } from '../learner.ts';
import { compare, measure, printHead } from './measure.ts';

const dayMs = 24 * 60 * 60 * 1000;
const endMs = Date.UTC(2026, 10, 22, 8);

const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});
const fold = createFold((card, input) => scheduler.review(card, input));

/** The same model as the scheduler's, without anything around it. */
const bareModel = fsrs({
  request_retention: 0.9,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
  enable_fuzz: false,
});
const ratings: Record<Grade, FsrsGrade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

export default function main(): Promise<number> {
  const compiled = compileBank(readBank(process.cwd()), bankContext());
  if (!compiled.ok) throw new Error('the bank has errors: run npm run bank');
  const { index, topics } = compiled.bank;
  const questions = topics.flatMap((topic) => topic.questions);
  const log = simulateLearner({ index, topics, seed: 1, days: 1_200, newFactsPerDay: 3, endMs });
  const tenThousand = log.slice(0, 10_000);

  printHead(
    `${String(index.facts.length)} facts, ${String(questions.length)} questions, ${String(tenThousand.length)} events, Node ${process.version}`,
  );
  benchGrading(questions, index.knownTerms);
  benchMemory(tenThousand);
  benchBackup(tenThousand);

  const { cards: cardList } = fold.rebuild(tenThousand);
  const cards = new Map(cardList.map((card) => [card.fact, card]));
  const nowMs = tenThousand.at(-1)?.atMs ?? endMs;
  const answers = effectiveAnswers(tenThousand);
  const learner = {
    cards,
    mistakenFacts: mistakenFacts(answers, nowMs - 30 * dayMs),
    heldMisconceptions: heldMisconceptions(answers, index).map((held) => held.misconception),
    nowMs,
  };
  for (const length of [10, 40]) {
    const request = { topics: [], kinds: [], length, from: 'mixed' } as const;
    measure(`quiz of ${String(length)} chosen from the bank`, 300, (seed) =>
      selectQuestions(index, request, learner, seed),
    );
  }
  const factIds = index.facts.map(({ id }) => id);
  measure('predicted recall over the bank', 300, () =>
    predictedRecall(cards, factIds, nowMs, scheduler.retrievability),
  );
  return Promise.resolve(0);
}

/** Every typed or cloze question with its key, a slip in the key, and words that are something else. */
function benchGrading(questions: readonly Question[], knownTerms: readonly string[]): void {
  const attempts = questions.flatMap((question) => {
    if (question.kind !== 'typed' && question.kind !== 'cloze') return [];
    const slip = question.answer.slice(0, 2) + question.answer.slice(3);
    return [question.answer, slip, 'another company altogether'].map(
      (text) => () => gradeAnswer(question, { kind: 'text', text }, { knownTerms }),
    );
  });
  measure('a typed answer graded', attempts.length, (round) => attempts[round]?.());
}

function benchMemory(log: readonly ProgressEvent[]): void {
  for (const part of [log.slice(0, 1_000), log]) {
    const reviews = reviewsOf(part);
    compare(
      {
        name: `${part.length.toLocaleString('en-GB')} events folded`,
        work: () => fold.rebuild(part),
      },
      { name: 'their reviews in bare ts-fsrs', work: () => reviewBare(reviews) },
      30,
    );
  }
  const reviews = reviewsOf(log);
  compare(
    {
      name: `${reviews.length.toLocaleString('en-GB')} reviews by the scheduler`,
      work: () => reviewAll(reviews),
    },
    { name: 'the same in bare ts-fsrs', work: () => reviewBare(reviews) },
    30,
  );
}

function benchBackup(log: readonly ProgressEvent[]): void {
  const info = { madeAtMs: endMs, appVersion: 'bench', bankVersion: 'bench' };
  const text = makeBackup(log, info);
  const size = `${log.length.toLocaleString('en-GB')} events, ${(text.length / 1e6).toFixed(1)} MB`;
  measure(`backup of ${size}, made`, 20, () => makeBackup(log, info));
  measure('  and read', 20, () => readBackup(text));
}

function reviewsOf(log: readonly ProgressEvent[]): ReviewInput[] {
  return effectiveAnswers(log).flatMap(({ grades, atMs, form, question, day, score }) =>
    grades.map((grade) => ({ ...grade, atMs, form, question, day, right: score === 1 })),
  );
}

function reviewAll(reviews: readonly ReviewInput[]): Map<string, Card> {
  const cards = new Map<string, Card>();
  for (const review of reviews) {
    cards.set(review.fact, scheduler.review(cards.get(review.fact) ?? null, review));
  }
  return cards;
}

function reviewBare(reviews: readonly ReviewInput[]): Map<string, FsrsCard> {
  const cards = new Map<string, FsrsCard>();
  for (const { fact, grade, day } of reviews) {
    const at = new Date(day * dayMs);
    const card: FsrsCard = cards.get(fact) ?? createEmptyCard(at);
    cards.set(fact, bareModel.next(card, at, ratings[grade]).card);
  }
  return cards;
}
