import type { CopyFiles } from './files.ts';

/** What a worker has of a file handle in browsers that cannot write from a page. */
interface SyncHandle {
  truncate(size: number): void;
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  flush(): void;
  close(): void;
}
/** Not every browser has both ways of writing, and the second one only in workers. */
interface WritableHandle {
  createWritable?: FileSystemFileHandle['createWritable'];
  createSyncAccessHandle?: () => Promise<SyncHandle>;
}

/**
 * Files in one folder of the site's own file system.
 * @param storage `navigator.storage`
 * @throws DOMException or TypeError where the browser has none or does not allow it
 */
export async function openOpfsFiles(storage: StorageManager, folder: string): Promise<CopyFiles> {
  const root = await storage.getDirectory();
  const directory = await root.getDirectoryHandle(folder, { create: true });

  return {
    place: 'opfs',
    async names() {
      const names: string[] = [];
      for await (const name of directory.keys()) names.push(name);
      return names;
    },
    read: (name) =>
      nullIfNotFound(async () => {
        const file = await (await directory.getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      }),
    async write(name, bytes) {
      const handle: WritableHandle = await directory.getFileHandle(name, { create: true });
      if (handle.createWritable !== undefined) {
        const writable = await handle.createWritable();
        await writable.write(bytes);
        await writable.close();
        return;
      }
      if (handle.createSyncAccessHandle === undefined) {
        throw new DOMException('this browser writes files in workers only', 'NotSupportedError');
      }
      const access = await handle.createSyncAccessHandle();
      try {
        access.truncate(0);
        access.write(bytes, { at: 0 });
        access.flush();
      } finally {
        access.close();
      }
    },
    async remove(name) {
      await nullIfNotFound(() => directory.removeEntry(name));
    },
  };
}

async function nullIfNotFound<T>(use: () => Promise<T>): Promise<T | null> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}
