import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../fixtures.ts';
import { parseHeadersFile } from '../../src/build/security-policy.mjs';
import { isPrecachedFile, isPrecachedPage } from '../../src/service-worker/plan.ts';

const build = join(import.meta.dirname, '../../build');
const kilobyte = 1024;
const gzipped = (file: string) => gzipSync(readFileSync(join(build, file)), { level: 9 }).length;

const files = readdirSync(build, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(gz|br)$/.test(entry.name))
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(build.length + 1)
      .replaceAll('\\', '/'),
  );

/** What the worker puts into its cache: the built files, the static ones and the pages not fetched on demand. */
const precached = files.filter(
  (file) =>
    isPrecachedFile(`/${file}`, '/') &&
    file !== 'service-worker.js' &&
    file !== '_headers' &&
    !file.endsWith('__data.json') &&
    (!file.endsWith('index.html') || isPrecachedPage(`/${file.replace(/index\.html$/, '')}`, '/')),
);

test('everything precached is at most 700 KB gzip', () => {
  const total = precached.reduce((sum, file) => sum + gzipped(file), 0);
  console.log(
    `precached: ${(total / kilobyte).toFixed(1)} KB gzip in ${String(precached.length)} files`,
  );
  expect(precached.length).toBeGreaterThan(20);
  expect(total).toBeLessThanOrEqual(700 * kilobyte);
});

test('the first page needs at most 60 KB gzip of JavaScript', () => {
  const html = readFileSync(join(build, 'index.html'), 'utf8');
  const scripts = [
    ...[...html.matchAll(/<link href="([^"]+)" rel="modulepreload"/g)].map((match) => match[1]),
    ...[...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1]),
  ].map((path) => path?.replace(/^\.\//, '') ?? '');
  const total = scripts.reduce((sum, path) => sum + gzipped(path), 0);
  console.log(
    `first page: ${(total / kilobyte).toFixed(1)} KB gzip of JavaScript in ${String(scripts.length)} files`,
  );
  expect(scripts.length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(60 * kilobyte);
});

test('the serif face is one file of at most 40 KB', () => {
  const fonts = files.filter((file) => file.endsWith('.woff2'));
  expect(fonts).toHaveLength(1);
  expect(readFileSync(join(build, fonts[0]!)).length).toBeLessThanOrEqual(40 * kilobyte);
});

const headers = parseHeadersFile(readFileSync(join(build, '_headers'), 'utf8'));
const directivesOf = (policy: string) =>
  new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...values]) => [name, values]),
  );

test('every page has a strict Content-Security-Policy, and the header forbids nothing it allows', () => {
  const header = directivesOf(headers['Content-Security-Policy'] ?? '');
  const pages = files.filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) {
    const html = readFileSync(join(build, page), 'utf8');
    const policy =
      /http-equiv="content-security-policy"\s+content="([^"]+)"/i.exec(html)?.[1] ?? '';
    const meta = directivesOf(policy);
    expect([...meta.keys()], page).toEqual(
      expect.arrayContaining([
        'default-src',
        'base-uri',
        'form-action',
        'require-trusted-types-for',
        'trusted-types',
      ]),
    );
    expect(policy, page).not.toMatch(/unsafe-(inline|eval)|https?:/);
    expect(html, page).not.toMatch(/\sstyle="/);
    expect(html, page).toContain('<meta name="referrer" content="no-referrer"');
    for (const [name, sources] of header) {
      const allowed = meta.get(name)?.filter((source) => source !== "'none'") ?? [];
      expect(sources, `${page}: ${name}`).toEqual(expect.arrayContaining(allowed));
    }
  }
});

test('the header leaves scripts to the pages and adds what a page cannot say', () => {
  const header = directivesOf(headers['Content-Security-Policy'] ?? '');
  const meta = directivesOf(
    /content-security-policy" content="([^"]+)"/.exec(
      readFileSync(join(build, 'index.html'), 'utf8'),
    )?.[1] ?? '',
  );
  const onlyInPages = [...meta.keys()].filter((name) => !header.has(name));
  expect(onlyInPages.sort()).toEqual(['default-src', 'script-src']);
  expect([...header.keys()].filter((name) => !meta.has(name))).toEqual(['frame-ancestors']);
  expect(Object.keys(headers)).toEqual([
    'Content-Security-Policy',
    'X-Content-Type-Options',
    'Referrer-Policy',
    'Permissions-Policy',
    'Cross-Origin-Opener-Policy',
    'Cross-Origin-Resource-Policy',
  ]);
});

test('the server of the tests sends the headers with pages, scripts and unknown addresses', async ({
  request,
}) => {
  for (const path of ['/', '/settings/', '/before-paint.js', '/no/such/page/']) {
    const sent = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(headers))
      expect(sent[name.toLowerCase()], `${path}: ${name}`).toBe(value);
  }
});
