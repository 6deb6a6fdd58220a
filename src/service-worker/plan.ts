/** What the worker does with a request. Pure, so that every case is a line in a table. */

export interface SiteFiles {
  /** Where the site lives, with a slash at both ends. */
  base: string;
  /** Paths in the cache. */
  precached: ReadonlySet<string>;
}

export type Plan =
  /** From the cache alone. */
  | { kind: 'cache'; path: string }
  /** A page that is not in the cache: from the network, and without one, this page of the cache renders it. */
  | { kind: 'network-then-shell'; shell: string }
  /** Not ours. */
  | { kind: 'ignore' };

/**
 * @param request method, whether it loads a page, and its address
 * @param origin of the site
 */
export function planFor(
  request: { method: string; isNavigation: boolean; url: URL },
  origin: string,
  files: SiteFiles,
): Plan {
  const { method, isNavigation, url } = request;
  if (method !== 'GET' || url.origin !== origin || !url.pathname.startsWith(files.base)) {
    return { kind: 'ignore' };
  }
  if (files.precached.has(url.pathname)) return { kind: 'cache', path: url.pathname };
  if (!isNavigation) return { kind: 'ignore' };
  const withSlash = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  if (files.precached.has(withSlash)) return { kind: 'cache', path: withSlash };
  return isPrecachedPage(withSlash, files.base)
    ? { kind: 'ignore' }
    : { kind: 'network-then-shell', shell: `${files.base}facts/shell/` };
}

/**
 * False for pages fetched on demand, whose number grows with the bank. They stand as deep as the shell, so its relative
 * addresses fit when it renders them without a network.
 */
export function isPrecachedPage(path: string, base: string): boolean {
  const local = path.slice(base.length);
  return local === 'facts/shell/' || !/^(facts|learn)\/[^/]+\/$/.test(local);
}

/** False for static files that are of no use without a network: what a shop window, an installer, a host or a robot reads. */
export function isPrecachedFile(path: string, base: string): boolean {
  return !/^(screenshots\/.*|404\.html|robots\.txt|(apple-touch-)?icon(-.*)?\.png)$/.test(
    path.slice(base.length),
  );
}
