/** What a page needs to fill, work and read the app's own database, bundled for `kills.spec.ts` and `two-tabs.spec.ts`. */
import { promisifyRequest } from 'idb-keyval';
import { databaseName } from '../../src/lib/app/progress/fold/database-name.ts';
import { fold } from '../../src/lib/app/progress/fold/device-fold.ts';
import { canonicalJson } from '../../src/lib/core/progress/canonical-json.ts';
import { checkStored } from '../../src/lib/core/progress/check/check.ts';
import type { Draft, ProgressEvent } from '../../src/lib/core/progress/events.ts';
import { foldVersion } from '../../src/lib/core/progress/fold.ts';
import { finish } from '../../src/lib/core/progress/segment/steps.ts';
import { emptySnapshot } from '../../src/lib/core/progress/state.ts';
import { openIdbStore } from '../../src/lib/storage/idb/idb.ts';
import { openDatabase } from '../../src/lib/storage/idb/open-database.ts';
import { decodeLog, readLogRows } from '../../src/lib/storage/idb/read-log.ts';
import { eventKey, headKey, readHead, type Head } from '../../src/lib/storage/idb/records.ts';
import { putSnapshot, readStoredSnapshot } from '../../src/lib/storage/idb/snapshot.ts';
import { inspectStore } from '../../src/lib/storage/inspect.ts';
import { openStore } from '../../src/lib/storage/open-store.ts';
import type { ProgressStore, Result } from '../../src/lib/storage/port.ts';
import { probeDatabase } from '../../src/lib/storage/probe.ts';
import { answerDraft, valueOf } from '../../src/lib/storage/store.fixture.ts';
import { openTabChannel } from '../../src/lib/storage/tabs.ts';

const place = { name: databaseName, factory: indexedDB };

/**
 * Puts a log where the app keeps it, an event a row, as if each had just been answered.
 * @param isOld whether what is derived from it was written by an older version of the app
 */
export async function fill(log: readonly ProgressEvent[], isOld: boolean): Promise<void> {
  // The note of how much there was belongs to what was here before.
  localStorage.clear();
  const device = log[0]?.device ?? 'nobody';
  const head: Head = {
    v: 1,
    device,
    sequence: log.length,
    revision: 1,
    foldVersion: isOld ? foldVersion - 1 : foldVersion,
    write: crypto.randomUUID(),
  };
  const snapshot = isOld ? emptySnapshot : fold.rebuild(log);
  const { useStore, close } = openDatabase(place);
  await useStore('readwrite', (store) => {
    store.clear();
    for (const event of log) store.put(event, eventKey(event));
    putSnapshot(store, null, snapshot);
    store.put(head, headKey);
  });
  close();
}

/** Deletes the database alone: what Chromium does to one whose files are damaged. */
export function drop(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = () => {
      resolve();
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the database was not deleted'));
    };
  });
}

/** The store of the app, and the end of what it wants to do when idle. */
async function openHere(): Promise<{ store: ProgressStore; idle: Promise<unknown> }> {
  let idle: Promise<unknown> | undefined;
  const opened = await openIdbStore({
    ...place,
    fold,
    randomId: () => crypto.randomUUID(),
    channel: openTabChannel(databaseName),
    whenIdle: (work) => {
      idle ??= work();
    },
  });
  const store = valueOf(opened);
  if (idle === undefined) throw new Error('there is nothing to pack');
  return { store, idle };
}

/** Opens the store, which brings what is derived up to date, and packs what fills a segment. */
export async function seal(): Promise<void> {
  const { store, idle } = await openHere();
  valueOf((await idle) as Result<unknown>);
  store.close();
}

export interface Seen {
  ids: string[];
  answers: number;
  segments: number;
  /** Whether what is derived was written by an older version. */
  isOld: boolean;
  /** Events stored twice, and answers to one question of an attempt given twice. */
  twice: number;
  /** What is half there, in words. */
  torn: string[];
}

