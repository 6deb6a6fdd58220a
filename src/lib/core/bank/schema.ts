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
  )
  .refine(isInCalendar, 'use a day that the calendar has');

/** 2021-02-30 looks like a date and is none. */
function isInCalendar(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return true;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

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
  /** Two questions whose right answers differ because of the very thing that is mixed up. */
  contrast: z.tuple([Id, Id]),
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

/** One dated event. The precision is the date's own: a year, a month or a day. */
export const TimelineEvent = z.strictObject({
  id: Id,
  date: PartialDate,
  event: Text,
  facts: z.array(Id).min(1),
});

/** A share of 0 to 100 percent, or `unknown` where no source gives it. */
const Percent = z.union([z.number().min(0).max(100), z.literal('unknown')], {
  error: 'use a number from 0 to 100, or unknown',
});
/** A company or person of the structure. The id stays from period to period while the label may change. */
const StructureNode = z.strictObject({ id: Id, label: Text });
const StructureEdge = z.strictObject({
  owner: Id,
  owned: Id,
  /** Shares, the power to decide without or beyond shares, or a claim on profit alone. */
  kind: z.enum(['equity', 'control', 'profit-share']),
  percent: Percent,
  note: Text.optional(),
});
/** Who owned, controlled or shared in the profit of whom from one date to the next. */
export const StructurePeriod = z.strictObject({
  id: Id,
  from: PartialDate,
  /** First date that belongs to the next period; the last period has none. */
  to: PartialDate.optional(),
  /** What is known of the time between the period before and this one, where the two do not adjoin. */
  gapBefore: Text.optional(),
  title: Text,
  note: Text.optional(),
  nodes: z.array(StructureNode).min(2),
  edges: z.array(StructureEdge).min(1),
  facts: z.array(Id).min(1),
});

/** Things that learners mix up, each with what it is. */
export const ConfusableGroup = z.strictObject({
  id: Id,
  title: Text,
  /** What to ask oneself in order to tell them apart. */
  tellApart: Text,
  members: z.array(z.strictObject({ name: Text, what: Text, facts: z.array(Id).min(1) })).min(3),
});

const claim = {
  id: Id,
  /** Section of the article, from 1. */
  section: z.int().min(1).max(6),
  claim: Text,
};
const correctedClaim = {
  ...claim,
  /** What to say in its place. */
  instead: Text,
  facts: z.array(Id).min(1),
  /** The questions that put it right. */
  questions: z.array(Id).min(1),
};
/** A claim of the article this bank began with, and what the bank makes of it. */
export const Claim = z.discriminatedUnion('verdict', [
  z.strictObject({
    ...claim,
    verdict: z.literal('right'),
    note: Text.optional(),
    facts: z.array(Id).min(1),
  }),
  z.strictObject({ ...correctedClaim, verdict: z.literal('imprecise') }),
  z.strictObject({ ...correctedClaim, verdict: z.literal('wrong') }),
  z.strictObject({
    ...claim,
    verdict: z.literal('opinion'),
    /** Why nothing asks it. */
    note: Text,
    /** Facts behind it, if any. */
    facts: z.array(Id).optional(),
  }),
]);

export const SourcesFile = z.array(Source);
export const TopicsFile = z.array(Topic);
export const MisconceptionsFile = z.array(Misconception);
export const TimelineFile = z.array(TimelineEvent);
export const StructureFile = z.array(StructurePeriod);
export const GroupsFile = z.array(ConfusableGroup);
export const ClaimsFile = z.array(Claim);
export const FactsFile = z.array(Fact);
export const QuestionsFile = z.array(Question);
