/** A new version waits until the learner agrees; it never replaces the app under their hands. */
export class Updates {
  #waiting = $state.raw<ServiceWorker | null>(null);

  /** A newer version is downloaded and ready. */
  get isReady(): boolean {
    return this.#waiting !== null;
  }

  /** Watches for a new version. Does nothing where service workers are not supported. */
  async watch(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.ready;
    this.#waiting = registration.waiting;
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && navigator.serviceWorker.controller !== null) {
          this.#waiting = installing;
        }
      });
    });
  }

  /** Activates the new version and reloads this page under it. */
  apply(): void {
    if (this.#waiting === null) return;
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
