import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { withHeaders } from './src/build/adapter.mjs';
import { directives } from './src/build/security-policy.mjs';
import { sourceDigest } from './src/build/source-digest.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: {
    runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true),
  },
  kit: {
    adapter: withHeaders(adapter(), 'build'),
    csp: { mode: 'hash', directives },
    // Registered by the root layout, once the page that was asked for is there and usable.
    serviceWorker: { register: false },
    // The time of the build, SvelteKit's default, would make every build another one.
    version: { name: `${version}+${sourceDigest(root)}` },
  },
};
