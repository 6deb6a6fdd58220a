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

/**
 * How the files of this version are fetched for the cache. `reload` passes by the browser's own cache, the digest refuses
 * what is not the file that was built (the login page of a hotel, half a file, one of another version), and an answer
 * from elsewhere is refused because a browser does not accept it for a page.
 *
 * @param paths with the base
 * @param digests SHA-256 in Base64 of each file by its path below the base, a page by its folder
 * @throws when a file has no digest
 */
export function downloads(
  paths: readonly string[],
  base: string,
  digests: Readonly<Record<string, string>>,
): { path: string; cache: 'reload'; redirect: 'error'; integrity: string }[] {
  return paths.map((path) => {
    const digest = digests[path.slice(base.length)];
    if (digest === undefined) throw new Error(`no digest of ${path}`);
    return { path, cache: 'reload', redirect: 'error', integrity: `sha256-${digest}` };
  });
}

/** False for what a host or a gateway in trouble answers instead of a page. */
export function isFromSite(status: number): boolean {
  return status < 500;
}
