import type { CopyFiles } from './files.ts';

/** Addresses of the files; nothing is ever fetched from there. */
const prefix = '/copies/';

/**
 * Files in one cache.
 * @param cacheName must not begin as the caches of the app's own files do: the service worker deletes older ones
 * @throws DOMException where the browser does not allow it
 */
export async function openCacheFiles(storage: CacheStorage, cacheName: string): Promise<CopyFiles> {
  const cache = await storage.open(cacheName);
  const addressOf = (name: string) => `${prefix}${encodeURIComponent(name)}`;

  return {
    place: 'cache',
    async names() {
      const requests = await cache.keys();
      return requests.map(({ url }) =>
        decodeURIComponent(new URL(url).pathname.slice(prefix.length)),
      );
    },
    async read(name) {
      const response = await cache.match(addressOf(name));
      return response === undefined ? null : new Uint8Array(await response.arrayBuffer());
    },
    async write(name, bytes) {
      await cache.put(addressOf(name), new Response(bytes));
    },
    async remove(name) {
      await cache.delete(addressOf(name));
    },
  };
}
