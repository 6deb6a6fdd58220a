/**
 * Runs a TypeScript file of the repository: `node src/build/run.mjs <file.ts> [arguments]`.
 * The file's default export is `async function main(args: string[]): Promise<number>`; the number is the exit code.
 * Its imports must be static: the module runner is closed as soon as the file is loaded.
 */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [file, ...args] = process.argv.slice(2);

if (file === undefined) {
  console.error('Name a TypeScript file: node src/build/run.mjs <file.ts> [arguments]');
  process.exitCode = 2;
} else {
  // tsconfig.json rests on a file that SvelteKit writes; on a fresh clone it is not there yet.
  if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) {
    spawnSync(join(root, 'node_modules', '.bin', 'svelte-kit'), ['sync'], {
      cwd: root,
      stdio: 'inherit',
    });
  }
  /** @type {{module: {default?: unknown}}} */
  const { module } = await runnerImport(resolve(root, file), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  if (typeof module.default !== 'function') {
    throw new TypeError(`${file} has no default export "main(args): Promise<number>"`);
  }
  process.exitCode = Number(await module.default(args));
}
