import type { Handle } from '@sveltejs/kit';

/** Runs while pages are prerendered: the serif face is fetched with the page, not after its styles. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { preload: ({ type }) => type === 'js' || type === 'css' || type === 'font' });
