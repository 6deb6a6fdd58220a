/** Whether the browser may throw the data away when the device runs short of space. */

/** `best-effort`: the browser may delete the data; a backup file is the safe copy. */
export type PersistenceState = 'persisted' | 'best-effort' | 'unsupported';

/** The two questions of `navigator.storage` used here; old and private browsers lack some or all of it. */
export type PersistenceApi = Partial<Pick<StorageManager, 'persist' | 'persisted'>>;

/** @param storage `navigator.storage`, which not every browser has */
export async function persistenceState(
  storage: PersistenceApi | undefined = deviceStorage(),
): Promise<PersistenceState> {
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

function deviceStorage(): PersistenceApi | undefined {
  if (typeof navigator === 'undefined' || !('storage' in navigator)) return undefined;
  return navigator.storage;
}
