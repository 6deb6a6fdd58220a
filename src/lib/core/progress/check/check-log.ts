/** Faults among entries that can be read. */
import type { AnswerEvent, ProgressEvent, UndoneEvent } from '../events.ts';
import { effectiveLog, orderLog } from '../log.ts';
import { eventId, sequenceOf } from '../record.ts';
import { changeSetting } from '../settings.ts';
import { defaultSettings } from '../state.ts';
import type { Fault, FaultKind } from './faults.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const year2000Ms = Date.UTC(2000, 0);
/** A device a zone ahead, and a little. */
const futureMs = 2 * dayMs;
/** Zones lie between UTC−12 and UTC+14, and a study day begins up to 23 hours after midnight. */
const westmostMs = -12 * hourMs;
const eastmostMs = 14 * hourMs;
const latestStartMs = 23 * hourMs;

/** What the app knows and the log does not. */
export interface Known {
  nowMs: number;
  /** Ids in the question bank. */
  facts: ReadonlySet<string>;
  questions: ReadonlySet<string>;
  /** Ids of entries that were put aside earlier: not missing. */
  aside: ReadonlySet<string>;
}

/** @param events in any order, each id once */
export function checkLog(events: readonly ProgressEvent[], known: Known): Fault[] {
  const ordered = orderLog(events);
  return [
    ...gaps(ordered, known),
    ...ordered.flatMap((event) => [
      ...time(event, known),
      ...(event.kind === 'answer' ? answerFaults(event, known) : []),
      ...setting(event),
    ]),
    ...undoing(ordered),
    ...attempts(ordered),
  ];
}

function fault(kind: FaultKind, event: ProgressEvent, where = event.id): Fault {
  return { kind, ref: event.id, where };
}

function gaps(ordered: readonly ProgressEvent[], { aside }: Known): Fault[] {
  const sequences = new Map<string, Set<number>>();
  for (const event of ordered) {
    const ofDevice = sequences.get(event.device) ?? new Set();
    sequences.set(event.device, ofDevice.add(sequenceOf(event)));
  }
  return [...sequences].flatMap(([device, used]) => {
    const last = Math.max(...used);
    // A number typed by hand could be huge; then the rest of the list says enough.
    const numbers = Array.from(
      { length: Math.min(last, used.size + 1000) },
      (_, index) => index + 1,
    );
    return numbers
      .filter((number) => !used.has(number) && !aside.has(eventId(device, number)))
      .map((number): Fault => ({
        kind: 'sequence-gap',
        ref: null,
        where: eventId(device, number),
      }));
  });
}

function time(event: ProgressEvent, { nowMs }: Known): Fault[] {
  const date = new Date(event.atMs).toISOString();
  if (event.atMs > nowMs + futureMs) return [fault('time-in-future', event, date)];
  return event.atMs < year2000Ms ? [fault('time-before-2000', event, date)] : [];
}

function answerFaults(event: AnswerEvent, { facts, questions }: Known): Fault[] {
  const faults: Fault[] = [];
  const dayStartsMs = event.day * dayMs;
  const earliestMs = event.atMs + westmostMs - latestStartMs - dayMs;
  if (dayStartsMs < earliestMs || dayStartsMs > event.atMs + eastmostMs) {
    faults.push(fault('day-not-fitting', event));
  }
  for (const { fact } of event.grades) {
    if (!facts.has(fact)) faults.push(fault('unknown-fact', event, fact));
  }
  if (event.question !== null && !questions.has(event.question)) {
    faults.push(fault('unknown-question', event, event.question));
  }
  return faults;
}

/** Only keys this version knows: others may be a newer version's. */
function setting(event: ProgressEvent): Fault[] {
  if (event.kind !== 'setting-changed' || !Object.hasOwn(defaultSettings, event.key)) return [];
  const changed = changeSetting(defaultSettings, event.key, event.value);
  return Object.entries(changed).some(([key, value]) => key === event.key && value === event.value)
    ? []
    : [fault('setting-out-of-range', event, event.key)];
}

function undoing(ordered: readonly ProgressEvent[]): Fault[] {
  const byId = new Map(ordered.map((event) => [event.id, event]));
  /** By the event taken back, the taking-back that holds. */
  const holding = new Map<string, UndoneEvent>();
  return ordered.flatMap((event): Fault[] => {
    if (event.kind !== 'undone') return [];
    const target = byId.get(event.event);
    if (target === undefined) return [fault('undone-missing', event)];
    if (holding.has(target.id)) return [fault('undone-twice', event)];
    holding.set(target.id, event);
    // Taking back a taking-back frees what it had taken back.
    if (target.kind === 'undone') holding.delete(target.event);
    return [];
  });
}

function attempts(ordered: readonly ProgressEvent[]): Fault[] {
  const started = new Set<string>();
  for (const event of ordered) if (event.kind === 'attempt-started') started.add(event.attempt);
  const submitted = new Set<string>();
  return effectiveLog(ordered).flatMap((event): Fault[] => {
    if (event.kind === 'answer' && event.attempt !== undefined && !started.has(event.attempt)) {
      return [fault('attempt-never-started', event)];
    }
    if (event.kind !== 'attempt-submitted') return [];
    const isAgain = submitted.has(event.attempt);
    submitted.add(event.attempt);
    return isAgain ? [fault('attempt-submitted-twice', event)] : [];
  });
}
