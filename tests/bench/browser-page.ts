/** What `browser.ts` runs in Chromium. */
import { createScheduler } from '#lib/core/memory/scheduler.ts';
import type { AnswerEvent } from '#lib/core/progress/events.ts';
import { createFold, foldVersion } from '#lib/core/progress/fold.ts';
import { eventId } from '#lib/core/progress/record.ts';
import { finish } from '#lib/core/progress/segment/steps.ts';
import { openCopies } from '#lib/storage/copies/copies.ts';
import { devicePlaces, openCopyFiles } from '#lib/storage/copies/files/open-files.ts';
import { readForCopy, sealCopy } from '#lib/storage/copies/sealed-copy.ts';
import { openDatabase } from '#lib/storage/idb/open-database.ts';
import { decodeLog, readLogRows } from '#lib/storage/idb/read-log.ts';
import { eventKey, headKey, restKey } from '#lib/storage/idb/records.ts';
import { eventsPerSegment, makeSegment, segmentKey } from '#lib/storage/idb/segments.ts';

const device = '0badcafe0badcafe0bad';
const dayMs = 24 * 60 * 60 * 1000;
const beganMs = Date.UTC(2000, 0);
const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});

/** Reviews of 300 facts by 1,200 questions, a hundred a day. */
function review(number: number): AnswerEvent {
  // Numbers without a pattern that a column could follow (Knuth's multiplicative hash).
  const noise = Math.imul(number, 2_654_435_761) >>> 0;
  const question = noise % 1_200;
  const isRight = noise % 11 > 0;
  const day = Math.floor(beganMs / dayMs) + Math.floor(number / 100);
  return {
    v: 1,
    id: eventId(device, number + 1),
    device,
    atMs: day * dayMs + 8 * 60 * 60 * 1000 + (number % 100) * 15_000 + (noise % 9_000),
    kind: 'answer',
    question: `a-question-about-alipay-${String(question)}`,
    form: question % 3 === 0 ? 'choice' : 'typed',
    grades: [
      { fact: `a-fact-about-alipay-${String(question % 300)}`, grade: isRight ? 'good' : 'again' },
    ],
    given:
      question % 3 === 0
        ? { kind: 'choice', option: noise % 4 }
        : { kind: 'text', text: 'Ant Group' },
    score: isRight ? 1 : 0,
    certainty: noise % 2 === 0 ? 'sure' : 'think',
    tookMs: 2_000 + (noise % 20_000),
    contentHash: (question * 9_999_991).toString(16),
    day,
    seed: day,
    misconceptions: [],
  };
}

export interface Figures {
  rowsPerSecond: number;
  packMs: number;
  writeMs: number;
  bytesPerReview: number;
  readMs: number;
  /** Reading, checking, writing and reading back a copy, with that many more events still in rows. */
  copyMs: number;
  copyBytes: number;
  foldMs: number;
  events: number;
}

declare global {
  var bench: ((count: number, inRows?: number) => Promise<Figures>) | undefined;
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

globalThis.bench = async (count, inRows = eventsPerSegment - 1) => {
  const name = 'bench';
  const { useStore, close } = openDatabase({
    name,
    factory: indexedDB,
    transactionTimeoutMs: 600_000,
  });
  const events = Array.from({ length: count }, (_, number) => review(number));
  const some = events.slice(0, 2_000);
  const rows = await timed(async () => {
    for (const event of some) {
      await useStore('readwrite', (store) => {
        store.put(event, eventKey(event));
      });
    }
  });
  await useStore('readwrite', (store) => {
    store.clear();
  });
  const packed = await timed(() =>
    Array.from({ length: Math.ceil(count / eventsPerSegment) }, (_, index) =>
      finish(makeSegment(events.slice(index * eventsPerSegment, (index + 1) * eventsPerSegment))),
    ),
  );
  const written = await timed(() =>
    useStore('readwrite', (store) => {
      for (const segment of packed.value) store.put(segment, segmentKey(segment));
    }),
  );
  const read = await timed(async () => finish(decodeLog(await useStore('readonly', readLogRows))));
  const fold = createFold((card, input) => scheduler.review(card, input));
  const folded = await timed(() => fold.rebuild(read.value.events));
  const tail = Array.from({ length: inRows }, (_, number) => review(count + number));
  await useStore('readwrite', (store) => {
    for (const event of tail) store.put(event, eventKey(event));
    const head = { v: 1, device: 'a', sequence: 0, revision: 0, foldVersion, write: '' };
    store.put(head, headKey);
    store.put({ totalAnswers: count + tail.length }, restKey);
  });
  const copied = await timed(async () => {
    const stored = await useStore('readonly', readForCopy);
    const sealed = stored === null ? null : sealCopy(stored, Date.now());
    const files = await openCopyFiles('bench', devicePlaces());
    if (sealed === null || files === null) throw new Error('nothing was copied');
    const written = await openCopies(files).writeSealed(sealed, Date.now());
    if (!written.ok) throw written.error;
    return sealed.bytes.length;
  });
  close();
  const bytes = packed.value.reduce((sum, segment) => sum + segment.bytes.length, 0);
  return {
    rowsPerSecond: some.length / (rows.ms / 1000),
    packMs: packed.ms,
    writeMs: written.ms,
    bytesPerReview: bytes / count,
    readMs: read.ms,
    copyMs: copied.ms,
    copyBytes: copied.value,
    foldMs: folded.ms,
    events: folded.value.totalAnswers,
  };
};
