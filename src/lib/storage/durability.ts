/** Whether the browser may throw the data away when the device runs short of space. */

/**
 * `best-effort`: the browser may delete the data; a backup file is the safe copy. `private`: a private window, which
 * deletes it when it is closed. Firefox and Safari let that be known, Chromium does not.
 */
export type PersistenceState = 'persisted' | 'best-effort' | 'unsupported' | 'private';

/** What of `navigator.storage` is used here; old and private browsers lack some or all of it. */
export type PersistenceApi = Partial<
  Pick<StorageManager, 'persist' | 'persisted' | 'getDirectory'>
>;

/** @param storage `navigator.storage`, which not every browser has */
export async function persistenceState(
  storage: PersistenceApi | undefined = deviceStorage(),
): Promise<PersistenceState> {
  if (await isPrivateWindow(storage)) return 'private';
  if (storage?.persisted === undefined) return 'unsupported';
  try {
    return (await storage.persisted()) ? 'persisted' : 'best-effort';
  } catch {
    // An opaque origin has the functions but they refuse to answer.
    return 'unsupported';
  }
}

/**
 * Asks the browser to keep the data until the learner deletes it. Some browsers ask the learner, some decide alone.
 * @param storage `navigator.storage`, which not every browser has
 */
export async function askToPersist(
  storage: PersistenceApi | undefined = deviceStorage(),
): Promise<PersistenceState> {
  const before = await persistenceState(storage);
  if (before !== 'best-effort' || storage?.persist === undefined) return before;
  try {
    return (await storage.persist()) ? 'persisted' : 'best-effort';
  } catch {
    // As above: a refusal to answer is a no.
    return 'best-effort';
  }
}

/**
 * Firefox and Safari refuse a site its own file system in private windows (livestorejs/livestore#533,
 * rhashimoto/wa-sqlite#237). Sandboxed pages are refused it too, but those have no IndexedDB to ask about.
 */
async function isPrivateWindow(storage: PersistenceApi | undefined): Promise<boolean> {
  try {
    await storage?.getDirectory?.();
    return false;
  } catch {
    // The errors differ between browsers and versions; that they refuse is what counts.
    return true;
  }
}

function deviceStorage(): PersistenceApi | undefined {
  if (typeof navigator === 'undefined' || !('storage' in navigator)) return undefined;
  return navigator.storage;
}
