import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersFile } from './security-policy.mjs';

/** Pages fetched on demand are not in the worker's cache (`isPrecachedPage`); the worker needs no digests of them. */
const onDemand = /^(facts|learn)\/(?!shell\/)[a-z0-9-]+\/$/;

/**
 * SHA-256 in Base64 of each file of the site by its path, a page by its folder.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function digestsOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const named = files.map((file) => [
    file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'),
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('base64'),
  ]);
  return Object.fromEntries(named.filter(([path = '']) => !onDemand.test(path)));
}

/**
 * A static adapter that also writes the file `_headers` beside the pages and tells the service worker what each file
 * must be, then compresses everything.
 * @param {import('@sveltejs/kit').Adapter} adapter one that does not compress
 * @param {string} folder where the adapter writes the pages
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withHeaders(adapter, folder) {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      const worker = join(folder, 'service-worker.js');
      const digests = JSON.stringify(digestsOf(folder));
      writeFileSync(worker, `self.digests=${digests};\n${readFileSync(worker, 'utf8')}`);
      writeFileSync(join(folder, '_headers'), headersFile());
      await builder.compress(folder);
    },
  };
}
