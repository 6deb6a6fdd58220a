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
  /** A page's address without the slash at its end, where its relative addresses would not fit. */
  | { kind: 'redirect'; to: string }
  /** Not ours. */
  | { kind: 'ignore' };

/**
 * Every page of the app is one of the cache, so that one version serves all of them until the learner agrees to another:
 * what the host has by then is never mixed into it. Addresses that no page of this version has are the host's.
 *
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
  const isInShell = !isPrecachedPage(withSlash, files.base);
  if (!isInShell && !files.precached.has(withSlash)) return { kind: 'ignore' };
  return withSlash === url.pathname
    ? { kind: 'cache', path: `${files.base}facts/shell/` }
    : { kind: 'redirect', to: `${withSlash}${url.search}` };
}

/**
 * False for pages whose number grows with the bank: the shell in the cache renders them. They stand as deep as it does,
 * so its relative addresses fit.
 */
export function isPrecachedPage(path: string, base: string): boolean {
  const local = path.slice(base.length);
  return local === 'facts/shell/' || !/^(facts|learn)\/[a-z0-9-]+\/$/.test(local);
}

/** False for static files that are of no use without a network: what a shop window, an installer, a host or a robot reads. */
export function isPrecachedFile(path: string, base: string): boolean {
  return !/^(screenshots\/.*|404\.html|kill-switch\.js|robots\.txt|(apple-touch-)?icon(-.*)?\.png)$/.test(
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
