/** Looks whether a database is there without making one. */

/**
 * Whether the database of this name exists. Opening an absent one is taken back before it is made, so an emptied
 * browser stays as it was found.
 * @returns `unknown` when the browser refuses, fails, or does not answer in time
 */
export function probeDatabase(
  name: string,
  factory: IDBFactory | undefined,
  timeoutMs = 3_000,
): Promise<'present' | 'absent' | 'unknown'> {
  return new Promise((resolve) => {
    const watch = setTimeout(() => {
      resolve('unknown');
    }, timeoutMs);
    const settle = (found: 'present' | 'absent' | 'unknown') => {
      clearTimeout(watch);
      resolve(found);
    };
    try {
      const request = factory?.open(name);
      if (request === undefined) {
        settle('unknown');
        return;
      }
      let isNew = false;
      request.onupgradeneeded = () => {
        isNew = true;
        request.transaction?.abort();
      };
      request.onsuccess = () => {
        request.result.close();
        settle('present');
      };
      request.onerror = (event) => {
        // Otherwise the abort that was meant is reported as an error of the page.
        event.preventDefault();
        settle(isNew ? 'absent' : 'unknown');
      };
    } catch {
      // A sandboxed or private page may throw at once; opening the store then says why.
      settle('unknown');
    }
  });
}

/** The browser's own IndexedDB; absent in some, refused with an error in others. */
export function deviceFactory(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    // As above: blocked storage is reported when the store is opened.
    return undefined;
  }
}
