/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker';
import { downloads, isPrecachedFile, isPrecachedPage, planFor } from './plan.ts';

// In a module this shadows the window that the page's types know. The build writes the digests above this file.
declare const self: ServiceWorkerGlobalScope & {
  readonly digests: Readonly<Record<string, string>>;
};

const cacheName = `two-sides-${version}`;
const root = `${base}/`;

const precached = [
  ...build,
  // By it the app asks whether there is a newer version, and would load a page that it does not know again and again.
  `${root}_app/version.json`,
  ...files.filter((path) => isPrecachedFile(path, root)),
  ...prerendered.filter((path) => isPrecachedPage(path, root)),
];
const siteFiles = { base: root, precached: new Set(precached) };

self.addEventListener('install', (event) => {
  event.waitUntil(fillCache());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('two-sides-') && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

// A waiting version takes over only when the learner asks for it.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'activate'
  ) {
    event.waitUntil(self.skipWaiting());
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const plan = planFor(
    {
      method: request.method,
      isNavigation: request.mode === 'navigate',
      url: new URL(request.url),
    },
    self.location.origin,
    siteFiles,
  );
  if (plan.kind === 'cache') event.respondWith(fromCache(plan.path, event));
  if (plan.kind === 'redirect') event.respondWith(Response.redirect(plan.to));
});

/** All or nothing: one file that fails, or is not the one that was built, and the cache stays as it was. */
async function fillCache(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(
    downloads(precached, root, self.digests).map(({ path, ...options }) => {
      return new Request(path, options);
    }),
  );
}

let refill: Promise<void> | undefined;

/** `ignoreVary`: some hosts send `Vary: Origin`, and module scripts would then miss the cache. */
async function fromCache(path: string, event: FetchEvent): Promise<Response> {
  const cached = await caches
    .open(cacheName)
    .then((cache) => cache.match(path, { ignoreVary: true, ignoreSearch: true }))
    // A broken cache must not make a blank page of one that the host has.
    .catch(() => undefined);
  if (cached !== undefined) return cached;
  // The browser has thrown the cache away. Once in this worker's life; what the host has by now may be another version.
  refill ??= fillCache().catch(() => undefined);
  event.waitUntil(refill);
  return fetch(event.request);
}
