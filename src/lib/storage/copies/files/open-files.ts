/** Finds a place for copies that does not share the fate of IndexedDB. */
import { openCacheFiles } from './cache-files.ts';
import type { CopyFiles } from './files.ts';
import { openOpfsFiles } from './opfs-files.ts';

/** What this browser has; both are absent outside a secure context, whatever the types say. */
export interface Places {
  storage: StorageManager | undefined;
  caches: CacheStorage | undefined;
}

/** The places of this browser, in a page or in a worker. */
export function devicePlaces(): Places {
  const { navigator, caches }: { navigator: Partial<Navigator>; caches?: CacheStorage } =
    globalThis;
  return { storage: navigator.storage, caches };
}

/**
 * Opens the site's own file system, or Cache Storage where there is none, or gives `null` where there is neither.
 * @param name of the folder or cache; see `openCacheFiles` for what it must not be
 */
export async function openCopyFiles(name: string, places: Places): Promise<CopyFiles | null> {
  const { storage, caches } = places;
  return (
    (storage === undefined ? null : await orNull(() => openOpfsFiles(storage, name))) ??
    (caches === undefined ? null : await orNull(() => openCacheFiles(caches, name)))
  );
}

/** Absent functions and refusals both mean that this place cannot be used. */
async function orNull(open: () => Promise<CopyFiles>): Promise<CopyFiles | null> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return null;
  }
}
