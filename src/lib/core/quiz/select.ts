/** Which questions a quiz asks. Pure: the same index, cards, history and seed give the same quiz. */
import type { BankIndex, QuestionKind } from '../bank/types.ts';
import type { Card } from '../progress/state.ts';
import { seedFor, shuffled } from '../random/shuffle.ts';

/** What the learner asked for. Empty `topics` or `kinds` mean all. */
export interface QuizRequest {
  topics: readonly string[];
  kinds: readonly QuestionKind[];
  length: number;
  /** `mixed`: due, then mistakes, then new, then the rest; `mistakes` and `misconceptions` ask only those. */
  from: 'mixed' | 'mistakes' | 'misconceptions';
}

/** What is known of the learner, with facts by id. */
export interface LearnerState {
  cards: ReadonlyMap<string, Card>;
  /** Facts answered wrong lately and not right since, most recent first. */
  mistakenFacts: readonly string[];
  /** Misconceptions still held. */
  heldMisconceptions: readonly string[];
  nowMs: number;
}

export type QuizReason = 'due' | 'mistake' | 'new' | 'known' | 'misconception';
export interface SelectedQuestion {
  id: string;
  fact: string;
  topic: string;
  kind: QuestionKind;
  reason: QuizReason;
}

type IndexQuestion = BankIndex['questions'][number];

/**
 * Draws the questions. A fact is asked at most once, and not in the form of its last answer when there is another. No question
 * that is drawn shows the answer of another one.
 * Returns fewer than asked for when the bank has no more.
 */
export function selectQuestions(
  index: BankIndex,
  request: QuizRequest,
  learner: LearnerState,
  seed: number,
): SelectedQuestion[] {
  const isAllowed = ({ topic, kind }: IndexQuestion) =>
    (request.topics.length === 0 || request.topics.includes(topic)) &&
    (request.kinds.length === 0 || request.kinds.includes(kind));
  const { byFact, cuesOf } = relationsOf(index);
  const asked = new Set<string>();
  const cued = new Set<string>();
  const chosen: SelectedQuestion[] = [];
  const candidates =
    request.from === 'misconceptions'
      ? misconceptionCandidates(index.questions.filter(isAllowed), learner, seed)
      : factCandidates(index, byFact, isAllowed, request, learner, seed);

  for (const { fact, reason, questions } of candidates) {
    if (chosen.length === request.length) break;
    const question = pickForm(
      questions().filter(
        ({ id, facts }) => !cued.has(id) && !facts.some((other) => asked.has(other)),
      ),
      learner.cards.get(fact),
      seedFor(seed, fact),
    );
    if (question === undefined) continue;
    for (const id of question.facts) asked.add(id);
    for (const id of cuesOf.get(question.id) ?? []) cued.add(id);
    chosen.push({ id: question.id, fact, topic: question.topic, kind: question.kind, reason });
  }
  return shuffled(chosen, seedFor(seed, 'order'));
}

interface Relations {
  cues: BankIndex['cues'];
  byFact: ReadonlyMap<string, readonly IndexQuestion[]>;
  /** For each question that has any, those that would give it away or that it would give away. */
  cuesOf: ReadonlyMap<string, readonly string[]>;
}

const relations = new WeakMap<BankIndex['questions'], Relations>();

/** What belongs together in the index; found once, because a page asks for several quizzes at every change. */
function relationsOf(index: BankIndex): Relations {
  const known = relations.get(index.questions);
  if (known?.cues === index.cues) return known;
  const byFact = new Map<string, IndexQuestion[]>();
  for (const question of index.questions) {
    for (const fact of question.facts) listIn(byFact, fact).push(question);
  }
  const cuesOf = new Map<string, string[]>();
  for (const [first, second] of index.cues) {
    const one = index.questions[first];
    const other = index.questions[second];
    if (one === undefined || other === undefined)
      throw new Error(`Inconsistent: a cue between ${first} and ${second}`);
    listIn(cuesOf, one.id).push(other.id);
    listIn(cuesOf, other.id).push(one.id);
  }
  const found = { cues: index.cues, byFact, cuesOf };
  relations.set(index.questions, found);
  return found;
}

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

