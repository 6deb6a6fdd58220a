/** The two places a browser has for files, in memory, as far as `openCopyFiles` asks of them. */

/** How this browser writes: from pages, in workers, or here in neither way. */
export type Writing = 'writable' | 'synchronous' | 'none';

/** `navigator.storage` with one file system, which every folder of it shares. */
export function storageOf(writing: Writing): StorageManager {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const notFound = () => new DOMException('not here', 'NotFoundError');
  const fileHandle = (name: string) => ({
    getFile: () => Promise.resolve(new Blob([files.get(name) ?? new Uint8Array()])),
    ...(writing === 'writable' && { createWritable: () => Promise.resolve(writable(name)) }),
    ...(writing === 'synchronous' && {
      createSyncAccessHandle: () => Promise.resolve(synchronous(name)),
    }),
  });
  /** What is written is there when the file is closed. */
  const writable = (name: string) => {
    let written = new Uint8Array();
    return {
      write: (bytes: Uint8Array<ArrayBuffer>) => {
        written = bytes.slice();
        return Promise.resolve();
      },
      close: () => {
        files.set(name, written);
        return Promise.resolve();
      },
    };
  };
  /** Writes over what is there, as far as the bytes reach. */
  const synchronous = (name: string) => {
    let content = files.get(name) ?? new Uint8Array();
    return {
      truncate: (size: number) => {
        content = content.slice(0, size);
      },
      write: (bytes: Uint8Array<ArrayBuffer>, { at }: { at: number }) => {
        const whole = new Uint8Array(Math.max(content.length, at + bytes.length));
        whole.set(content);
        whole.set(bytes, at);
        content = whole;
        return bytes.length;
      },
      flush: () => {
        files.set(name, content);
      },
      close: () => undefined,
    };
  };
  const directory = {
    getFileHandle: (name: string, options?: { create: boolean }) => {
      if (options?.create !== true && !files.has(name)) return Promise.reject(notFound());
      if (!files.has(name)) files.set(name, new Uint8Array());
      return Promise.resolve(fileHandle(name));
    },
    removeEntry: (name: string) =>
      files.delete(name) ? Promise.resolve() : Promise.reject(notFound()),
    keys: async function* () {
      yield* await Promise.resolve([...files.keys()]);
    },
  };
  const root = { getDirectoryHandle: () => Promise.resolve(directory) };
  const storage: object = { getDirectory: () => Promise.resolve(root) };
  return storage as StorageManager;
}

/** Cache Storage with the caches by name. */
export function cacheStorage(): CacheStorage {
  const caches = new Map<string, Map<string, Response>>();
  const urlOf = (address: string) => new URL(address, 'https://example.org/app/').href;
  const storage: object = {
    open: (name: string) => {
      const entries = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, entries);
      return Promise.resolve({
        keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
        match: (address: string) => Promise.resolve(entries.get(urlOf(address))?.clone()),
        put: (address: string, response: Response) => {
          entries.set(urlOf(address), response);
          return Promise.resolve();
        },
        delete: (address: string) => Promise.resolve(entries.delete(urlOf(address))),
      });
    },
  };
  return storage as CacheStorage;
}
