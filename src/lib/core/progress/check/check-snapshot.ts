/** Faults of what is derived from the log: compared, part by part, with what the log says. */
import { canonicalJson } from '../canonical-json.ts';
import { settingsSchema } from '../settings.ts';
import { emptySnapshot, type Card, type Snapshot } from '../state.ts';
import type { Fault, FaultKind } from './faults.ts';

/** The stored records as they are: any of them may be damaged. */
export interface StoredSnapshot {
  cards: readonly unknown[];
  days: readonly unknown[];
  /** Settings, open attempts and the other single values. */
  rest: unknown;
}

const dayMs = 24 * 60 * 60 * 1000;
/** The scheduler never gives more than a hundred years. */
const longestMs = 36_501 * dayMs;

/** @param expected the fold of the log */
export function checkSnapshot(stored: StoredSnapshot, expected: Snapshot): Fault[] {
  return [
    ...checkCards(stored.cards, expected.cards),
    ...checkDays(stored.days, expected),
    ...checkRest(stored.rest, expected),
  ];
}

function fault(kind: FaultKind, where: string): Fault {
  return { kind, ref: null, where };
}

function checkCards(stored: readonly unknown[], expected: readonly Card[]): Fault[] {
  const missing = new Map(expected.map((card) => [card.fact, card]));
  const faults = stored.flatMap((record) => {
    const card = fieldsOf(record);
    const name = typeof card['fact'] === 'string' ? card['fact'] : 'a card without a fact';
    const should = missing.get(name);
    missing.delete(name);
    if (should === undefined) return [fault('card-without-history', name)];
    const kinds = cardKinds(card);
    if (kinds.length > 0) return kinds.map((kind) => fault(kind, name));
    return isSame(record, should) ? [] : [fault('snapshot-differs', name)];
  });
  return [...faults, ...[...missing.keys()].map((fact) => fault('history-without-card', fact))];
}

function cardKinds(card: Fields): FaultKind[] {
  const { intervalDays, stability, difficulty, dueAtMs, lastReviewAtMs } = card;
  const kinds: FaultKind[] = [];
  if (typeof intervalDays === 'number' && intervalDays < 0) kinds.push('card-interval');
  if (!isWithin(stability, Number.MIN_VALUE, Number.MAX_VALUE)) kinds.push('card-stability');
  if (!isWithin(difficulty, 1, 10)) kinds.push('card-difficulty');
  const latestMs = typeof lastReviewAtMs === 'number' ? lastReviewAtMs + longestMs : longestMs;
  if (!isWithin(dueAtMs, 0, latestMs)) kinds.push('card-due');
  return kinds;
}

function checkDays(stored: readonly unknown[], { days }: Snapshot): Fault[] {
  const missing = new Map(days.map((total) => [total.day, total]));
  const faults = stored.flatMap((record) => {
    const { day } = fieldsOf(record);
    const should = typeof day === 'number' ? missing.get(day) : undefined;
    if (should !== undefined) missing.delete(should.day);
    return should !== undefined && isSame(record, should)
      ? []
      : [fault('day-totals', `day ${String(day)}`)];
  });
  return [...faults, ...[...missing.keys()].map((day) => fault('day-totals', `day ${day}`))];
}

/** The single values of a snapshot; cards and days have checks of their own. */
const restKeys = (Object.keys(emptySnapshot) as (keyof Snapshot)[]).filter(
  (key) => key !== 'cards' && key !== 'days' && key !== 'settings',
);

function checkRest(stored: unknown, expected: Snapshot): Fault[] {
  const rest = fieldsOf(stored);
  const differing = restKeys.filter((key) => !isSame(rest[key], expected[key]));
  const faults = differing.map((key) => fault('snapshot-differs', key));
  if (!settingsSchema.safeParse(rest['settings']).success) {
    return [fault('settings-damaged', 'settings'), ...faults];
  }
  return isSame(rest['settings'], expected.settings)
    ? faults
    : [fault('snapshot-differs', 'settings'), ...faults];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(record: unknown): Fields {
  return typeof record === 'object' && record !== null ? { ...record } : {};
}

function isWithin(value: unknown, minimum: number, maximum: number): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

function isSame(stored: unknown, expected: unknown): boolean {
  return canonicalJson(stored ?? null) === canonicalJson(expected);
}
