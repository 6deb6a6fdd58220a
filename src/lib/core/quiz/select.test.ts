import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankIndex, QuestionKind } from '../bank/types.ts';
import type { Card } from '../progress/state.ts';
import { selectQuestions, type LearnerState, type QuizRequest } from './select.ts';

const kinds: QuestionKind[] = ['choice', 'typed', 'number'];

/** A bank of 2 topics with 20 facts each and three questions a fact. */
function bankIndex(): BankIndex {
  const topics = ['origins', 'credit'];
  const facts = topics.flatMap((topic) =>
    Array.from({ length: 20 }, (_, number) => ({
      id: `${topic}-${String(number)}`,
      topic,
      level: 'core' as const,
    })),
  );
  return {
    topics: topics.map((id) => ({ id, title: id, shortTitle: id, summary: id })),
    facts,
    questions: facts.flatMap(({ id, topic }) =>
      kinds.map((kind) => ({
        id: `${id}-${kind}`,
        topic,
        facts: [id],
        kind,
        asks: 'fact' as const,
        level: 'core' as const,
        misconceptions: kind === 'choice' && id === 'credit-3' ? ['one-loan'] : [],
      })),
    ),
    knownTerms: [],
    cues: [],
  };
}

function card(fact: string, overrides: Partial<Card> = {}): Card {
  return {
    fact,
    phase: 'review',
    stability: 10,
    difficulty: 5,
    dueAtMs: 0,
    lastReviewAtMs: 0,
    lastReviewDay: 0,
    intervalDays: 10,
    learningStep: 0,
    reviews: 1,
    lapses: 0,
    lastForm: 'choice',
    lastQuestion: `${fact}-choice`,
    rightForms: [],
    suspended: false,
    ...overrides,
  };
}

const newLearner: LearnerState = {
  cards: new Map(),
  mistakenFacts: [],
  heldMisconceptions: [],
  nowMs: 1000,
};
const quickTen: QuizRequest = { topics: [], kinds: [], length: 10, from: 'mixed' };

describe('selectQuestions', () => {
  it('asks a new learner the first facts in teaching order', () => {
    const facts = selectQuestions(bankIndex(), quickTen, newLearner, 1).map(({ fact }) => fact);
    expect(facts.sort()).toEqual(
      Array.from({ length: 10 }, (_, number) => `origins-${String(number)}`).sort(),
    );
  });

  it('mixes due facts, mistakes and something new', () => {
    const cards = new Map(
      Array.from({ length: 15 }, (_, number) => `origins-${String(number)}`).map((id) => [
        id,
        card(id),
      ]),
    );
    const learner = {
      ...newLearner,
      cards,
      mistakenFacts: ['origins-0', 'origins-1', 'origins-2', 'origins-3'],
    };
    const reasons = selectQuestions(bankIndex(), quickTen, learner, 1).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'due')).toHaveLength(6);
    expect(reasons.filter((reason) => reason === 'mistake')).toHaveLength(3);
    expect(reasons.filter((reason) => reason === 'new')).toHaveLength(1);
  });

  it('does not repeat the form of the last answer', () => {
    const cards = new Map([
      ['origins-0', card('origins-0', { lastForm: 'typed', lastQuestion: 'origins-0-typed' })],
    ]);
    for (let seed = 0; seed < 50; seed += 1) {
      const [first] = selectQuestions(
        bankIndex(),
        { ...quickTen, length: 1 },
        { ...newLearner, cards, mistakenFacts: ['origins-0'] },
        seed,
      );
      expect(first?.kind).not.toBe('typed');
    }
  });

  it('asks mistakes only, and only in the topic and kinds chosen', () => {
    const learner = { ...newLearner, mistakenFacts: ['origins-4', 'credit-2'] };
    const request: QuizRequest = {
      topics: ['credit'],
      kinds: ['number'],
      length: 10,
      from: 'mistakes',
    };
    expect(selectQuestions(bankIndex(), request, learner, 3).map(({ id }) => id)).toEqual([
      'credit-2-number',
    ]);
  });

  it('asks a question that offers a belief still held', () => {
    const learner = { ...newLearner, heldMisconceptions: ['one-loan'] };
    const request: QuizRequest = { ...quickTen, from: 'misconceptions' };
    expect(selectQuestions(bankIndex(), request, learner, 3).map(({ id }) => id)).toEqual([
      'credit-3-choice',
    ]);
  });

  it('leaves suspended facts out', () => {
    const index = bankIndex();
    const cards = new Map(
      index.facts.slice(1).map(({ id }) => [id, card(id, { suspended: true })]),
    );
    expect(
      selectQuestions(index, quickTen, { ...newLearner, cards }, 1).map(({ fact }) => fact),
    ).toEqual(['origins-0']);
  });

  it('never asks two questions of which one gives the other away', () => {
    const index = bankIndex();
    const position = (id: string) => index.questions.findIndex((question) => question.id === id);
    const apart: [string, string][] = [
      ['origins-0-choice', 'origins-1-typed'],
      ['origins-0-choice', 'credit-5-number'],
    ];
    index.cues = apart.map(([one, other]) => [position(one), position(other)]);
    const meetings = (cues: BankIndex['cues']) => {
      let count = 0;
      for (let seed = 0; seed < 200; seed += 1) {
        const chosen = selectQuestions(
          { ...index, cues },
          { ...quickTen, length: 40 },
          newLearner,
          seed,
        ).map(({ id }) => id);
        // The other forms of these facts take their place.
        expect(chosen).toHaveLength(40);
        count += apart.filter((pair) => pair.every((id) => chosen.includes(id))).length;
      }
      return count;
    };
    expect(meetings([])).toBeGreaterThan(0);
    expect(meetings(index.cues)).toBe(0);
  });

  it('asks fewer questions when only cued ones are left', () => {
    const index = bankIndex();
    const kept = index.questions.filter(({ kind }) => kind === 'typed').slice(0, 2);
    const chosen = selectQuestions(
      { ...index, questions: kept, cues: [[0, 1]] },
      quickTen,
      newLearner,
      1,
    );
    expect(chosen).toHaveLength(1);
  });

  it('never asks a fact twice and never more than asked for', () => {
    const index = bankIndex();
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 60 }),
        fc.subarray(index.facts.map(({ id }) => id)),
        (seed, length, known) => {
          const cards = new Map(
            known.map((id) => [id, card(id, { dueAtMs: (seed + id.length) % 2000 })]),
          );
          const chosen = selectQuestions(
            index,
            { ...quickTen, length },
            { ...newLearner, cards },
            seed,
          );
          expect(chosen.length).toBe(Math.min(length, index.facts.length));
          expect(new Set(chosen.map(({ fact }) => fact)).size).toBe(chosen.length);
        },
      ),
    );
  });
});

