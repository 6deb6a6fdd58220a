/** Downloads of browsers that tell no more than the folder they were put into. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './driver.ts';

/** Presses what starts a download and waits for a new file that is whole; returns its path. */
export async function downloadInto(folder: string, press: () => Promise<void>): Promise<string> {
  const before = new Set(readdirSync(folder));
  await press();
  const name = await until('a file among the downloads', () =>
    Promise.resolve(
      readdirSync(folder).find((one) => one.endsWith('.json') && !before.has(one)) ?? null,
    ),
  );
  return join(folder, name);
}
