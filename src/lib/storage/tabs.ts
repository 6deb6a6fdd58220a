/** Tells the other tabs of this app that something was committed. */

export interface TabChannel {
  /** Tells the other tabs; call it after a commit. */
  announce: () => void;
  /** Calls back when another tab has committed. Returns a function that stops listening. */
  listen: (listener: () => void) => () => void;
  close: () => void;
}

interface Committed {
  app: 'two-sides';
  kind: 'committed';
}
const committed: Committed = { app: 'two-sides', kind: 'committed' };

/** @param name the same in all tabs that share a database */
export function openTabChannel(name: string): TabChannel {
  const channel = openChannel(name);
  const listeners = new Set<() => void>();
  let isOpen = true;
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isCommitted(data)) for (const listener of [...listeners]) listener();
  });
  return {
    announce: () => {
      if (isOpen) channel?.postMessage(committed);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isOpen = false;
      listeners.clear();
      channel?.close();
    },
  };
}

/** Any script of this origin can post here, so the message is checked. */
function isCommitted(data: unknown): data is Committed {
  return (
    typeof data === 'object' &&
    data !== null &&
    'app' in data &&
    data.app === committed.app &&
    'kind' in data &&
    data.kind === committed.kind
  );
}

/** Without a channel the tabs still agree, because every write reads inside its transaction; they only refresh later. */
function openChannel(name: string): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  try {
    return new BroadcastChannel(name);
  } catch {
    // A sandboxed frame has the class but may not use it.
    return null;
  }
}
