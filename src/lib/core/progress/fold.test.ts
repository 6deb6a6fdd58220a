import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import type { ProgressEvent } from './events.ts';
import { attemptsOf } from './attempts.ts';
import { createFold } from './fold.ts';
import { logFromSteps, reviewForTests, testAnswer } from './log.fixture.ts';
import { propertyRuns } from './property-runs.fixture.ts';
import { effectiveAnswers, mergeLogs } from './log.ts';
import { eventId } from './record.ts';
import { emptySnapshot, type Snapshot } from './state.ts';

const fold = createFold(reviewForTests);

const hourMs = 3_600_000;
const steps = fc.array(
  fc.record({
    kind: fc.nat(),
    target: fc.nat(),
    // Mostly seconds forward; now and then the clock is put right by up to ten years either way.
    clockMovesMs: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 30 * hourMs }) },
      { weight: 1, arbitrary: fc.integer({ min: -87_600 * hourMs, max: 87_600 * hourMs }) },
    ),
  }),
  { maxLength: 60 },
);

/** What a store does: one event after the other, from the log where the fold asks for it. */
function foldOneByOne(log: readonly ProgressEvent[]): { snapshot: Snapshot; rebuilt: number } {
  let snapshot = emptySnapshot;
  let rebuilt = 0;
  log.forEach((event, index) => {
    const folded = fold.fold(snapshot, [event]);
    if (folded.kind === 'needs-log') rebuilt += 1;
    snapshot = folded.kind === 'folded' ? folded.snapshot : fold.rebuild(log.slice(0, index + 1));
  });
  return { snapshot, rebuilt };
}

/** Numbers the events and gives each a device and a time. */
function eventsOf(
  ...drafts: (Record<string, unknown> & { kind: ProgressEvent['kind'] })[]
): ProgressEvent[] {
  return drafts.map((draft, index) => {
    const base = testAnswer({ sequence: index + 1 });
    const event =
      draft.kind === 'answer'
        ? { ...base, ...draft }
        : { v: 1, id: base.id, device: base.device, atMs: base.atMs, ...draft };
    return event as ProgressEvent;
  });
}

describe('rebuilding', () => {
  it('gives the same bytes as folding the rest of a log into the state before it', () => {
    let folded = 0;
    fc.assert(
      fc.property(steps, fc.nat(60), (history, cut) => {
        const log = logFromSteps('a', history);
        const rest = fold.fold(fold.rebuild(log.slice(0, cut)), log.slice(cut));
        if (rest.kind === 'needs-log') return;
        folded += log.slice(cut).some(({ kind }) => kind === 'undone') ? 1 : 0;
        expect(canonicalJson(rest.snapshot)).toBe(canonicalJson(fold.rebuild(log)));
      }),
      { numRuns: propertyRuns },
    );
    expect(folded).toBeGreaterThan(0);
  });

  it('gives the same bytes as folding one by one, whatever the clock does', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const log = logFromSteps('a', history);
        expect(canonicalJson(fold.rebuild(log))).toBe(canonicalJson(foldOneByOne(log).snapshot));
      }),
      { numRuns: propertyRuns },
    );
  });

  it('gives the same bytes after logs of two devices were merged and one goes on', () => {
    fc.assert(
      fc.property(steps, steps, fc.nat(), (one, two, cut) => {
        const mine = logFromSteps('a', one);
        const before = mine.slice(0, cut % (mine.length + 1));
        const merged = mergeLogs(before, logFromSteps('b', two, before));
        let log = merged;
        let snapshot = fold.rebuild(merged);
        for (const event of mine.slice(before.length)) {
          log = [...log, event];
          const folded = fold.fold(snapshot, [event]);
          snapshot = folded.kind === 'folded' ? folded.snapshot : fold.rebuild(log);
        }
        expect(canonicalJson(snapshot)).toBe(canonicalJson(fold.rebuild(log)));
      }),
      { numRuns: propertyRuns },
    );
  });

  it('pauses after every two thousand events', () => {
    const log = Array.from({ length: 4_001 }, (_, index) => testAnswer({ sequence: index + 1 }));
    const rebuilding = fold.rebuildInSteps(log);
    expect(rebuilding.next()).toEqual({ done: false, value: 2_000 });
    expect(rebuilding.next()).toEqual({ done: false, value: 4_000 });
    expect(rebuilding.next()).toMatchObject({ done: true, value: { totalAnswers: 4_001 } });
  });

  it('does not depend on the order in which the log comes', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (history, turn) => {
        const log = logFromSteps('a', history);
        const turned = [...log.slice(turn % 60), ...log.slice(0, turn % 60)].reverse();
        expect(canonicalJson(fold.rebuild(turned))).toBe(canonicalJson(fold.rebuild(log)));
      }),
      { numRuns: propertyRuns },
    );
  });

  it('leaves the snapshot it was given alone', () => {
    fc.assert(
      fc.property(steps, steps, (one, two) => {
        const log = logFromSteps('a', [...one, ...two]);
        const snapshot = fold.rebuild(log.slice(0, one.length));
        const before = canonicalJson(snapshot);
        fold.fold(snapshot, log.slice(one.length));
        expect(canonicalJson(snapshot)).toBe(before);
      }),
    );
  });

  it('is needed only for taking back, even when the clock runs backwards', () => {
    const log = [
      testAnswer({ sequence: 1, atMs: 5_000 }),
      testAnswer({ sequence: 2, atMs: 1_000 }),
      testAnswer({ sequence: 3, atMs: 2_000 }),
    ];
    expect(foldOneByOne(log)).toMatchObject({
      rebuilt: 0,
      snapshot: { totalAnswers: 3, lastAnswer: { id: eventId('a', 3) } },
    });
  });
});

