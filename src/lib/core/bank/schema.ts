/**
 * The shape of everything people write by hand under `questions/`.
 * Strict on purpose: an unknown key is a typing error, not an extension.
 * Used at build time and in tests only; the browser gets compiled data and the types of `types.ts`.
 */
import * as z from 'zod';

/** Kebab-case identifier. Ids never change once published; texts may. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words, digits and single hyphens');

const Text = z.string().trim().min(1);
/** A calendar date to the precision that is known: `2011`, `2011-05` or `2011-05-26`. */
export const PartialDate = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'use "YYYY", "YYYY-MM" or "YYYY-MM-DD" in quotes',
  );

export const SourceKind = z.enum([
  'filing',
  'regulator',
  'company',
  'press',
  'research',
  'encyclopedia',
]);
/** One reference; `sources.yaml` holds each exactly once. */
export const Source = z.strictObject({
  id: Id,
  publisher: Text,
  title: Text,
  url: z.url(),
  /** When it was published, as far as known. */
  date: PartialDate.optional(),
  kind: SourceKind,
  /** The host of the copy that was read, when it is not the publisher's own. */
  via: Text.optional(),
});

export const Topic = z.strictObject({
  id: Id,
  title: Text,
  /** At most two words, for narrow columns. */
  shortTitle: Text,
  /** One sentence: what one knows after this topic. */
  summary: Text,
  buildsOn: z.array(Id),
});

export const Misconception = z.strictObject({
  id: Id,
  topic: Id,
  belief: Text,
  truth: Text,
  refutation: Text,
  facts: z.array(Id).min(1),
});

export const Status = z.enum(['settled', 'disputed', 'changed']);
export const Level = z.enum(['core', 'deeper']);

export const Term = z.strictObject({
  en: Text,
  zh: Text,
  pinyin: Text,
});

export const Fact = z.strictObject({
  id: Id,
  /** One sentence that is complete without context. */
  statement: Text,
  /** Front and back of the flashcard. */
  prompt: Text,
  answer: Text,
  /** One or two sentences that make it stick. */
  why: Text,
  sources: z.array(Id).min(1),
  /** The date up to which the statement was seen to hold. */
  asOf: PartialDate,
  status: Status,
  /** For `disputed` and `changed`: who says what, or what was true before. */
  statusNote: Text.optional(),
  /** A fact that can go out of date says when to look again. */
  recheckAfter: PartialDate.optional(),
  confusableWith: z.array(Id).optional(),
  terms: z.array(Term).optional(),
  level: Level,
});

/** What a question demands beyond the bare fact. */
export const Asks = z.enum(['fact', 'tell-apart', 'apply', 'reason', 'find-error']);

const Key = z.strictObject({ text: Text, why: Text });
const Distractor = z.strictObject({ text: Text, why: Text, misconception: Id.optional() });
/** A wrong answer that people really type, with the reason why it is wrong. */
const WrongText = z.strictObject({ text: Text, why: Text, misconception: Id.optional() });
const WrongNumber = z.strictObject({ value: z.number(), why: Text, misconception: Id.optional() });

const common = {
  id: Id,
  facts: z.array(Id).min(1),
  stem: Text,
  asks: Asks,
  level: Level,
  hint: Text.optional(),
};

/** One right answer of three. */
export const ChoiceQuestion = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  key: Key,
  distractors: z.array(Distractor).min(2).max(3),
});
/** Several right answers; the stem says "Which of these …". */
export const MultipleQuestion = z.strictObject({
  ...common,
  kind: z.literal('multiple'),
  keys: z.array(Key).min(2).max(4),
  distractors: z.array(Distractor).min(1).max(4),
});
/** A word or name to be typed. `accept` lists other right answers; case, spacing, articles and tone marks are ignored anyway. */
export const TypedQuestion = z.strictObject({
  ...common,
  kind: z.literal('typed'),
  answer: Text,
  accept: z.array(Text).optional(),
  wrong: z.array(WrongText).optional(),
  why: Text,
});
/** A sentence with one gap, written `____` in the stem. */
export const ClozeQuestion = z.strictObject({
  ...common,
  kind: z.literal('cloze'),
  stem: Text.regex(/^[^_]*____[^_]*$/, 'needs exactly one gap, written ____'),
  answer: Text,
  accept: z.array(Text).optional(),
  wrong: z.array(WrongText).optional(),
  why: Text,
});
/** Units are printed beside the input; `value` counts in that unit. */
export const NumberUnit = z.enum([
  'year',
  'percent',
  'days',
  'times',
  'firms',
  'million people',
  'billion people',
  'million yuan',
  'billion yuan',
  'trillion yuan',
  'yuan',
  'million US dollars',
  'billion US dollars',
  'points',
]);
export const NumberQuestion = z.strictObject({
  ...common,
  kind: z.literal('number'),
  value: z.number(),
  unit: NumberUnit,
  /** Greatest distance from `value` that still counts as right, in the printed unit. Somebody who understood is right. */
  tolerance: z.number().nonnegative(),
  wrong: z.array(WrongNumber).optional(),
  why: Text,
});

export const Question = z.discriminatedUnion('kind', [
  ChoiceQuestion,
  MultipleQuestion,
  TypedQuestion,
  ClozeQuestion,
  NumberQuestion,
]);

export const SourcesFile = z.array(Source);
export const TopicsFile = z.array(Topic);
export const MisconceptionsFile = z.array(Misconception);
export const FactsFile = z.array(Fact);
export const QuestionsFile = z.array(Question);
