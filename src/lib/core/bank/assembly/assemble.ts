/** A draft without errors → the shapes the browser sees. */
import { isWritten } from '../checks/references.ts';
import { fnv1a32, stableJson } from './content-hash.ts';
import { cuePairs, findCues } from './cueing.ts';
import type { BankDraft, Entry, QuestionText } from '../draft/draft.ts';
import { compareText } from '../problem.ts';
import type { BankEvidence, BankIndex, Fact, Option, Question, TopicBank } from '../types.ts';

export interface CompiledBank {
  index: BankIndex;
  /** In teaching order; only topics that are written. */
  topics: TopicBank[];
  evidence: BankEvidence;
}

/** Puts the bank together in teaching order. The draft must have passed every check. */
export function assembleBank(draft: BankDraft): CompiledBank {
  const written = draft.topics.filter(({ id }) => isWritten(draft, id));
  const topics = written.map(({ id }): TopicBank => {
    const inTopic = (entry: Entry<unknown>) => entry.folder === id;
    return {
      topic: id,
      facts: draft.facts.filter(inTopic).map(({ value }): Fact => ({ ...value, topic: id })),
      questions: draft.questions.filter(inTopic).map(({ value }) => compileQuestion(value, id)),
    };
  });
  const facts = topics.flatMap((topic) => topic.facts);
  const questions = topics.flatMap((topic) => topic.questions);
  const cited = new Set(facts.flatMap(({ sources }) => sources));
  return {
    index: {
      topics: written.map(({ value: { id, title, shortTitle, summary } }) => ({
        id,
        title,
        shortTitle,
        summary,
      })),
      facts: facts.map(({ id, topic, level }) => ({ id, topic, level })),
      questions: questions.map((question) => ({
        id: question.id,
        topic: question.topic,
        facts: question.facts,
        kind: question.kind,
        asks: question.asks,
        level: question.level,
        misconceptions: betrayedBy(question),
      })),
      knownTerms: knownTerms(questions),
      cues: cuePairs(findCues(questions)),
    },
    topics,
    evidence: {
      sources: draft.sources.filter(({ id }) => cited.has(id)).map(({ value }) => value),
      misconceptions: draft.misconceptions
        .filter(({ value }) => isWritten(draft, value.topic))
        .map(({ value: { id, topic, belief, truth, refutation, facts: right } }) => ({
          id,
          topic,
          belief,
          truth,
          refutation,
          facts: right,
        })),
    },
  };
}

/** Every misconception that a wrong answer betrays, each once. */
function betrayedBy(question: Question): string[] {
  const answers = 'options' in question ? question.options : question.wrong;
  return [...new Set(answers.flatMap(({ misconception }) => misconception ?? []))];
}

/** Answers and accepted variants of all typed and cloze questions, each once, in code unit order. */
function knownTerms(questions: readonly Question[]): string[] {
  const terms = questions.flatMap((question) =>
    question.kind === 'typed' || question.kind === 'cloze'
      ? [question.answer, ...question.accept]
      : [],
  );
  return [...new Set(terms)].sort(compareText);
}

function compileQuestion(text: QuestionText, topic: string): Question {
  const common = {
    id: text.id,
    topic,
    facts: text.facts,
    stem: text.stem,
    asks: text.asks,
    level: text.level,
    ...(text.hint === undefined ? {} : { hint: text.hint }),
    contentHash: contentHash(text),
  };
  switch (text.kind) {
    case 'choice':
      return { ...common, kind: text.kind, options: options([text.key], text.distractors) };
    case 'multiple':
      return { ...common, kind: text.kind, options: options(text.keys, text.distractors) };
    case 'typed':
    case 'cloze':
      return {
        ...common,
        kind: text.kind,
        answer: text.answer,
        accept: text.accept ?? [],
        wrong: (text.wrong ?? []).map((wrong) => ({
          text: wrong.text,
          why: wrong.why,
          ...betrays(wrong),
        })),
        why: text.why,
      };
    case 'number':
      return {
        ...common,
        kind: text.kind,
        value: text.value,
        unit: text.unit,
        tolerance: text.tolerance,
        wrong: (text.wrong ?? []).map((wrong) => ({
          value: wrong.value,
          why: wrong.why,
          ...betrays(wrong),
        })),
        why: text.why,
      };
  }
}

interface WrongChoice {
  text: string;
  why: string;
  misconception?: string | undefined;
}

function options(
  keys: readonly { text: string; why: string }[],
  distractors: readonly WrongChoice[],
): Option[] {
  return [
    ...keys.map(({ text, why }) => ({ text, why, isKey: true })),
    ...distractors.map((wrong) => ({
      text: wrong.text,
      why: wrong.why,
      isKey: false,
      ...betrays(wrong),
    })),
  ];
}

function betrays(wrong: { misconception?: string | undefined }): { misconception?: string } {
  return wrong.misconception === undefined ? {} : { misconception: wrong.misconception };
}

/**
 * Hash of what is asked and what counts as right. Explanations, hints and labels may be improved
 * without making earlier answers incomparable. The order of options counts, because answers refer to positions.
 */
function contentHash(text: QuestionText): string {
  const { kind, stem, facts } = text;
  switch (text.kind) {
    case 'choice':
      return hashOf({
        kind,
        stem,
        facts,
        keys: [text.key.text],
        distractors: textsOf(text.distractors),
      });
    case 'multiple':
      return hashOf({
        kind,
        stem,
        facts,
        keys: textsOf(text.keys),
        distractors: textsOf(text.distractors),
      });
    case 'typed':
    case 'cloze':
      return hashOf({
        kind,
        stem,
        facts,
        answer: text.answer,
        accept: text.accept ?? [],
        wrong: textsOf(text.wrong ?? []),
      });
    case 'number':
      return hashOf({
        kind,
        stem,
        facts,
        value: text.value,
        unit: text.unit,
        tolerance: text.tolerance,
        wrong: (text.wrong ?? []).map(({ value }) => value),
      });
  }
}

function hashOf(asked: object): string {
  return fnv1a32(stableJson(asked));
}

function textsOf(list: readonly { text: string }[]): string[] {
  return list.map(({ text }) => text);
}
