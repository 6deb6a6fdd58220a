/** Files → typed entries that know where they stand. Checks and lint rules read this, never the text. */
import type * as z from 'zod';
import { formatPath, type Path, type Problem } from '../problem.ts';
import * as schema from '../schema.ts';
import type { Source, Topic } from '../types.ts';
import { explainIssue } from './explain-issue.ts';
import { parseYaml } from './yaml-file.ts';

/** One file of the bank; `path` is counted from the repository's root and uses `/`. */
export interface BankFile {
  path: string;
  text: string;
}

export type FactText = z.infer<typeof schema.Fact>;
export type QuestionText = z.infer<typeof schema.Question>;
export type MisconceptionText = z.infer<typeof schema.Misconception>;
export type TimelineEvent = z.infer<typeof schema.TimelineEvent>;
export type StructurePeriod = z.infer<typeof schema.StructurePeriod>;
export type ConfusableGroup = z.infer<typeof schema.ConfusableGroup>;
export type Claim = z.infer<typeof schema.Claim>;
export type EntryKind =
  | 'source'
  | 'topic'
  | 'misconception'
  | 'event'
  | 'period'
  | 'group'
  | 'claim'
  | 'fact'
  | 'question';

/** Where an entry stands. */
export interface Place {
  file: string;
  /** Folder it stands in, which is its topic; empty for the files at the top of `questions/`. */
  folder: string;
  /** Position in its file, from 0. */
  index: number;
  id: string | null;
  kind: EntryKind;
  /** Line of a value inside the entry. */
  lineOf: (path: Path) => number;
}
export interface Entry<T> extends Place {
  id: string;
  value: T;
}
/** An entry that breaks its schema, reduced to what others may refer to, so that one slip does not set off a second report. */
export interface BrokenEntry extends Place {
  questionKind: string | null;
  facts: string[];
}

export interface BankDraft {
  sources: Entry<Source>[];
  topics: Entry<Topic>[];
  misconceptions: Entry<MisconceptionText>[];
  events: Entry<TimelineEvent>[];
  periods: Entry<StructurePeriod>[];
  groups: Entry<ConfusableGroup>[];
  claims: Entry<Claim>[];
  facts: Entry<FactText>[];
  questions: Entry<QuestionText>[];
  broken: BrokenEntry[];
  /** Topic folders and what they hold. */
  folders: Map<string, Set<EntryKind>>;
  /** Every place an id is declared, broken entries included. */
  known: Record<EntryKind, Map<string, Place>>;
}

const root = 'questions/';
const filesAtTop = new Map<string, EntryKind>([
  ['sources.yaml', 'source'],
  ['topics.yaml', 'topic'],
  ['misconceptions.yaml', 'misconception'],
  ['timeline.yaml', 'event'],
  ['structure.yaml', 'period'],
  ['groups.yaml', 'group'],
  ['claims.yaml', 'claim'],
]);
const filesOfTopic = new Map<string, EntryKind>([
  ['facts.yaml', 'fact'],
  ['questions.yaml', 'question'],
]);

