/** The file a learner keeps: the whole log as readable JSON, one event a line. */
import { canonicalJson } from './canonical-json.ts';
import type { ProgressEvent } from './events.ts';
import { effectiveAnswers, mergeLogs, orderLog } from './log.ts';
import { latestMs, readEvent } from './record.ts';

const format = 'two-sides-backup';
const version = 1;
/** In UTF-16 units: about 150,000 answers. */
export const maximumBackupLength = 64 * 1024 * 1024;
const maximumEvents = 1_000_000;
/** An event has about four lists and objects in some 400 characters; a file of brackets alone would take gigabytes to parse. */
const maximumContainers = 4_000_000;
/** Deeper than any backup is nested. */
const maximumDepth = 32;
/** For all records that were put aside together, in UTF-16 units: they must not keep a file from being restored. */
const maximumAsideLength = 8 * 1024 * 1024;

export interface BackupInfo {
  /** Epoch milliseconds. */
  madeAtMs: number;
  /** Left out where it is not known. */
  appVersion?: string;
  bankVersion?: string;
  /** Records that were put aside. They go along as texts, so that nothing is lost; reading a backup leaves them out. */
  aside?: readonly { key: string; raw: unknown }[];
  /** Events of a newer version, which reads them in the list of events; this one leaves them out. */
  newer?: readonly unknown[];
}

/** Writes a backup. The same log and info always give the same text. */
export function makeBackup(log: readonly ProgressEvent[], info: BackupInfo): string {
  const events = orderLog(log);
  const newer = (info.newer ?? []).map(recordText);
  const head = {
    format,
    version,
    madeAt: new Date(info.madeAtMs).toISOString(),
    madeAtMs: info.madeAtMs,
    ...(info.appVersion === undefined ? {} : { appVersion: info.appVersion }),
    ...(info.bankVersion === undefined ? {} : { bankVersion: info.bankVersion }),
    devices: [...new Set(events.map(({ device }) => device))].sort(),
    eventCount: events.length + newer.length,
  };
  const headLines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const eventLines = [...events.map(canonicalJson), ...newer].map((line) => `    ${line}`);
  const list = eventLines.length === 0 ? '[]' : `[\n${eventLines.join(',\n')}\n  ]`;
  const aside = asideLines(info.aside ?? []);
  const asideList = aside.length === 0 ? '' : `,\n  "aside": [\n${aside.join(',\n')}\n  ]`;
  return `{\n${headLines.join(',\n')},\n  "events": ${list}${asideList}\n}\n`;
}

function asideLines(records: readonly { key: string; raw: unknown }[]): string[] {
  let room = maximumAsideLength;
  return records.map(({ key, raw }) => {
    const text = recordText(raw);
    const fits = text.length <= room;
    if (fits) room -= text.length;
    const record = fits ? text : `left out: ${text.length} characters`;
    return `    ${JSON.stringify({ key, record })}`;
  });
}

/** Whatever lay in the database as a text of its own: no shape of it can then make the file unreadable. */
function recordText(raw: unknown): string {
  try {
    // Undefined for what JSON has no word for, which the type leaves out.
    const text = JSON.stringify(raw, (_key, value: unknown) => {
      if (value instanceof Uint8Array) {
        return { hex: Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('') };
      }
      return typeof value === 'bigint' ? String(value) : value;
    }) as string | undefined;
    return text ?? String(raw);
  } catch (error) {
    // A circle, or nested too deeply: such a record was never an event.
    return `cannot be written as text: ${String(error)}`;
  }
}

/** An event of a file that was left out. */
export interface Skipped {
  /** Position in the file's list of events, from 0. */
  index: number;
  reason: string;
}

export type ReadBackup =
  | { ok: true; events: ProgressEvent[]; madeAtMs: number; skipped: Skipped[] }
  | {
      ok: false;
      reason: 'not-json' | 'not-a-backup' | 'newer-version' | 'damaged' | 'too-large';
      /** Where the problem is and what to do, for the learner. */
      message: string;
    };

/**
 * Reads a backup. Events that are not readable are left out and listed; nothing is stored yet. Never throws.
 * Check the size of a file against `maximumBackupLength` before reading it into a text.
 */
