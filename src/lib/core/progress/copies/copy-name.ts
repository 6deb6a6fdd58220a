/** Names of copies say what is in them, so that listing them reads none. */

export interface CopyInfo {
  /** Epoch milliseconds. */
  madeAtMs: number;
  events: number;
  /** Answers that are not taken back. */
  answers: number;
  /** CRC-32 of the stored bytes, 8 hex digits: a copy whose writing was cut short does not match it. */
  checksum: string;
  /** How the log is written: as a backup file, compressed or not, or in segments (`storage/copies/sealed-copy.ts`). */
  form: CopyForm;
}

export type CopyForm = 'json.gz' | 'json' | 'segments';

/** `2026-11-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.json.gz` */
export function copyName({ madeAtMs, events, answers, checksum, form }: CopyInfo): string {
  const time = new Date(madeAtMs).toISOString().replaceAll(':', '-');
  return `${time}_${events}-events_${answers}-answers_${checksum}.${form}`;
}

const pattern =
  /^(\d{4}-\d{2}-\d{2}T)(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)_(\d{1,9})-events_(\d{1,9})-answers_([0-9a-f]{8})\.(json|json\.gz|segments)$/;

/** Reads a name; `null` when it is not the name of a copy. */
export function parseCopyName(name: string): CopyInfo | null {
  const [, date, hour, minute, second, events, answers, checksum, form] = pattern.exec(name) ?? [];
  if (date === undefined || checksum === undefined) return null;
  const madeAtMs = Date.parse(`${date}${hour}:${minute}:${second}`);
  if (!Number.isFinite(madeAtMs)) return null;
  return {
    madeAtMs,
    events: Number(events),
    answers: Number(answers),
    checksum,
    // The pattern knows no other.
    form: form as CopyForm,
  };
}
