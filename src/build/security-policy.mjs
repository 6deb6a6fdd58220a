/**
 * What the pages may do, once. SvelteKit writes it into a <meta> of every page, together with the hashes of that page's
 * own scripts; `headers()` says the same for hosts that take a file of headers, and adds what a <meta> cannot say.
 */

/** Hash of the inline styles of `static/404.html`, which must look right on hosts that serve nothing else for an unknown address. */
export const notFoundStyleHash = 'sha256-Wl90XLLqGsls5IdODKKGltDqoR5Irg6gldXIdg6C2kQ=';

/** @satisfies {NonNullable<NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']>} */
export const directives = {
  'default-src': ['self'],
  'script-src': ['self'],
  'style-src': ['self'],
  // The one style attribute there is: SvelteKit hides its route announcer with it.
  'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
  'img-src': ['self', 'data:'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'manifest-src': ['self'],
  'worker-src': ['self'],
  'frame-src': ['none'],
  'media-src': ['none'],
  'object-src': ['none'],
  'base-uri': ['none'],
  'form-action': ['self'],
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html', 'two-sides-worker'],
};

/** Left to the <meta>: the hash of the inline script is another on every page, and without a default nothing is forbidden twice. */
const leftToMeta = new Set(['default-src', 'script-src']);

const quoted = /^(?:self|none|script|unsafe-hashes|sha256-.+)$/;

/** @returns {string} the policy for the header: one for all files, the 404 page included */
export function headerPolicy() {
  const shared = Object.entries(directives)
    .filter(([name]) => !leftToMeta.has(name))
    .map(([name, sources]) => {
      const all = name === 'style-src' ? [...sources, notFoundStyleHash] : sources;
      return [name, ...all.map((source) => (quoted.test(source) ? `'${source}'` : source))].join(
        ' ',
      );
    });
  return [...shared, "frame-ancestors 'none'"].join('; ');
}

/** @returns {[name: string, value: string][]} headers for every file of the site */
export function headers() {
  const unused = [
    'accelerometer',
    'autoplay',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'microphone',
    'midi',
    'payment',
    'usb',
  ];
  return [
    ['Content-Security-Policy', headerPolicy()],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['Permissions-Policy', unused.map((name) => `${name}=()`).join(', ')],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ];
}

/** @returns {string} the file `_headers`, in the form Netlify and Cloudflare Pages read */
export function headersFile() {
  return ['/*', ...headers().map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
}

/**
 * Reads the headers of `/*` from a file of that form.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseHeadersFile(text) {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
      }),
  );
}
