import type { Handle } from '@sveltejs/kit';

/**
 * Runs while pages are prerendered. The serif face is fetched with the page, not after its styles; the scripts, which the
 * first paint does not wait for, leave the line to both.
 */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
    transformPageChunk: ({ html }) =>
      html.replaceAll(' rel="modulepreload"', ' rel="modulepreload" fetchpriority="low"'),
  });