describe('what is drawn', () => {
  const drawn = (request: Partial<QuizRequest>, learner: Partial<LearnerState> = {}, seed = 1) =>
    selectQuestions(bankIndex(), { ...quickTen, ...request }, { ...newLearner, ...learner }, seed);
  const counted = (reasons: readonly string[]) =>
    Object.fromEntries(
      [...new Set(reasons)].map((one) => [one, reasons.filter((reason) => reason === one).length]),
    );
  const cardsOf = (length: number, overrides: Partial<Card> = {}) =>
    new Map(
      Array.from({ length }, (_, number) => `origins-${number}`).map((id) => [
        id,
        card(id, overrides),
      ]),
    );
  const mistakes = (length: number) => Array.from({ length }, (_, number) => `credit-${number}`);

  it.each<[length: number, due: number, mistaken: number, Record<string, number>]>([
    [10, 15, 9, { due: 6, mistake: 3, new: 1 }],
    [10, 15, 0, { due: 9, new: 1 }],
    [10, 15, 1, { due: 8, mistake: 1, new: 1 }],
    [4, 15, 9, { due: 1, mistake: 2, new: 1 }],
    [1, 15, 9, { mistake: 1 }],
    [10, 2, 2, { due: 2, mistake: 2, new: 6 }],
    [10, 2, 9, { due: 2, mistake: 3, new: 5 }],
    [40, 20, 20, { due: 20, mistake: 20 }],
    [40, 10, 20, { due: 10, mistake: 20, new: 10 }],
  ])('of %i with %i due and %i mistakes: %j', (length, due, mistaken, expected) => {
    const chosen = drawn({ length }, { cards: cardsOf(due), mistakenFacts: mistakes(mistaken) });
    expect(counted(chosen.map(({ reason }) => reason))).toEqual(expected);
  });

  it('takes what is known last, and calls due what falls due this very moment', () => {
    const cards = new Map([...cardsOf(20, { dueAtMs: 1001 }), ...cardsOf(1, { dueAtMs: 1000 })]);
    const request = { topics: ['origins'], length: 2 };
    expect(
      drawn({ ...request, length: 20 }, { cards })
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['due', ...Array<string>(19).fill('known')]);
    cards.delete('origins-7');
    expect(counted(drawn(request, { cards }).map(({ reason }) => reason))).toEqual({
      due: 1,
      new: 1,
    });
  });

  it.each<[Partial<QuizRequest>, Partial<LearnerState>]>([
    [{ topics: ['credit'] }, {}],
    [{ kinds: ['number', 'typed'] }, {}],
    [{ topics: ['origins'], kinds: ['choice'] }, { cards: cardsOf(9) }],
  ])('has the topics and kinds of %j only', (request, learner) => {
    for (const { topic, kind } of drawn(request, learner)) {
      expect(request.topics ?? [topic]).toContain(topic);
      expect(request.kinds ?? [kind]).toContain(kind);
    }
    expect(drawn(request, learner)).toHaveLength(10);
  });

  it('names the fact, the topic, the kind and the reason', () => {
    const learner = { heldMisconceptions: ['nobody-offers', 'one-loan'] };
    expect(drawn({ from: 'misconceptions' }, learner)).toEqual([
      {
        id: 'credit-3-choice',
        fact: 'credit-3',
        topic: 'credit',
        kind: 'choice',
        reason: 'misconception',
      },
    ]);
    expect(drawn({ from: 'misconceptions', topics: ['origins'] }, learner)).toEqual([]);
    expect(drawn({ from: 'mistakes' }, { mistakenFacts: [] })).toEqual([]);
  });

  it('has no fact twice when a question asks two', () => {
    const index = bankIndex();
    const [first, ...others] = index.questions;
    if (first === undefined) throw new Error('an empty bank');
    const both = { ...first, facts: ['origins-0', 'origins-1'] };
    for (let seed = 0; seed < 30; seed += 1) {
      const chosen = selectQuestions(
        { ...index, questions: [both, ...others] },
        { ...quickTen, topics: ['origins'], length: 20 },
        newLearner,
        seed,
      ).map(({ id }) => id);
      const asks = (fact: string) =>
        chosen.filter((id) => id.startsWith(`${fact}-`) || id === both.id);
      expect(asks('origins-1')).toHaveLength(1);
      expect(asks('origins-0')).toHaveLength(1);
    }
  });

  it('has neither the form nor the question of the last answer when there is another', () => {
    const index = bankIndex();
    const [choice, typed] = index.questions;
    if (choice === undefined || typed === undefined) throw new Error('an empty bank');
    const questions = [choice, { ...choice, id: 'origins-0-choice-2' }, typed];
    const idsAfter = (last: Pick<Card, 'lastForm' | 'lastQuestion'>, from = questions) => {
      const cards = new Map([['origins-0', card('origins-0', last)]]);
      const request = { ...quickTen, length: 1 };
      const ids = Array.from({ length: 30 }, (_, seed) =>
        selectQuestions({ ...index, questions: from }, request, { ...newLearner, cards }, seed).map(
          ({ id }) => id,
        ),
      );
      return [...new Set(ids.flat())].sort();
    };
    expect(idsAfter({ lastForm: 'choice', lastQuestion: null })).toEqual(['origins-0-typed']);
    // An edited question may have another kind than when it was answered.
    expect(idsAfter({ lastForm: 'number', lastQuestion: typed.id })).toEqual([
      'origins-0-choice',
      'origins-0-choice-2',
    ]);
    expect(idsAfter({ lastForm: 'typed', lastQuestion: typed.id }, [typed])).toEqual([typed.id]);
  });

  it('leaves out facts that no question asks', () => {
    const index = bankIndex();
    const questions = index.questions.filter(({ facts }) => facts[0] !== 'origins-0');
    const chosen = selectQuestions(
      { ...index, questions },
      { ...quickTen, length: 3 },
      newLearner,
      1,
    );
    expect(chosen.map(({ fact }) => fact).sort()).toEqual(['origins-1', 'origins-2', 'origins-3']);
  });

  it.each([[[0, 120]], [[120, 0]]] as [[number, number]][])(
    'cannot be from an index with a cue between %j',
    (cue) => {
      const index = { ...bankIndex(), cues: [cue] };
      expect(() => selectQuestions(index, quickTen, newLearner, 1)).toThrow(
        `Inconsistent: a cue between ${cue.join(' and ')}`,
      );
    },
  );
});
