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
  policy ??= globalThis.trustedTypes?.createPolicy('two-sides-worker', rules) ?? rules;
  return new Worker(policy.createScriptURL(address), { type: 'module' });
}

const rules: ScriptUrls = {
  createScriptURL(address) {
    const { origin, href } = new URL(address, location.href);
    if (origin !== location.origin) throw new Error(`a worker of another origin: ${href}`);
    return href;
  },
};
