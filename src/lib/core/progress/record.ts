/**
 * The gate for everything that comes out of storage or a file. What passes has the shape that the types say;
 * fields this version does not know are kept.
 */
import * as z from 'zod/mini';
import type { ProgressEvent } from './events.ts';
import { eventMigrations, type RawRecord } from './migrations.ts';
import { settingsSchema } from './settings.ts';
import type { Snapshot } from './state.ts';

export type ReadFailure = {
  ok: false;
  reason: 'newer-version' | 'damaged';
  /** Path and problem, for the message and for the report of an import. */
  detail: string;
};
export type Read<T> = { ok: true; value: T } | ReadFailure;

/** The end of the year 9999. A later instant is no date of a learner, and dates near the last that `Date` can hold cannot be counted on from. */
export const latestMs = 253_402_300_799_999;
/** The study days of `0` to `latestMs` in any zone with any start of the day. */
const earliestDay = -2;
const latestDay = 2_932_898;
/** Deeper than any event is nested, and far from the end of the stack. */
const maximumDepth = 12;
/**
 * Larger than any event, in UTF-16 units with eight for each value: a thousand questions with ids of 200 characters are
 * far below. Fields of later versions are kept whatever they hold, so their size must have an end.
 */
const maximumSize = 1_000_000;

// One kind of check for lengths and ranges, literals for enumerations and unions for everything that has kinds:
// zod's own checks for each of these would make the chunk a fifth larger.
const text = (maximum: number) => z.string().check(z.refine(({ length }) => length <= maximum));
const name = z.string().check(z.refine(({ length }) => length > 0 && length <= 200));
const between = (minimum: number, maximum: number) =>
  z.number().check(z.refine((value) => value >= minimum && value <= maximum));
const integer = z.number().check(z.refine(Number.isSafeInteger));
const list = <T extends z.core.SomeType>(item: T) =>
  z.array(item).check(z.refine(({ length }) => length <= 1000));
const count = integer.check(z.refine((value) => value >= 0));
const atMs = count.check(z.refine((value) => value <= latestMs));
const day = integer.check(z.refine((value) => value >= earliestDay && value <= latestDay));
const form = z.literal(['choice', 'multiple', 'typed', 'cloze', 'number', 'recall']);

const base = {
  v: z.literal(1),
  id: name,
  device: name,
  atMs,
};

const given = z.union([
  z.looseObject({ kind: z.literal('choice'), option: count }),
  z.looseObject({ kind: z.literal('multiple'), options: list(count) }),
  z.looseObject({ kind: z.literal('text'), text: text(10_000) }),
  z.looseObject({ kind: z.literal('recall') }),
]);

const answer = z.looseObject({
  ...base,
  kind: z.literal('answer'),
  question: z.nullable(name),
  form,
  grades: list(z.looseObject({ fact: name, grade: z.literal(['again', 'hard', 'good', 'easy']) })),
  given,
  score: between(0, 1),
  certainty: z.nullable(z.literal(['guess', 'think', 'sure'])),
  tookMs: between(0, Number.MAX_SAFE_INTEGER),
  contentHash: text(200),
  day,
  seed: integer,
  misconceptions: list(name),
  attempt: z.exactOptional(name),
  position: z.exactOptional(count),
});

const onFact = <K extends string>(kind: K) =>
  z.looseObject({ ...base, kind: z.literal(kind), fact: name });

const events = {
  answer,
  'attempt-started': z.looseObject({
    ...base,
    kind: z.literal('attempt-started'),
    attempt: name,
    title: text(1000),
    mode: z.literal(['practice', 'exam']),
    seed: integer,
    questions: list(name),
  }),
  'attempt-submitted': z.looseObject({
    ...base,
    kind: z.literal('attempt-submitted'),
    attempt: name,
  }),
  flagged: z.looseObject({
    ...base,
    kind: z.literal('flagged'),
    attempt: name,
    position: count,
    flagged: z.boolean(),
  }),
  undone: z.looseObject({ ...base, kind: z.literal('undone'), event: name }),
  suspended: onFact('suspended'),
  resumed: onFact('resumed'),
  reset: onFact('reset'),
  'setting-changed': z.looseObject({
    ...base,
    kind: z.literal('setting-changed'),
    key: name,
    value: z.union([text(1000), z.number(), z.boolean()]),
  }),
} satisfies { [K in ProgressEvent['kind']]: z.ZodMiniType<Extract<ProgressEvent, { kind: K }>> };