describe('answers', () => {
  it('count in their study day, with the facts that were new', () => {
    const snapshot = fold.rebuild(
      eventsOf(
        { kind: 'answer', day: 7 },
        { kind: 'answer', day: 7, score: 0.5 },
        { kind: 'answer', day: 8, grades: [{ fact: 'founded', grade: 'again' }], score: 0 },
      ),
    );
    expect(snapshot.days).toEqual([
      { day: 7, answers: 2, right: 1, newFacts: 1, tookMs: 8_000 },
      { day: 8, answers: 1, right: 0, newFacts: 1, tookMs: 4_000 },
    ]);
    expect(snapshot.cards.map(({ fact, reviews }) => [fact, reviews])).toEqual([
      ['founded', 1],
      ['owner', 2],
    ]);
  });

  it('count in the days they were given, in whatever order those come', () => {
    const log = eventsOf(
      { kind: 'answer', day: 9 },
      { kind: 'answer', day: 8 },
      { kind: 'answer', day: 9 },
    );
    expect(fold.rebuild(log).days.map(({ day, answers }) => [day, answers])).toEqual([
      [8, 1],
      [9, 2],
    ]);
  });

  it('taken back leave no trace in the state, and the one before may be taken back next', () => {
    const [first, second, undone] = eventsOf(
      { kind: 'answer' },
      { kind: 'answer' },
      { kind: 'undone', event: eventId('a', 2) },
    );
    const { upTo: before, ...once } = fold.rebuild([first!]);
    const { upTo: after, ...again } = fold.rebuild([first!, second!, undone!]);
    expect(again).toEqual(once);
    expect([before?.id, after?.id]).toEqual([eventId('a', 1), eventId('a', 3)]);
    expect(again.lastAnswer).toEqual(first);
  });

  it('taken back leave no trace, wherever in a history they stood and whenever they were taken back', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (history, at) => {
        const log = logFromSteps('a', history);
        const place = log[at % Math.max(1, log.length)];
        const answer = testAnswer({ device: 'b', atMs: place?.atMs ?? 0, day: at % 40_000 });
        const undone: ProgressEvent = {
          v: 1,
          id: eventId('b', 2),
          device: 'b',
          atMs: (log.at(-1)?.atMs ?? 0) + 1,
          kind: 'undone',
          event: answer.id,
        };
        const withBoth = fold.rebuild([...log, answer, undone]);
        expect(withBoth.totalAnswers).toBe(effectiveAnswers(log).length);
        expect({ ...withBoth, upTo: null }).toEqual({ ...fold.rebuild(log), upTo: null });
      }),
      { numRuns: 2 * propertyRuns },
    );
  });

  it('come back when their taking-back is taken back', () => {
    const log = eventsOf(
      { kind: 'answer' },
      { kind: 'undone', event: eventId('a', 1) },
      { kind: 'undone', event: eventId('a', 2) },
    );
    expect(effectiveAnswers(log).map(({ id }) => id)).toEqual([eventId('a', 1)]);
  });

  it('cannot be taken back before they were given', () => {
    const log = eventsOf({ kind: 'undone', event: eventId('a', 2) }, { kind: 'answer' });
    expect(effectiveAnswers(log)).toHaveLength(1);
  });

  it('are taken back by another device whose clock is behind', () => {
    const answer = testAnswer({ atMs: 9_000 });
    const undone: ProgressEvent = {
      v: 1,
      id: eventId('b', 1),
      device: 'b',
      atMs: 1_000,
      kind: 'undone',
      event: answer.id,
    };
    expect(fold.rebuild([answer, undone]).totalAnswers).toBe(0);
  });

  it('stay taken back when another device takes back a taking-back that came later', () => {
    const answer = testAnswer({ atMs: 1_000 });
    const undone = (
      device: string,
      sequence: number,
      atMs: number,
      event: string,
    ): ProgressEvent => ({
      v: 1,
      id: eventId(device, sequence),
      device,
      atMs,
      kind: 'undone',
      event,
    });
    const takingBack = undone('a', 2, 5_000, answer.id);
    expect(effectiveAnswers([answer, takingBack, undone('b', 1, 4_000, takingBack.id)])).toEqual(
      [],
    );
    expect(effectiveAnswers([answer, takingBack, undone('b', 1, 6_000, takingBack.id)])).toEqual([
      answer,
    ]);
  });

  it('are the only ones among what counts', () => {
    const log = eventsOf(
      { kind: 'answer' },
      { kind: 'reset', fact: 'owner' },
      { kind: 'suspended', fact: 'x' },
    );
    expect(effectiveAnswers(log)).toEqual(log.slice(0, 1));
  });

  it('are right for the memory model when the whole of them is', () => {
    const rightForms = (score: number) =>
      fold.rebuild(eventsOf({ kind: 'answer', score })).cards[0]?.rightForms;
    expect(rightForms(1)).toHaveLength(1);
    expect(rightForms(0.5)).toEqual([]);
  });

  it('cannot be lost to two events that take each other back', () => {
    const log = eventsOf(
      { kind: 'answer' },
      { kind: 'undone', event: eventId('a', 3) },
      { kind: 'undone', event: eventId('a', 2) },
    );
    expect(effectiveAnswers(log)).toHaveLength(1);
  });
});

