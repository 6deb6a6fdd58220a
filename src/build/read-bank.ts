/** The only place that reads the bank from the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BankContext, BankFile } from '#lib/core/bank/compile.ts';

/** The folder of the bank, counted from the repository's root. */
export const bankFolder = 'questions';

/** Whether a path counted from the root, written with `/`, is text of the bank. */
export function isBankFile(path: string): boolean {
  return path.startsWith(`${bankFolder}/`) && /\.ya?ml$/.test(path);
}

/** Every YAML file under `questions/`; paths are counted from `root` and written with `/`. Throws if the folder cannot be read. */
export function readBank(root: string): BankFile[] {
  return readdirSync(join(root, bankFolder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${bankFolder}/${name.replaceAll('\\', '/')}`)
    .filter(isBankFile)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The context for compiling the bank now: rules are pure, so the day comes from here. */
export function bankContext(): BankContext {
  return { today: new Date().toISOString().slice(0, 10) };
}
