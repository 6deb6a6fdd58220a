/** Old records are brought to today's shape when they are read; what is stored stays as it was written. */

/** Data from outside whose shape is not known yet. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Brings a record from the version before to version `to`. Pure, and total for every record of that version. */
export interface Migration {
  to: number;
  change: (record: RawRecord) => RawRecord;
}

export type Migrated =
  | { ok: true; value: RawRecord }
  | { ok: false; reason: 'newer-version' | 'damaged'; detail: string };

/**
 * @param oldest the first version ever written
 * @param migrations one per later version, in order
 * @throws when a number is missing, repeated or out of order
 */
export function createMigrations(oldest: number, migrations: readonly Migration[]) {
  migrations.forEach(({ to }, index) => {
    const expected = oldest + index + 1;
    if (to !== expected) throw new Error(`migration to ${to} stands where ${expected} belongs`);
  });
  const newest = oldest + migrations.length;

  return {
    newest,
    /** Brings a record of any known version to the newest one. */
    migrate(record: RawRecord): Migrated {
      const { v } = record;
      if (typeof v !== 'number' || !Number.isInteger(v) || v < oldest) {
        return { ok: false, reason: 'damaged', detail: 'v: not a version number' };
      }
      if (v > newest) {
        const detail = `v: ${v} is newer than ${newest}`;
        return { ok: false, reason: 'newer-version', detail };
      }
      const value = migrations
        .slice(v - oldest)
        .reduce((older, { to, change }) => ({ ...change(older), v: to }), record);
      return { ok: true, value };
    },
  };
}

/** Versions of the events in the log. Version 1 is the first. */
export const eventMigrations = createMigrations(1, []);
