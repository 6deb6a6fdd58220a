import type { Clock } from './clock.ts';

const checkAgainAfterMs = 60 * 60 * 1000;

/** A new version waits until the learner agrees; it never replaces the app under their hands. */
export class Updates {
  #waiting = $state.raw<ServiceWorker | null>(null);
  readonly #clock: Pick<Clock, 'nowMs'>;

  constructor(clock: Pick<Clock, 'nowMs'>) {
    this.#clock = clock;
  }

  /** A newer version is downloaded and ready. */
  get isReady(): boolean {
    return this.#waiting !== null;
  }

  /** Watches for a new version. Does nothing where service workers are not supported. */
  async watch(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.ready;
    this.#waiting = registration.waiting;
    // Its download may have begun before this page looked.
    this.#follow(registration.installing);
    registration.addEventListener('updatefound', () => {
      this.#follow(registration.installing);
    });
    // A browser asks for a new version when a page is loaded; one of this app may stay open for days.
    let checkedAtMs = this.#clock.nowMs();
    document.addEventListener('visibilitychange', () => {
      const nowMs = this.#clock.nowMs();
      if (document.visibilityState === 'hidden' || nowMs - checkedAtMs < checkAgainAfterMs) return;
      checkedAtMs = nowMs;
      registration.update().catch(() => {
        // Without a network, or with half a new version on the host: the next check will do.
      });
    });
  }

  #follow(installing: ServiceWorker | null): void {
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && navigator.serviceWorker.controller !== null) {
        this.#waiting = installing;
      }
    });
  }

  /** Activates the new version and reloads this page under it. */
  apply(): void {
    if (this.#waiting === null) return;
    if (this.#waiting.state !== 'installed') {
      // Another tab has already activated it.
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener(
      'controllerchange',
      () => {
        location.reload();
      },
      { once: true },
    );
    this.#waiting.postMessage({ kind: 'activate' });
  }
}
