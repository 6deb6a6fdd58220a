import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersFile } from './security-policy.mjs';

/**
 * A static adapter that also writes the file `_headers` beside the pages.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {string} folder where the adapter writes the pages
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withHeaders(adapter, folder) {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      writeFileSync(join(folder, '_headers'), headersFile());
    },
  };
}
