/** Which values a setting may have. */
import * as z from 'zod/mini';
import type { Settings } from './state.ts';

// zod otherwise compiles with `new Function`, which the Content-Security-Policy forbids.
z.config({ jitless: true });

const wholeUpTo = (maximum: number) =>
  z.number().check(z.refine((value) => Number.isInteger(value) && value >= 0 && value <= maximum));

const values: { [K in keyof Settings]: z.ZodMiniType<Settings[K]> } = {
  newFactsPerDay: wholeUpTo(999),
  desiredRetention: z.number().check(z.refine((value) => value >= 0.8 && value <= 0.95)),
  dayStartsAtHour: wholeUpTo(23),
  grades: z.literal(['two', 'four']),
  theme: z.literal(['system', 'light', 'dark']),
  singleKeyShortcuts: z.boolean(),
  showIntervals: z.boolean(),
};

/** Shape of all settings together. */
export const settingsSchema = z.object(values);

/**
 * The settings after a change. A key this version does not know, or a value outside its range,
 * changes nothing: the log may come from another version or from a file written by hand.
 */
export function changeSetting(settings: Settings, key: string, value: unknown): Settings {
  if (!isSettingKey(key) || !values[key].safeParse(value).success) return settings;
  return { ...settings, [key]: value };
}

function isSettingKey(key: string): key is keyof Settings {
  return Object.hasOwn(values, key);
}