export function readBackup(text: string): ReadBackup {
  if (text.length > maximumBackupLength) {
    return fail(
      'too-large',
      'This file is larger than any backup. Choose a file made by Two Sides.',
    );
  }
  const json = text.replace(/^\uFEFF/, '');
  const shape = refuseShape(json);
  if (shape !== null) return shape;
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    return notJson(json);
  }
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== format) {
    return fail(
      'not-a-backup',
      'This file is not a Two Sides backup. Choose a file made by Two Sides.',
    );
  }
  const fileVersion = 'version' in file ? file.version : undefined;
  if (typeof fileVersion !== 'number' || !Number.isInteger(fileVersion) || fileVersion < 1) {
    return fail(
      'damaged',
      'The version at the top of this backup is not readable. Choose another copy.',
    );
  }
  if (fileVersion > version) {
    return fail(
      'newer-version',
      `This backup was made by a newer Two Sides (format ${fileVersion}, here ${version}). Update the app, then try again.`,
    );
  }
  const madeAtMs = 'madeAtMs' in file ? file.madeAtMs : undefined;
  if (typeof madeAtMs !== 'number' || !(madeAtMs >= 0 && madeAtMs <= latestMs)) {
    return fail(
      'damaged',
      'The date at the top of this backup is not readable. Choose another copy.',
    );
  }
  if (!('events' in file) || !Array.isArray(file.events)) {
    return fail('damaged', 'This backup has no list of events. Choose another copy.');
  }
  if (file.events.length > maximumEvents) {
    return fail(
      'too-large',
      `This backup lists more than ${maximumEvents} events. Choose a file made by Two Sides.`,
    );
  }
  const events: ProgressEvent[] = [];
  const skipped: Skipped[] = [];
  for (const [index, input] of (file.events as unknown[]).entries()) {
    const read = readEvent(input);
    if (read.ok) events.push(read.value);
    else skipped.push({ index, reason: `${read.reason}: ${read.detail}` });
  }
  return { ok: true, events: mergeLogs(events, []), madeAtMs, skipped };
}

type Failure = Extract<ReadBackup, { ok: false }>;

function fail(reason: Failure['reason'], message: string): Failure {
  return { ok: false, reason, message };
}

/** Refuses what would exhaust the parser before it is parsed: one pass over the text that keeps nothing. */
function refuseShape(text: string): Failure | null {
  let depth = 0;
  let containers = 0;
  let line = 1;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) line += 1;
    else if (unit === 0x22) isString = !isString;
    else if (isString) at += unit === 0x5c ? 1 : 0;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      containers += 1;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
    if (depth > maximumDepth) {
      return fail(
        'not-a-backup',
        `This file is nested too deeply in line ${line} for a Two Sides backup. Choose a file made by Two Sides.`,
      );
    }
    if (containers > maximumContainers) {
      return fail(
        'too-large',
        `This file holds more entries than any backup, counted up to line ${line}. Choose a file made by Two Sides.`,
      );
    }
  }
  return null;
}

function notJson(text: string): Failure {
  if (text.trim() === '') return fail('not-json', 'This file is empty. Choose another copy.');
  const looksLikeOurs = text.startsWith('{') && text.slice(0, 200).includes(`"${format}"`);
  if (!looksLikeOurs) {
    return fail(
      'not-json',
      'This file is not a Two Sides backup. Choose a file made by Two Sides.',
    );
  }
  if (text.trimEnd().endsWith('\n}')) {
    return fail(
      'damaged',
      'This backup was changed and is no longer readable. Choose another copy.',
    );
  }
  const lines = text.split('\n').length;
  return fail('damaged', `This backup is cut off in line ${lines}. Choose another copy.`);
}

/** What merging would change. */
export interface DryRun {
  added: number;
  alreadyHere: number;
  /** Answers among the added that are not taken back. */
  answers: number;
  /** Time of the first and last added event; `null` when there is none. */
  firstAtMs: number | null;
  lastAtMs: number | null;
}

/** Says what merging events into a log would add, without doing it. */
export function dryRun(log: readonly ProgressEvent[], events: readonly ProgressEvent[]): DryRun {
  const here = new Set(log.map(({ id }) => id));
  const file = mergeLogs(events, []);
  const added = file.filter(({ id }) => !here.has(id));
  const times = added.map(({ atMs }) => atMs).sort((a, b) => a - b);
  return {
    added: added.length,
    alreadyHere: file.length - added.length,
    answers: effectiveAnswers(mergeLogs(log, added)).filter(({ id }) => !here.has(id)).length,
    firstAtMs: times[0] ?? null,
    lastAtMs: times.at(-1) ?? null,
  };
}
