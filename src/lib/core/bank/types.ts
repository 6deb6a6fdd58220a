/** The compiled bank as the browser sees it: plain data, types only. */
import type * as z from 'zod';
import type * as schema from './schema.ts';

export type Source = z.infer<typeof schema.Source>;
export type Topic = z.infer<typeof schema.Topic>;
/** A misconception as the app shows it; its contrast pair is for the writers. */
export type Misconception = Omit<z.infer<typeof schema.Misconception>, 'contrast'>;
export type Term = z.infer<typeof schema.Term>;
export type Status = z.infer<typeof schema.Status>;
export type Level = z.infer<typeof schema.Level>;
export type Asks = z.infer<typeof schema.Asks>;
export type NumberUnit = z.infer<typeof schema.NumberUnit>;
export type QuestionKind = z.infer<typeof schema.Question>['kind'];
/** How a fact can be asked: as a question of a kind, or as its flashcard. */
export type Form = QuestionKind | 'recall';

/** A fact with its topic, as written in `questions/<topic>/facts.yaml`. */
export type Fact = z.infer<typeof schema.Fact> & { topic: string };

/** One choice. Distractors and keys share a shape in the compiled bank; their order is the file's and is never shown. */
export interface Option {
  text: string;
  why: string;
  isKey: boolean;
  misconception?: string;
}

interface CompiledCommon {
  id: string;
  topic: string;
  facts: string[];
  stem: string;
  asks: Asks;
  level: Level;
  hint?: string;
  /** 8 hex digits over everything that is asked; goes into each answer event so that an edited question is noticed. */
  contentHash: string;
}
export interface ChoiceQuestion extends CompiledCommon {
  kind: 'choice';
  /** The key first, then the distractors. */
  options: Option[];
}
export interface MultipleQuestion extends CompiledCommon {
  kind: 'multiple';
  /** The keys first, then the distractors. */
  options: Option[];
}
export interface WrongText {
  text: string;
  why: string;
  misconception?: string;
}
export interface TextQuestion extends CompiledCommon {
  kind: 'typed' | 'cloze';
  answer: string;
  accept: string[];
  wrong: WrongText[];
  why: string;
}
export interface WrongNumber {
  value: number;
  why: string;
  misconception?: string;
}
export interface NumberQuestion extends CompiledCommon {
  kind: 'number';
  value: number;
  unit: NumberUnit;
  tolerance: number;
  wrong: WrongNumber[];
  why: string;
}
export type Question = ChoiceQuestion | MultipleQuestion | TextQuestion | NumberQuestion;

/** One topic's content: `virtual:bank/topic/<id>`. */
export interface TopicBank {
  topic: string;
  /** In teaching order. */
  facts: Fact[];
  questions: Question[];
}

/** What every page may know without loading a topic: `virtual:bank/outline`, and `virtual:bank/index` in packed form. */
export interface BankIndex {
  /** In teaching order. */
  topics: { id: string; title: string; shortTitle: string; summary: string }[];
  /** In teaching order. */
  facts: { id: string; topic: string; level: Level }[];
  /** Enough to build a quiz: each question's facts, kind and demand. */
  questions: {
    id: string;
    topic: string;
    facts: string[];
    kind: QuestionKind;
    asks: Asks;
    level: Level;
    misconceptions: string[];
  }[];
  /** Every term the bank uses as an answer to a typed or cloze question: a near miss that equals another of these is a different thing, not a slip. */
  knownTerms: string[];
  /** Pairs of positions in `questions`, smaller first: one of the two shows the answer of the other, so one quiz asks at most one of them. */
  cues: [number, number][];
}

/** One topic's facts as the list shows them: `virtual:bank/statements`. */
export interface FactStatements {
  topic: string;
  /** In teaching order. */
  facts: Pick<Fact, 'id' | 'statement'>[];
}
/** What a search looks into besides the statement: `virtual:bank/searchable`. */
export type SearchableText = Pick<Fact, 'id' | 'prompt' | 'answer'> & { terms: Term[] };

/** Evidence shared by all topics: `virtual:bank/evidence`. */
export interface BankEvidence {
  sources: Source[];
  misconceptions: Misconception[];
}