describe('suspending', () => {
  it('marks the card until it is resumed, through answers and resets', () => {
    const log = eventsOf(
      { kind: 'answer' },
      { kind: 'suspended', fact: 'owner' },
      { kind: 'answer' },
      { kind: 'reset', fact: 'owner' },
      { kind: 'answer' },
      { kind: 'resumed', fact: 'owner' },
    );
    const marks = log.map((_, index) => {
      const { cards, suspendedNew } = fold.rebuild(log.slice(0, index + 1));
      return cards[0]?.suspended ?? (suspendedNew.includes('owner') ? 'new' : 'gone');
    });
    expect(marks).toEqual([false, true, true, 'new', true, false]);
  });

  it('is not the doing of a reset', () => {
    const log = eventsOf({ kind: 'answer' }, { kind: 'reset', fact: 'owner' });
    expect(fold.rebuild(log)).toMatchObject({ cards: [], suspendedNew: [] });
  });

  it('of facts never asked is listed by their ids', () => {
    const log = eventsOf({ kind: 'suspended', fact: 'y' }, { kind: 'suspended', fact: 'x' });
    expect(fold.rebuild(log).suspendedNew).toEqual(['x', 'y']);
  });

  it('of a fact never asked is kept beside the cards', () => {
    const log = eventsOf({ kind: 'suspended', fact: 'x' }, { kind: 'resumed', fact: 'x' });
    expect(fold.rebuild(log.slice(0, 1))).toMatchObject({ cards: [], suspendedNew: ['x'] });
    expect(fold.rebuild(log).suspendedNew).toEqual([]);
  });

  it('ends with resuming even when the clock was set back between the two', () => {
    const [suspended, resumed] = eventsOf(
      { kind: 'suspended', fact: 'x', atMs: 9_000 },
      { kind: 'resumed', fact: 'x', atMs: 1_000 },
    );
    expect(fold.rebuild([suspended!, resumed!]).suspendedNew).toEqual([]);
  });
});

