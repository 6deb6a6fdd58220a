/**
 * Small notes about this browser in localStorage. Whatever must not be lost is in the log instead: a browser
 * may refuse to keep notes, and then the app goes on without them.
 */

/** The note, or `null` when there is none or the browser gives none. */
export function readNote(key: string): string | null {
  return guarded(() => localStorage.getItem(key));
}

/** Writes a note; `null` removes it. */
export function writeNote(key: string, value: string | null): void {
  guarded(() => {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return null;
  });
}

function guarded(use: () => string | null): string | null {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
