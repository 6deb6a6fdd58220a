/** The files that are made from the bank and kept in the repository, so that editors and readers have them without a build. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BankFile } from '#lib/core/bank/compile.ts';
import { coverageText } from '#lib/core/bank/overview/coverage.ts';
import { jsonSchemaFiles } from '#lib/core/bank/json-schema.ts';
import { bankFolder } from './read-bank.ts';

/** What the files have to hold; paths are counted from the repository's root. */
export function madeFiles(files: readonly BankFile[]): BankFile[] {
  return [
    ...jsonSchemaFiles().map(({ name, text }) => ({ path: `${bankFolder}/schema/${name}`, text })),
    { path: `${bankFolder}/COVERAGE.md`, text: coverageText(files) },
  ];
}

/** Paths of those that are missing or hold something else. */
export function staleFiles(root: string, files: readonly BankFile[]): string[] {
  return madeFiles(files)
    .filter(({ path, text }) => {
      const place = join(root, path);
      return !existsSync(place) || readFileSync(place, 'utf8') !== text;
    })
    .map(({ path }) => path);
}

/** Writes all of them. */
export function writeMadeFiles(root: string, files: readonly BankFile[]): void {
  for (const { path, text } of madeFiles(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
