/** What a build is made from: decides whether to build anew, and names the version, so that the same sources give the same bytes. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files and folders, counted from the root of the repository. */
export const sources = [
  'src',
  'questions',
  'static',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
];

/** @param {string} name */
const isNotBuilt = (name) => /\.(?:test|fixture)\.ts$|(?:^|\/)README\.md$/.test(name);

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} files at or below a path, with forward slashes
 */
function filesAt(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
    );
}

/**
 * Twelve hexadecimal digits over names and contents of everything a build is made from.
 * @param {string} root of the repository
 */
export function sourceDigest(root) {
  const hash = createHash('sha256');
  const files = sources.flatMap((path) => filesAt(root, path)).filter((name) => !isNotBuilt(name));
  for (const name of files.sort()) {
    hash.update(`${name}\0`);
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(root, name)))
        .digest(),
    );
  }
  return hash.digest('hex').slice(0, 12);
}