/** Parses and validates every entry on its own: a broken entry is a problem and the others are still checked. */
export function readDraft(files: readonly BankFile[]): { draft: BankDraft; problems: Problem[] } {
  const problems: Problem[] = [];
  const draft: BankDraft = {
    sources: [],
    topics: [],
    misconceptions: [],
    events: [],
    periods: [],
    groups: [],
    claims: [],
    facts: [],
    questions: [],
    broken: [],
    folders: new Map(),
    known: {
      source: new Map(),
      topic: new Map(),
      misconception: new Map(),
      event: new Map(),
      period: new Map(),
      group: new Map(),
      claim: new Map(),
      fact: new Map(),
      question: new Map(),
    },
  };

  for (const { path, text } of files) {
    const found = classify(path);
    if (found === null) {
      problems.push({
        rule: 'unknown-file',
        severity: 'error',
        file: path,
        line: 1,
        path: '',
        item: null,
        message: 'No file of this name belongs to the bank.',
        remedy: `Use ${[...filesAtTop.keys()].join(', ')} in questions/, or ${[...filesOfTopic.keys()].join(' and ')} in a topic's folder.`,
      });
      continue;
    }
    const { kind, folder } = found;
    if (folder !== '') {
      const held = draft.folders.get(folder) ?? new Set();
      draft.folders.set(folder, held.add(kind));
    }

    const yaml = parseYaml(text);
    for (const fault of yaml.faults)
      problems.push({
        rule: 'yaml',
        severity: 'error',
        file: path,
        line: fault.line,
        path: '',
        item: null,
        message: fault.message,
        remedy: 'Check indentation, and put texts that contain ": " or " #" in quotes.',
      });
    if (yaml.faults.length > 0) continue;
    if (!Array.isArray(yaml.data)) {
      problems.push({
        rule: 'schema',
        severity: 'error',
        file: path,
        line: 1,
        path: '',
        item: null,
        message: 'The file must be a list.',
        remedy: 'Begin each entry with "- id: …" at the margin.',
      });
      continue;
    }

    const rows: readonly unknown[] = yaml.data;
    rows.forEach((row, index) => {
      const place: Place = {
        file: path,
        folder,
        index,
        id: textAt(row, 'id'),
        kind,
        lineOf: (inside) => yaml.lineOf([index, ...inside]),
      };
      const issues = addEntry(draft, place, row);
      if (place.id !== null && !draft.known[kind].has(place.id))
        draft.known[kind].set(place.id, place);
      if (issues.length === 0) return;
      draft.broken.push({
        ...place,
        questionKind: textAt(row, 'kind'),
        facts: textsAt(row, 'facts'),
      });
      for (const issue of issues)
        for (const { path: inside, message, remedy } of explainIssue(issue, row))
          problems.push({
            rule: 'schema',
            severity: 'error',
            file: path,
            line: place.lineOf(inside),
            path: formatPath([index, ...inside]),
            item: place.id,
            message,
            remedy,
          });
    });
  }
  return { draft, problems };
}

/** Adds the entry to its list, or returns why it cannot be. */
function addEntry(draft: BankDraft, place: Place, row: unknown): z.core.$ZodIssue[] {
  switch (place.kind) {
    case 'source':
      return validate(schema.Source, place, row, draft.sources);
    case 'topic':
      return validate(schema.Topic, place, row, draft.topics);
    case 'misconception':
      return validate(schema.Misconception, place, row, draft.misconceptions);
    case 'event':
      return validate(schema.TimelineEvent, place, row, draft.events);
    case 'period':
      return validate(schema.StructurePeriod, place, row, draft.periods);
    case 'group':
      return validate(schema.ConfusableGroup, place, row, draft.groups);
    case 'claim':
      return validate(schema.Claim, place, row, draft.claims);
    case 'fact':
      return validate(schema.Fact, place, row, draft.facts);
    case 'question':
      return validate(schema.Question, place, row, draft.questions);
  }
}

function validate<T extends { id: string }>(
  shape: z.ZodType<T>,
  place: Place,
  row: unknown,
  list: Entry<T>[],
): z.core.$ZodIssue[] {
  const result = shape.safeParse(row);
  if (!result.success) return result.error.issues;
  list.push({ ...place, id: result.data.id, value: result.data });
  return [];
}

function classify(path: string): { kind: EntryKind; folder: string } | null {
  if (!path.startsWith(root)) return null;
  const slash = path.lastIndexOf('/');
  const folder = path.slice(root.length, slash);
  const kind = (folder === '' ? filesAtTop : filesOfTopic).get(path.slice(slash + 1));
  return kind === undefined || folder.includes('/') ? null : { kind, folder };
}

function propertyOf(row: unknown, key: string): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  return Object.getOwnPropertyDescriptor(row, key)?.value;
}

function textAt(row: unknown, key: string): string | null {
  const value = propertyOf(row, key);
  return typeof value === 'string' ? value : null;
}

function textsAt(row: unknown, key: string): string[] {
  const value = propertyOf(row, key);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
