/** The one door through which workers start. The Content-Security-Policy lets no other code make the address of one. */

interface ScriptUrls {
  createScriptURL: (address: string) => string;
}
declare global {
  /** Trusted Types, where the browser has them. What the policy returns is accepted where an address is asked for. */
  var trustedTypes: { createPolicy: (name: string, rules: ScriptUrls) => ScriptUrls } | undefined;
}

let policy: ScriptUrls | undefined;

/**
 * Starts a module worker of this app.
 *
 * @param address as Vite wrote it (`?worker&url`)
 * @throws when the address is not one of this origin, or the browser refuses to start a worker
 */
export function startOwnWorker(address: string): Worker {
  return new Worker(ownAddress(address), { type: 'module' });
}

/**
 * Has the browser fetch everything for later, without a network. Does nothing where it cannot or may not:
 * the app then works as a page that needs its host.
 */
export async function registerOwnServiceWorker(address: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(ownAddress(address));
  } catch {
    // Refused, as in some private windows. `Updates` then waits for ever, and nothing else depends on it.
  }
}

function ownAddress(address: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('two-sides-worker', rules) ?? rules;
  return policy.createScriptURL(address);
}

const rules: ScriptUrls = {
  createScriptURL(address) {
    const { origin, href } = new URL(address, location.href);
    if (origin !== location.origin) throw new Error(`a worker of another origin: ${href}`);
    return href;
  },
};