/** What is in the database, first as it lies there and then by the app's own check. */
export async function look(
  known: { facts: string[]; questions: string[] },
  nowMs: number,
): Promise<Seen> {
  if ((await probeDatabase(databaseName, indexedDB)) === 'absent') {
    return { ids: [], answers: 0, segments: 0, isOld: false, twice: 0, torn: [] };
  }
  const { useStore, close } = openDatabase(place);
  const { rows, head, snapshot } = await useStore('readonly', async (store) => ({
    rows: await readLogRows(store),
    head: readHead(await promisifyRequest<unknown>(store.get(headKey))),
    ...(await readStoredSnapshot(store)),
  }));
  close();
  const { events, damaged } = finish(decodeLog(rows));
  const torn = damaged.map(({ key, detail }) => `${key}: ${detail}`);
  const isOld = head !== null && head.foldVersion !== foldVersion;
  if (events.length > 0 && !isOld) {
    if (canonicalJson(snapshot) !== canonicalJson(fold.rebuild(events))) {
      torn.push('the state is not that of the log');
    }
  }
  const packed = rows.segments.reduce(
    (sum, { value }) => sum + (value as { count: number }).count,
    0,
  );
  const answers = events.filter((event) => event.kind === 'answer');
  const places = answers.flatMap(({ attempt, position }) =>
    attempt === undefined ? [] : [`${attempt} ${String(position)}`],
  );

  const { store, refusedBecause } = await openStore({ fold, name: databaseName });
  if (refusedBecause !== null) torn.push(`the store does not open: ${refusedBecause}`);
  const { stored, aside } = valueOf(await inspectStore(store, place));
  store.close();
  const found = checkStored(stored, fold, {
    nowMs,
    facts: new Set(known.facts),
    questions: new Set(known.questions),
    aside,
  });
  torn.push(...found.map(({ kind, where }) => `${kind}: ${where}`));
  return {
    ids: events.map(({ id }) => id),
    answers: answers.length,
    segments: rows.segments.length,
    isOld,
    twice: rows.events.length + packed - events.length + places.length - new Set(places).size,
    torn,
  };
}

let tab: ProgressStore | undefined;

async function openTab(): Promise<ProgressStore> {
  tab ??= (await openStore({ fold, name: databaseName })).store;
  return tab;
}

/** Makes the store of this tab, so that the next call does not spend time on it. */
export async function begin(): Promise<void> {
  await openTab();
}

/**
 * Gives answers one after the other, to facts that all tabs share.
 * @param undoEvery after so many answers the last one is taken back; 0 for never
 * @returns the ids of what was acknowledged
 */
export async function answer(
  count: number,
  undoEvery: number,
): Promise<{ answers: string[]; undone: string[] }> {
  const store = await openTab();
  const answers: string[] = [];
  const undone: string[] = [];
  const append = async (draft: Draft) => {
    const [event] = valueOf(await store.append([draft])).events;
    if (event === undefined) throw new Error('nothing was appended');
    return event.id;
  };
  for (let number = 1; number <= count; number += 1) {
    const fact = `fact-${String(number % 40)}`;
    const draft = answerDraft(number, { grades: [{ fact, grade: 'good' }] });
    const id = await append(draft);
    answers.push(id);
    if (undoEvery > 0 && number % undoEvery === 0) {
      await append({ kind: 'undone', event: id, atMs: draft.atMs + 1 });
      undone.push(id);
    }
  }
  return { answers, undone };
}

/** The log, and whether the state of this tab is the one of the log. */
export async function agree(): Promise<{
  ids: string[];
  state: string;
  isOfLog: boolean;
  total: number;
}> {
  const store = await openTab();
  const { events } = valueOf(await store.readLog());
  const snapshot = valueOf(await store.load());
  const state = canonicalJson(snapshot);
  return {
    ids: events.filter(({ kind }) => kind === 'answer').map(({ id }) => id),
    state,
    isOfLog: state === canonicalJson(fold.rebuild(events)),
    total: snapshot.totalAnswers,
  };
}
