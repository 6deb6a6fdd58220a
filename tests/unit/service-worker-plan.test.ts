import { describe, expect, it } from 'vitest';
import { isPrecachedFile, isPrecachedPage, planFor } from '../../src/service-worker/plan.ts';

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
    ['/app/quiz', true, { kind: 'cache', path: '/app/quiz/' }],
    ['/app/facts/x/', true, { kind: 'network-then-shell', shell: '/app/facts/shell/' }],
    ['/app/facts/x', true, { kind: 'network-then-shell', shell: '/app/facts/shell/' }],
    ['/app/no/such/page/', true, { kind: 'ignore' }],
    ['/app/_app/version.json', false, { kind: 'ignore' }],
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
    ['/app/robots.txt', false],
  ])('%s: %s', (path, expected) => {
    expect(isPrecachedFile(path, '/app/')).toBe(expected);
  });
});
