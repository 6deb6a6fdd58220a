// A service worker that ends itself. A host deploys it in the place of `service-worker.js` (README, "Kill switch"): each
// browser then drops the app's files and the worker, and pages come from the host from their next load on. Answers are
// elsewhere. The app registers it anew at every visit, and that changes nothing: it answers no request and loads no page.
self.addEventListener('install', () => {
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropFiles().finally(() => self.registration.unregister()));
});

async function dropFiles() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('two-sides-')).map((name) => caches.delete(name)),
  );
}
