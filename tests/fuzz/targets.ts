/** What is fed with broken input. A target fails when `check` throws: that is all it may never do. */
import { gzipSync } from 'node:zlib';
import { bankContext, readBank } from '../../src/build/read-bank.ts';
import { compileBank } from '../../src/lib/core/bank/compile.ts';
import type { Question } from '../../src/lib/core/bank/types.ts';
import { gradeAnswer, isAnswerable } from '../../src/lib/core/grading/grade-answer.ts';
import { givenText } from '../../src/lib/core/grading/given-text.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { dryRun, makeBackup, readBackup } from '../../src/lib/core/progress/backup.ts';
import type { ProgressEvent } from '../../src/lib/core/progress/events.ts';
import { createFold } from '../../src/lib/core/progress/fold.ts';
import { logFromSteps } from '../../src/lib/core/progress/log.fixture.ts';
import { readEvent, readSnapshot } from '../../src/lib/core/progress/record.ts';
import { createFactSearch } from '../../src/lib/app/bank/fact-search.ts';
import { parseBackupNotes } from '../../src/lib/app/device/backup-notes.ts';
import { readBackupFile } from '../../src/lib/app/restore/read-backup-file.ts';
import { bank } from '../bank.ts';
import { mutated, mutatedRecord, type Random } from './random.ts';

export interface Target {
  name: string;
  /** How often it is drawn: slow targets less. */
  weight: number;
  make: (random: Random) => unknown;
  check: (input: unknown) => void | Promise<void>;
}

const scheduler = createScheduler({
  desiredRetention: 0.9,
  learningStepsMinutes: [10],
  relearningStepsMinutes: [10],
});
const fold = createFold((card, input) => scheduler.review(card, input));
const log = logFromSteps(
  'a',
  Array.from({ length: 40 }, (_, n) => ({ kind: n, target: n * 7, clockMovesMs: 5000 })),
);
const backup = makeBackup(log, { madeAtMs: 1_795_000_000_000, appVersion: '1', bankVersion: '1' });

function mustHold(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** What was accepted must fold, be readable when stored, and come out of a backup as it went in. */
function mustBeUsable(events: readonly ProgressEvent[]): void {
  const snapshot = fold.rebuild(events);
  const read = readSnapshot(structuredClone(snapshot));
  mustHold(read.ok, `the snapshot cannot be read again: ${read.ok ? '' : read.detail}`);
  for (const card of snapshot.cards) {
    mustHold(!Number.isNaN(new Date(card.dueAtMs).getTime()), `${card.fact} is due on no date`);
    const recall = scheduler.retrievability(card, 1_795_000_000_000);
    mustHold(recall >= 0 && recall <= 1, `${card.fact} is recalled with ${recall}`);
  }
  const text = makeBackup(events, { madeAtMs: 0 });
  const again = readBackup(text);
  mustHold(again.ok && again.skipped.length === 0, 'its own backup cannot be read');
  mustHold(again.ok && makeBackup(again.events, { madeAtMs: 0 }) === text, 'a backup changes');
  dryRun(log, events);
}

const text: Target = {
  name: 'backup text',
  weight: 4,
  make: (random) => mutated(backup, random),
  check: (input) => {
    const read = readBackup(String(input));
    if (read.ok) mustBeUsable(read.events);
    else mustHold(/Choose|Update/.test(read.message), `no remedy: ${read.message}`);
  },
};

const file: Target = {
  name: 'backup file',
  weight: 1,
  make: (random) => {
    const bytes = random.below(2) === 0 ? gzipSync(backup) : Buffer.from(backup);
    for (let times = random.below(9); times >= 0; times -= 1) {
      bytes[random.below(bytes.length)] = random.below(256);
    }
    return [...bytes.subarray(0, random.below(3) === 0 ? random.below(bytes.length) : undefined)];
  },
  check: async (input) => {
    const read = await readBackupFile(new Blob([Uint8Array.from(input as number[])]));
    if (read.ok) mustBeUsable(read.events);
  },
};

const record: Target = {
  name: 'record',
  weight: 8,
  make: (random) => mutatedRecord(log[random.below(log.length)], random),
  check: (input) => {
    const read = readEvent(input);
    // A field that JSON has no word for cannot come out of a file; storage would keep it.
    if (read.ok) mustBeUsable([JSON.parse(JSON.stringify(read.value)) as ProgressEvent]);
  },
};

const notes: Target = {
  name: 'notes of this browser',
  weight: 1,
  make: (random) =>
    mutated('[{"name":"a.json","savedAtMs":5,"answers":3,"newest":{"a":"a-1"}}]', random),
  check: (input) => {
    parseBackupNotes(String(input));
  },
};

/** The bank's smaller files and one topic, so that one compilation takes milliseconds. */
function smallBank() {
  const files = readBank(process.cwd());
  const topics = files.filter(({ path }) => path.endsWith('/facts.yaml'));
  const smallest = topics.toSorted((a, b) => a.text.length - b.text.length)[0]?.path ?? '';
  const folder = smallest.slice(0, smallest.lastIndexOf('/') + 1);
  return files.filter(({ path }) => path.split('/').length === 2 || path.startsWith(folder));
}

/** @returns all targets; reads the bank of the working directory */
export function fuzzTargets(): Target[] {
  const context = bankContext();
  const { index, topics } = bank();
  const small = smallBank();
  const questions: Question[] = topics.flatMap((topic) => topic.questions);
  const { knownTerms } = index;
  const search = createFactSearch(topics.flatMap(({ facts }) => facts));

  const yaml: Target = {
    name: 'YAML of the bank',
    weight: 1,
    make: (random) => {
      const broken = random.below(small.length);
      return small.map((one, index) =>
        index === broken ? { ...one, text: mutated(one.text, random) } : one,
      );
    },
    check: (input) => {
      const result = compileBank(input as typeof small, context);
      if (!result.ok) mustHold(result.problems.length > 0, 'refused without a problem');
    },
  };

  const answers: Target = {
    name: 'answers',
    weight: 8,
    make: (random) => {
      const question = questions[random.below(questions.length)];
      const wanted =
        question === undefined || 'options' in question
          ? 'x'
          : question.kind === 'number'
            ? String(question.value)
            : question.answer;
      return { id: question?.id, text: mutated(wanted, random), option: random.below(9) - 2 };
    },
    check: (input) => {
      const { id, text: typed, option } = input as { id: string; text: string; option: number };
      const question = questions.find((one) => one.id === id);
      if (question === undefined) return;
      for (const given of [
        { kind: 'text' as const, text: typed },
        { kind: 'choice' as const, option },
        { kind: 'multiple' as const, options: [option, 0, option] },
      ]) {
        givenText(question, given);
        if (!isAnswerable(question, given)) continue;
        const verdict = gradeAnswer(question, given, { knownTerms });
        const again = gradeAnswer(question, given, { knownTerms });
        mustHold(JSON.stringify(verdict) === JSON.stringify(again), 'two verdicts on one answer');
        mustHold(verdict.score >= 0 && verdict.score <= 1, `a score of ${verdict.score}`);
      }
    },
  };

  const queries: Target = {
    name: 'searches',
    weight: 2,
    make: (random) => mutated('Alipay 支付宝 yu’e bao 2004', random),
    check: (input) => {
      const found = search(String(input));
      mustHold(new Set(found).size === found.length, 'a fact found twice');
    },
  };
  return [text, file, record, notes, yaml, answers, queries];
}
