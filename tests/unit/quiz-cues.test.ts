import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectQuestions, type LearnerState } from '#lib/core/quiz/select.ts';
import { planOf, type Preset } from '../../src/routes/(rooms)/quiz/quiz-plan.ts';
import { bank } from '../bank.ts';

const { index } = bank();
const presets: Preset[] = ['quick', 'mistakes', 'misconceptions', 'topic', 'exam', 'own'];
/** Many runs on a busy machine; the limit only stops a hang. */
const manyRunsTimeoutMs = 60_000;

/** Ids of the questions that may not be asked together with each. */
const apart = new Map<string, string[]>(index.questions.map(({ id }) => [id, []]));
for (const [first, second] of index.cues) {
  const [one, other] = [index.questions[first]?.id ?? '', index.questions[second]?.id ?? ''];
  apart.get(one)?.push(other);
}

const learner = fc
  .record({
    mistakenFacts: fc.subarray(index.facts.map(({ id }) => id)),
    heldMisconceptions: fc.subarray([
      ...new Set(index.questions.flatMap(({ misconceptions }) => misconceptions)),
    ]),
  })
  .map((held): LearnerState => ({ ...held, cards: new Map(), nowMs: 0 }));

it.each(presets)(
  'no quiz of the preset "%s" asks two questions of which one shows the answer of the other',
  (preset) => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...index.topics),
        fc.integer({ min: 5, max: 60 }),
        learner,
        (seed, topic, length, state) => {
          const own = {
            length,
            mode: 'practice' as const,
            topics: [topic.id],
            kindGroups: ['recognise', 'recall', 'number'],
          };
          const { request } = planOf(preset, topic, own);
          const chosen = selectQuestions(index, request, state, seed).map(({ id }) => id);
          expect(
            chosen.flatMap((id) => (apart.get(id) ?? []).filter((other) => chosen.includes(other))),
          ).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  },
  manyRunsTimeoutMs,
);

it.each(index.topics)(
  'the topic $id is large enough to fill ten questions or ask each fact',
  ({ id }) => {
    const request = { topics: [id], kinds: [], length: 10, from: 'mixed' } as const;
    const state = { cards: new Map(), mistakenFacts: [], heldMisconceptions: [], nowMs: 0 };
    const facts = index.facts.filter(({ topic }) => topic === id).length;
    for (let seed = 0; seed < 20; seed += 1) {
      const drawn = selectQuestions(index, request, state, seed).length;
      // A question may ask several facts, and what is cued stays out.
      expect(drawn).toBeGreaterThanOrEqual(Math.ceil(Math.min(10, facts) / 2));
    }
  },
);
