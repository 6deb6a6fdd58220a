import { describe, expect, it } from 'vitest';
import {
  downloads,
  isPrecachedFile,
  isPrecachedPage,
  planFor,
} from '../../src/service-worker/plan.ts';

const files = {
  base: '/app/',
  precached: new Set(['/app/', '/app/quiz/', '/app/facts/shell/', '/app/_app/immutable/a.js']),
};
const origin = 'https://example.org';
const plan = (path: string, isNavigation = false, method = 'GET') =>
  planFor({ method, isNavigation, url: new URL(path, origin) }, origin, files);

describe('planFor', () => {
  it.each([
    ['/app/_app/immutable/a.js', false, { kind: 'cache', path: '/app/_app/immutable/a.js' }],
    ['/app/quiz/?topic=credit', true, { kind: 'cache', path: '/app/quiz/' }],
    ['/app/quiz?topic=credit', true, { kind: 'redirect', to: '/app/quiz/?topic=credit' }],
    ['/app/facts/x/', true, { kind: 'cache', path: '/app/facts/shell/' }],
    ['/app/learn/x/?a=b', true, { kind: 'cache', path: '/app/facts/shell/' }],
    ['/app/facts/x', true, { kind: 'redirect', to: '/app/facts/x/' }],
    ['/app/facts/x/', false, { kind: 'ignore' }],
    ['/app/facts/x/y/', true, { kind: 'ignore' }],
    ['/app/facts/%ff/', true, { kind: 'ignore' }],
    ['/app/facts/index.html', true, { kind: 'ignore' }],
    ['/app/no/such/page/', true, { kind: 'ignore' }],
    ['/app/robots.txt', false, { kind: 'ignore' }],
    ['/elsewhere/', true, { kind: 'ignore' }],
    ['https://other.example/app/', true, { kind: 'ignore' }],
  ])('%s (page: %s)', (path, isNavigation, expected) => {
    expect(plan(path, isNavigation)).toEqual(expected);
  });

  it('leaves anything but GET alone', () => {
    expect(plan('/app/', true, 'POST')).toEqual({ kind: 'ignore' });
  });
});

describe('isPrecachedPage', () => {
  it.each([
    ['/app/', true],
    ['/app/facts/', true],
    ['/app/facts/shell/', true],
    ['/app/facts/yuebao-not-deposit/', false],
    ['/app/learn/credit/', false],
    ['/app/quiz/results/', true],
  ])('%s: %s', (path, expected) => {
    expect(isPrecachedPage(path, '/app/')).toBe(expected);
  });
});

describe('isPrecachedFile', () => {
  it.each([
    ['/app/before-paint.js', true],
    ['/app/icon.svg', true],
    ['/app/favicon.ico', true],
    ['/app/manifest.webmanifest', true],
    ['/app/icon-maskable-512.png', false],
    ['/app/apple-touch-icon.png', false],
    ['/app/screenshots/wide.png', false],
    ['/app/404.html', false],
    ['/app/kill-switch.js', false],
    ['/app/robots.txt', false],
  ])('%s: %s', (path, expected) => {
    expect(isPrecachedFile(path, '/app/')).toBe(expected);
  });
});

describe('downloads', () => {
  const digests = { '': 'root', 'quiz/': 'quiz' };

  it('asks for every file past the browser’s cache, with its digest', () => {
    expect(downloads(['/app/', '/app/quiz/'], '/app/', digests)).toEqual([
      { path: '/app/', cache: 'reload', redirect: 'error', integrity: 'sha256-root' },
      { path: '/app/quiz/', cache: 'reload', redirect: 'error', integrity: 'sha256-quiz' },
    ]);
  });

  it('never asks for a file that it could not check', () => {
    expect(() => downloads(['/app/a.js'], '/app/', digests)).toThrow('/app/a.js');
  });
});
