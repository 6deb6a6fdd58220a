import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { brokenArrow, roomOf } from '../../src/build/rooms.mjs';

const src = join(import.meta.dirname, '../../src');

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const script = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  return ts.preProcessFile(script, true, true).importedFiles.map((file) => file.fileName);
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|svelte|mjs)$/.test(file));

describe('rooms', () => {
  it('has no arrow that points up', () => {
    const broken = files.flatMap((file) =>
      importsOf(join(src, file)).flatMap((specifier) => brokenArrow(file, specifier) ?? []),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });

  it('gives every file below lib a room', () => {
    expect(files.filter((file) => file.startsWith('lib/') && roomOf(file) === undefined)).toEqual(
      [],
    );
  });

  it.each([
    ['lib/core/memory/queue.ts', '#lib/storage/idb.ts'],
    ['lib/core/progress/fold.ts', '../memory/scheduler.ts'],
    ['lib/storage/idb.ts', '#lib/core/memory/scheduler.ts'],
    ['lib/ui/Button.svelte', '$app/state'],
    ['lib/ui/Button.svelte', '#lib/app/progress/progress.svelte.ts'],
    ['lib/app/progress/progress.svelte.ts', 'idb-keyval'],
    ['routes/+page.svelte', '#lib/storage/idb.ts'],
    ['lib/core/bank/compile.ts', 'svelte'],
  ])('%s may not import %s', (file, specifier) => {
    expect(brokenArrow(file, specifier)).toContain(file);
  });

  it('keeps rooms to ten files', () => {
    const counts = new Map<string, number>();
    for (const file of files.filter(
      (name) => name.startsWith('lib/') && !/\.(test|fixture)\./.test(name),
    )) {
      const folder = relative('.', file).split('/').slice(0, -1).join('/');
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const tooLarge = [...counts].filter(
      ([folder, count]) => count > 10 && !folder.startsWith('lib/ui'),
    );
    expect(tooLarge).toEqual([]);
  });
});
