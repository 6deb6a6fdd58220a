import { describe, expect, it } from 'vitest';
import { createMigrations, eventMigrations } from './migrations.ts';

describe('migrations', () => {
  // A made-up past: version 0 had seconds, version 1 had no certainty.
  const made = createMigrations(0, [
    { to: 1, change: ({ seconds, ...rest }) => ({ ...rest, atMs: Number(seconds) * 1000 }) },
    { to: 2, change: (record) => ({ ...record, certainty: null }) },
  ]);

  it('bring an old record through every version in turn', () => {
    const before = { v: 0, kind: 'answer', seconds: 12, unknown: true };
    const after = { v: 2, kind: 'answer', atMs: 12_000, certainty: null, unknown: true };
    expect(made.migrate(before)).toEqual({ ok: true, value: after });
    expect(before).toEqual({ v: 0, kind: 'answer', seconds: 12, unknown: true });
  });

  it('run only those after the record’s version', () => {
    expect(made.migrate({ v: 1, atMs: 5 })).toEqual({
      ok: true,
      value: { v: 2, atMs: 5, certainty: null },
    });
    expect(made.migrate({ v: 2, atMs: 5 })).toEqual({ ok: true, value: { v: 2, atMs: 5 } });
    expect(made.newest).toBe(2);
  });

  it('refuse newer versions and things that are no version', () => {
    expect(made.migrate({ v: 3 })).toMatchObject({ ok: false, reason: 'newer-version' });
    for (const v of [-1, 0.5, Number.NaN, '1', null, undefined]) {
      expect(made.migrate({ v })).toMatchObject({ ok: false, reason: 'damaged' });
    }
  });

  it('must be numbered without gaps or repetitions', () => {
    const change = (record: Readonly<Record<string, unknown>>) => record;
    expect(() => createMigrations(1, [{ to: 3, change }])).toThrow(
      'migration to 3 stands where 2 belongs',
    );
    expect(() =>
      createMigrations(1, [
        { to: 2, change },
        { to: 2, change },
      ]),
    ).toThrow('where 3 belongs');
  });

  it('of events end at the version the types name', () => {
    expect(eventMigrations.newest).toBe(1);
  });
});
