/** A database that a newer version has written, read for a file. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import type { AsideRecord, DamagedRecord } from '../port.ts';
import { readDatabase } from '../idb/fold-log.ts';
import { readSealed } from '../idb/segments.ts';

export interface NewerLog {
  /** What this version can read. */
  events: ProgressEvent[];
  /** Events that only the newer version can read, as they were written. */
  newer: unknown[];
  /** Everything else that lies there. */
  aside: AsideRecord[];
}

/** Reads all of it, whatever its version, and changes nothing. */
export async function readNewerDatabase(options: {
  name: string;
  factory: IDBFactory;
}): Promise<NewerLog> {
  const { events, damaged, aside } = await readDatabase({ ...options, anyVersion: true });
  const log: NewerLog = { events, newer: [], aside: [...aside] };
  for (const record of damaged) {
    const found = eventsOf(record);
    if (found === null) log.aside.push({ key: record.key, raw: record.raw });
    else log.newer.push(...found);
  }
  return log;
}

/** @returns `null` for a record that is not known to be events */
function eventsOf({ key, reason, raw }: DamagedRecord): unknown[] | null {
  if (reason === 'damaged') return null;
  if (key.startsWith('["event"')) return [raw];
  const sealed = readSealed(raw);
  return sealed.ok ? sealed.value : null;
}