const attempt = z.looseObject({
  id: name,
  title: z.string(),
  mode: z.literal(['practice', 'exam']),
  seed: integer,
  questions: z.array(name),
  startedAtMs: atMs,
  submittedAtMs: z.nullable(atMs),
  answers: z.array(z.nullable(answer)),
  flagged: z.array(count),
});

const snapshot: z.ZodMiniType<Snapshot> = z.object({
  cards: z.array(
    z.looseObject({
      fact: name,
      phase: z.literal(['learning', 'review', 'relearning']),
      stability: between(Number.MIN_VALUE, Number.MAX_VALUE),
      difficulty: z.number(),
      dueAtMs: z.number(),
      lastReviewAtMs: atMs,
      lastReviewDay: integer,
      intervalDays: between(0, Number.MAX_SAFE_INTEGER),
      learningStep: count,
      reviews: count,
      lapses: count,
      lastForm: form,
      lastQuestion: z.nullable(name),
      rightForms: z.array(z.looseObject({ form, firstDay: integer, lastDay: integer })),
      suspended: z.boolean(),
    }),
  ),
  days: z.array(
    z.looseObject({
      day: integer,
      answers: count,
      right: count,
      newFacts: count,
      tookMs: between(0, Number.MAX_SAFE_INTEGER),
    }),
  ),
  settings: settingsSchema,
  openAttempts: z.array(attempt),
  lastAnswer: z.nullable(answer),
  totalAnswers: count,
  suspendedNew: z.array(name),
  upTo: z.nullable(z.object({ atMs, device: name, id: name })),
});

/** The id of a device's event: ids of one device sort by their number. */
export function eventId(device: string, sequence: number): string {
  return `${device}-${String(sequence).padStart(10, '0')}`;
}

/** The number of an event within its device, from 1. */
export function sequenceOf({ id, device }: { id: string; device: string }): number {
  return Number(id.slice(device.length + 1));
}

/** Reads one event, bringing it to today's version first. Never throws. */
export function readEvent(input: unknown): Read<ProgressEvent> {
  if (!isRecord(input)) return damaged('not an object');
  const size = sizeOf(input, maximumDepth);
  if (size === Infinity) return damaged('nested too deeply');
  if (size > maximumSize) return damaged('larger than any event');
  const migrated = eventMigrations.migrate(input);
  if (!migrated.ok) return migrated;
  const { kind } = migrated.value;
  if (typeof kind !== 'string') return damaged('kind: missing');
  if (!isKnownKind(kind)) {
    return {
      ok: false,
      reason: 'newer-version',
      detail: `kind: "${kind.slice(0, 50)}" is not known`,
    };
  }
  const schema: z.ZodMiniType<ProgressEvent> = events[kind];
  const read = readWith(schema, migrated.value);
  if (!read.ok) return read;
  const { id, device } = read.value;
  return id === eventId(device, sequenceOf(read.value))
    ? read
    : damaged('id: is not the device and ten digits');
}

/** Reads a stored snapshot. A damaged one can be rebuilt from the log. */
export function readSnapshot(input: unknown): Read<Snapshot> {
  return readWith(snapshot, input);
}

function readWith<T>(schema: z.ZodMiniType<T>, input: unknown): Read<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [{ path, code }] = parsed.error.issues as [z.core.$ZodIssue];
  return damaged(`${path.length === 0 ? 'record' : path.map(String).join('.')}: ${code}`);
}

function damaged(detail: string): ReadFailure {
  return { ok: false, reason: 'damaged', detail };
}

function isRecord(input: unknown): input is RawRecord {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function isKnownKind(kind: string): kind is keyof typeof events {
  return Object.hasOwn(events, kind);
}

/** Size of plain data in UTF-16 units, eight for each value; infinite when it is nested more than `depth` levels deep. */
function sizeOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return 8 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (depth === 0) return Infinity;
  let size = 8;
  for (const [key, inner] of Object.entries(value)) size += key.length + sizeOf(inner, depth - 1);
  return size;
}