interface Candidate {
  fact: string;
  reason: QuizReason;
  /** Looked up only for the few candidates that a quiz has room for. */
  questions: () => readonly IndexQuestion[];
}

function factCandidates(
  index: BankIndex,
  byFact: Relations['byFact'],
  isAllowed: (question: IndexQuestion) => boolean,
  request: QuizRequest,
  learner: LearnerState,
  seed: number,
): Candidate[] {
  const mistaken = new Set(learner.mistakenFacts);
  const questionsOf = (fact: string) => byFact.get(fact) ?? [];
  const askable = index.facts.filter(
    ({ id }) => questionsOf(id).some(isAllowed) && learner.cards.get(id)?.suspended !== true,
  );
  const reasonOf = (fact: string): QuizReason => {
    const card = learner.cards.get(fact);
    if (mistaken.has(fact)) return 'mistake';
    if (card === undefined) return 'new';
    return card.dueAtMs <= learner.nowMs ? 'due' : 'known';
  };
  const groups = group(askable, reasonOf);
  const pick = (reason: QuizReason) => shuffled(groups.get(reason) ?? [], seedFor(seed, reason));
  const order =
    request.from === 'mistakes'
      ? pick('mistake')
      : mixedOrder(
          pick('due'),
          pick('mistake'),
          groups.get('new') ?? [],
          pick('known'),
          request.length,
        );
  return order.map((fact) => ({
    fact,
    reason: reasonOf(fact),
    questions: () => questionsOf(fact).filter(isAllowed),
  }));
}

function group(
  facts: readonly { id: string }[],
  reasonOf: (fact: string) => QuizReason,
): Map<QuizReason, string[]> {
  const groups = new Map<QuizReason, string[]>();
  for (const { id } of facts) listIn(groups, reasonOf(id)).push(id);
  return groups;
}

/** Mostly what is due, about a third mistakes, at least one new fact when there is room; then whatever is left. New facts come in teaching order. */
function mixedOrder(
  due: readonly string[],
  mistakes: readonly string[],
  unseen: readonly string[],
  known: readonly string[],
  length: number,
): string[] {
  const mistakeShare = Math.min(mistakes.length, Math.ceil(length * 0.3));
  const newShare = Math.min(unseen.length, Math.max(1, length - due.length - mistakeShare));
  const dueShare = Math.max(0, length - mistakeShare - newShare);
  const first = [
    ...due.slice(0, dueShare),
    ...mistakes.slice(0, mistakeShare),
    ...unseen.slice(0, newShare),
  ];
  return [
    ...first,
    ...due.slice(dueShare),
    ...mistakes.slice(mistakeShare),
    ...unseen.slice(newShare),
    ...known,
  ];
}

/** One question for each belief still held that offers it as a wrong answer. */
function misconceptionCandidates(
  allowed: readonly IndexQuestion[],
  learner: LearnerState,
  seed: number,
): Candidate[] {
  return learner.heldMisconceptions.flatMap((misconception) =>
    shuffled(
      allowed.filter((question) => question.misconceptions.includes(misconception)),
      seedFor(seed, misconception),
    ).map((question) => ({
      fact: question.facts[0] as string,
      reason: 'misconception' as const,
      questions: () => [question],
    })),
  );
}

function pickForm(
  questions: readonly IndexQuestion[],
  card: Card | undefined,
  seed: number,
): IndexQuestion | undefined {
  const fresh = questions.filter(
    ({ id, kind }) => card === undefined || (kind !== card.lastForm && id !== card.lastQuestion),
  );
  return shuffled(fresh.length > 0 ? fresh : questions, seed)[0];
}
