/** `npm run build:twice`: builds twice from nothing and compares every file. Prints both digests; fails when they differ. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** @returns {Map<string, string>} SHA-256 by path of everything in `build/` */
function buildOnce() {
  for (const folder of ['build', '.svelte-kit']) {
    rmSync(join(root, folder), { recursive: true, force: true });
  }
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  const folder = join(root, 'build');
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [
        file.slice(folder.length + 1).replaceAll('\\', '/'),
        sha256(readFileSync(file)),
      ]),
  );
}

/** @param {import('node:crypto').BinaryLike} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

const first = buildOnce();
const second = buildOnce();
for (const { name, files } of [
  { name: 'first', files: first },
  { name: 'second', files: second },
]) {
  const lines = [...files].map(([file, hash]) => `${hash}  ${file}\n`).join('');
  console.log(`${name.padEnd(6)} ${sha256(lines)}  ${files.size} files`);
}
const different = [...new Set([...first.keys(), ...second.keys()])].filter(
  (file) => first.get(file) !== second.get(file),
);
for (const file of different) console.log(`differs: ${file}`);
process.exitCode = different.length === 0 ? 0 : 1;
