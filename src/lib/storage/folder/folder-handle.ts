/** Remembers the folder the learner chose, in a small database of its own: only IndexedDB can hold a handle. */
import { promisifyRequest } from 'idb-keyval';
import { asResult } from '../failure.ts';
import { openDatabase } from '../idb/open-database.ts';
import type { Result } from '../port.ts';

const key = 'folder';

/** `null` when none was chosen. */
export function readFolder(
  name: string,
  factory: IDBFactory,
): Promise<Result<FileSystemDirectoryHandle | null>> {
  return asResult('read the folder', () =>
    inDatabase(name, factory, 'readonly', async (store) => {
      const handle = await promisifyRequest<unknown>(store.get(key));
      return isFolder(handle) ? handle : null;
    }),
  );
}

/** @param handle `null` to forget it */
export function rememberFolder(
  name: string,
  factory: IDBFactory,
  handle: FileSystemDirectoryHandle | null,
): Promise<Result<void>> {
  return asResult('remember the folder', () =>
    inDatabase(name, factory, 'readwrite', (store) => {
      if (handle === null) store.delete(key);
      else store.put(handle, key);
    }),
  );
}

async function inDatabase<T>(
  name: string,
  factory: IDBFactory,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => T | PromiseLike<T>,
): Promise<T> {
  const database = openDatabase({ name, factory });
  try {
    return await database.useStore(mode, use);
  } finally {
    database.close();
  }
}

function isFolder(value: unknown): value is FileSystemDirectoryHandle {
  return (
    typeof FileSystemDirectoryHandle !== 'undefined' && value instanceof FileSystemDirectoryHandle
  );
}
