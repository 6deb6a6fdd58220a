/** A store for when the browser refuses to keep anything: the same promises, until the page is closed. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import type { Fold } from '#lib/core/progress/fold.ts';
import { mergeLogs, orderLog } from '#lib/core/progress/log.ts';
import { emptySnapshot, type Snapshot } from '#lib/core/progress/state.ts';
import { asResult } from './failure.ts';
import { checkEvents, identify, lastSequenceOf, withoutAside } from './identify.ts';
import type { ProgressStore } from './port.ts';

export interface MemoryStoreOptions {
  fold: Fold;
  /** Gives a new unique text at each call. */
  randomId: () => string;
  /** What another store held when it failed; its events keep their own device. */
  log?: readonly ProgressEvent[];
  snapshot?: Snapshot;
}

export function openMemoryStore(options: MemoryStoreOptions): ProgressStore {
  const { fold, randomId } = options;
  let device = randomId();
  let log: readonly ProgressEvent[] = options.log ?? [];
  let aside: readonly ProgressEvent[] = [];
  let snapshot = options.snapshot ?? emptySnapshot;

  return {
    keeps: 'session',
    get device() {
      return device;
    },
    load: () => Promise.resolve({ ok: true, value: snapshot }),
    append: (drafts) =>
      asResult('append', () => {
        const events = identify(drafts, device, lastSequenceOf([...log, ...aside], device));
        const folded = fold.fold(snapshot, events);
        const whole = [...log, ...events];
        snapshot = folded.kind === 'folded' ? folded.snapshot : fold.rebuild(whole);
        log = whole;
        return Promise.resolve({ events, snapshot });
      }),
    readLog: () =>
      Promise.resolve({
        ok: true,
        value: {
          events: orderLog(log),
          damaged: [],
          aside: aside.map((event) => ({ key: event.id, raw: event })),
        },
      }),
    rebuild: () => {
      snapshot = fold.rebuild(log);
      return Promise.resolve({ ok: true, value: snapshot });
    },
    putAside: (keys) => {
      const chosen = new Set(keys);
      aside = [...aside, ...log.filter(({ id }) => chosen.has(id))];
      log = log.filter(({ id }) => !chosen.has(id));
      snapshot = fold.rebuild(log);
      return Promise.resolve({ ok: true, value: snapshot });
    },
    merge: (incoming) =>
      asResult('merge', () => {
        const merged = mergeLogs(log, withoutAside(checkEvents(incoming), aside));
        const added = merged.length - log.length;
        snapshot = fold.rebuild(merged);
        log = merged;
        return Promise.resolve({ added, snapshot });
      }),
    clear: () => {
      device = randomId();
      log = [];
      aside = [];
      snapshot = emptySnapshot;
      return Promise.resolve({ ok: true, value: undefined });
    },
    onChangedElsewhere: () => () => {
      // No other tab can see this memory.
    },
    close: () => {
      // Nothing is held.
    },
  };
}
