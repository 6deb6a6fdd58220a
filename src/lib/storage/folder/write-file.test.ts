import { expect, it } from 'vitest';
import { folderFileName, writeToFolder, type WritableFolder } from './write-file.ts';

/** A folder as the browser shows one: what is written is there when the file is closed. */
function folderOf(files: Map<string, string>, isFull = false): WritableFolder {
  return {
    getFileHandle: (name) => {
      files.set(name, files.get(name) ?? '');
      let written = '';
      return Promise.resolve({
        createWritable: () =>
          Promise.resolve({
            write: (text) => {
              if (isFull) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
              written = text;
              return Promise.resolve();
            },
            close: () => {
              files.set(name, written);
              return Promise.resolve();
            },
          }),
      });
    },
    keys: async function* () {
      yield* await Promise.resolve([...files.keys()]);
    },
    removeEntry: (name) => {
      files.delete(name);
      return Promise.resolve();
    },
  };
}

const hourMs = 60 * 60 * 1000;
const nameAfter = (hours: number) => folderFileName(Date.UTC(2026, 10, 22, 8) + hours * hourMs);

it('keeps the newest files across a change of month, and touches nothing that is not ours', async () => {
  const theirs = ['two-sides-2026-11-22.json', 'two-sides-2026-11-22T08-00-00.json.bak', 'a.txt'];
  const files = new Map(theirs.map((name) => [name, 'theirs']));
  const folder = folderOf(files);
  for (let hours = 0; hours < 400; hours += 40)
    expect((await writeToFolder(folder, nameAfter(hours), `at ${hours}`, 3)).ok).toBe(true);
  expect(Object.fromEntries(files)).toEqual({
    ...Object.fromEntries(theirs.map((name) => [name, 'theirs'])),
    [nameAfter(280)]: 'at 280',
    [nameAfter(320)]: 'at 320',
    [nameAfter(360)]: 'at 360',
  });
});

it('removes no older file when the new one cannot be written', async () => {
  const files = new Map([0, 1, 2].map((hours) => [nameAfter(hours), 'whole']));
  const written = await writeToFolder(folderOf(files, true), nameAfter(3), 'new', 3);
  expect(written).toMatchObject({ ok: false, error: { reason: 'quota' } });
  expect([...files.values()].filter((text) => text === 'whole')).toHaveLength(3);
});
