import type { CopyFiles } from './files.ts';

/** Files until the page is closed. */
export function openMemoryFiles(): CopyFiles {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    place: 'memory',
    names: () => Promise.resolve([...files.keys()]),
    read: (name) => Promise.resolve(files.get(name)?.slice() ?? null),
    write: (name, bytes) => {
      files.set(name, bytes.slice());
      return Promise.resolve();
    },
    remove: (name) => {
      files.delete(name);
      return Promise.resolve();
    },
  };
}
