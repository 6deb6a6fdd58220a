/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker';
import { isPrecachedFile, isPrecachedPage, planFor } from './plan.ts';

// In a module this shadows the window that the page's types know.
declare const self: ServiceWorkerGlobalScope;

const cacheName = `two-sides-${version}`;
const root = `${base}/`;

const precached = [
  ...build,
  ...files.filter((path) => isPrecachedFile(path, root)),
  ...prerendered.filter((path) => isPrecachedPage(path, root)),
];
const siteFiles = { base: root, precached: new Set(precached) };

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      // `reload` passes by the browser's own cache: an old file must not get into a new version.
      cache.addAll(precached.map((path) => new Request(path, { cache: 'reload' }))),
    ),
  );
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
  if (plan.kind === 'cache') event.respondWith(fromCache(plan.path, request));
  if (plan.kind === 'network-then-shell') {
    event.respondWith(fetch(request).catch(() => fromCache(plan.shell, request)));
  }
});

/** `ignoreVary`: some hosts send `Vary: Origin`, and module scripts would then miss the cache. */
async function fromCache(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const cached = await cache.match(path, { ignoreVary: true, ignoreSearch: true });
  return cached ?? fetch(request);
}