describe('settings', () => {
  it('take the last good value and ignore unknown keys and values out of range', () => {
    const { settings } = fold.rebuild(
      eventsOf(
        { kind: 'setting-changed', key: 'desiredRetention', value: 0.85 },
        { kind: 'setting-changed', key: 'desiredRetention', value: 0.5 },
        { kind: 'setting-changed', key: 'theme', value: 'dark' },
        { kind: 'setting-changed', key: '__proto__', value: 'dark' },
        { kind: 'setting-changed', key: 'toString', value: true },
      ),
    );
    expect(settings).toEqual({ ...emptySnapshot.settings, desiredRetention: 0.85, theme: 'dark' });
  });

  it('reach the memory model from the moment they were changed', () => {
    const stability = (retention: number) =>
      fold.rebuild(
        eventsOf(
          { kind: 'setting-changed', key: 'desiredRetention', value: retention },
          { kind: 'answer' },
        ),
      ).cards[0]?.stability;
    expect(stability(0.95)).not.toBe(stability(0.8));
  });
});

describe('attempts', () => {
  const started = {
    kind: 'attempt-started' as const,
    attempt: 'x',
    title: 'Mock exam',
    mode: 'exam',
    seed: 3,
    questions: ['q1', 'q2'],
  };

  it('are open until submitted, and keep the last answer to each position', () => {
    const log = eventsOf(
      started,
      { kind: 'answer', attempt: 'x', position: 1, score: 0 },
      { kind: 'answer', attempt: 'x', position: 1, score: 1 },
      { kind: 'answer', attempt: 'x', position: 2 },
      { kind: 'flagged', attempt: 'x', position: 1, flagged: true },
      { kind: 'flagged', attempt: 'x', position: 0, flagged: true },
      { kind: 'flagged', attempt: 'x', position: 1, flagged: false },
      { kind: 'attempt-submitted', attempt: 'x' },
    );
    const [open] = fold.rebuild(log.slice(0, 7)).openAttempts;
    expect(open?.answers.map((answer) => answer?.id ?? null)).toEqual([null, eventId('a', 3)]);
    expect(open?.flagged).toEqual([0]);
    expect(fold.rebuild(log).openAttempts).toEqual([]);
    expect(attemptsOf(log)).toEqual([{ ...open, submittedAtMs: log[7]!.atMs }]);
  });

  it('are listed by start, submitted or not', () => {
    const start = (attempt: string) => ({ ...started, attempt });
    const log = eventsOf(
      start('first'),
      start('second'),
      start('third'),
      { kind: 'attempt-submitted', attempt: 'third' },
      { kind: 'attempt-submitted', attempt: 'second' },
    );
    expect(attemptsOf(log).map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  });

  it('open again when the submission is taken back', () => {
    const log = eventsOf(
      started,
      { kind: 'attempt-submitted', attempt: 'x' },
      { kind: 'undone', event: eventId('a', 2) },
    );
    expect(fold.rebuild(log).openAttempts).toHaveLength(1);
    expect(attemptsOf(log)[0]?.submittedAtMs).toBeNull();
  });
});
