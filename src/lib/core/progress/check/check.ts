/** "Check my data": what is stored, held against what it should be. */
import type { ProgressEvent } from '../events.ts';
import type { Fold } from '../fold.ts';
import { mergeLogs } from '../log.ts';
import { sequenceOf } from '../record.ts';
import { checkLog, type Known } from './check-log.ts';
import { checkSnapshot, type StoredSnapshot } from './check-snapshot.ts';
import { faults, type Fault, type FaultKind } from './faults.ts';

/** A record of the log that could not be read. */
export interface UnreadableRecord {
  key: string;
  reason: 'damaged' | 'newer-version';
  /** Path and problem. */
  detail: string;
  raw: unknown;
}

/** Everything that is stored. */
export interface Stored {
  device: string;
  events: readonly ProgressEvent[];
  unreadable: readonly UnreadableRecord[];
  snapshot: StoredSnapshot;
  /** The last number this device says it has used; `null` where the store keeps none. */
  lastSequence: number | null;
  /** Keys of entries that lie under another number than their own. */
  misplaced: readonly string[];
  /** Keys of records that belong to nothing. */
  orphans: readonly string[];
}

/** Holds everything stored against the rules and against the fold of its log. */
export function checkStored(stored: Stored, fold: Fold, known: Known): Fault[] {
  return [
    ...stored.unreadable.map(unreadable),
    ...checkLog(stored.events, known),
    ...checkSnapshot(stored.snapshot, fold.rebuild(mergeLogs(stored.events, []))),
    ...head(stored),
    ...stored.misplaced.map((key): Fault => ({ kind: 'duplicate-id', ref: key, where: key })),
    ...stored.orphans.map((key): Fault => ({ kind: 'orphan-key', ref: key, where: key })),
  ];
}

function unreadable({ key, reason, detail, raw }: UnreadableRecord): Fault {
  return { kind: unreadableKind(reason, detail, raw), ref: key, where: `${key}: ${detail}` };
}

function unreadableKind(
  reason: UnreadableRecord['reason'],
  detail: string,
  raw: unknown,
): FaultKind {
  if (reason === 'newer-version') {
    return detail.startsWith('kind:') ? 'unknown-kind' : 'newer-version';
  }
  const isEntry = typeof raw === 'object' && raw !== null && ('kind' in raw || 'device' in raw);
  if (!isEntry) return 'damaged-record';
  const [field = ''] = detail.split(/[.:]/);
  return Object.hasOwn(raw, field) || field === 'record' ? 'wrong-type' : 'missing-field';
}

function head({ device, events, lastSequence }: Stored): Fault[] {
  const used = events.filter((event) => event.device === device).map(sequenceOf);
  const last = used.reduce((one, other) => Math.max(one, other), 0);
  return lastSequence === null || lastSequence >= last
    ? []
    : [{ kind: 'head-behind', ref: null, where: `${device}: ${lastSequence} of ${last}` }];
}

/** What repair will do. */
export interface RepairPlan {
  /** Ids and keys to put aside, each once. */
  putAside: string[];
  /** Whether the state is computed anew; always after putting aside. */
  rebuild: boolean;
}

/** The plan for a list of faults; `null` when there is nothing to repair. */
export function planRepair(found: readonly Fault[]): RepairPlan | null {
  const repairs = found.map(({ kind, ref }) => ({ repair: faults[kind].repair, ref }));
  const putAside = repairs.flatMap(({ repair, ref }) =>
    repair === 'put-aside' && ref !== null ? [ref] : [],
  );
  const rebuild = repairs.some(({ repair }) => repair !== 'none');
  return rebuild ? { putAside: [...new Set(putAside)], rebuild } : null;
}

/** Faults of one class together, for the list on the screen; in the order of the table. */
export interface FaultGroup {
  kind: FaultKind;
  count: number;
  /** '3 entries lack a part'. */
  title: string;
  meaning: string;
  isRepaired: boolean;
  where: string[];
}

export function groupFaults(found: readonly Fault[]): FaultGroup[] {
  const kinds = Object.keys(faults) as FaultKind[];
  return kinds.flatMap((kind) => {
    const ofKind = found.filter((fault) => fault.kind === kind);
    const { one, many, meaning, repair } = faults[kind];
    if (ofKind.length === 0) return [];
    const count = ofKind.length;
    return [
      {
        kind,
        count,
        title: `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`,
        meaning,
        isRepaired: repair !== 'none',
        where: ofKind.map(({ where }) => where),
      },
    ];
  });
}
