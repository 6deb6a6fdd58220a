import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  version: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
const read = (file: string) => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'scripts',
  Record<string, string>
>;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.split('node_modules/').at(-1) ?? '', ...entry }));

/** What may be passed on with the app. */
const shippedLicences = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];
/** Tools may also be under these: nothing of them is in `build/`, but for the typeface, whose licence is shipped. */
const toolLicences = [...shippedLicences, 'MPL-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'OFL-1.1'];

describe('every package in the lock file', () => {
  it('has a checksum and comes from a registry, not from an address of its own', () => {
    expect(locked.length).toBeGreaterThan(100);
    const wrong = locked.filter(
      ({ integrity, resolved }) =>
        integrity?.startsWith('sha512-') !== true ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(wrong).toEqual([]);
  });

  it('has a licence that is allowed', () => {
    const wrong = locked.filter(
      ({ license, dev, optional }) =>
        !(dev === true || optional === true ? toolLicences : shippedLicences).includes(
          license ?? 'none',
        ),
    );
    expect(wrong.map(({ name, license }) => `${name}: ${license ?? 'none'}`)).toEqual([]);
  });

  it('needs no script of its own to be installed', () => {
    // fsevents has one for its own developers; the built file is in the package.
    const scripts = locked.filter(({ hasInstallScript }) => hasInstallScript === true);
    expect(scripts.map(({ name }) => name).filter((name) => name !== 'fsevents')).toEqual([]);
  });
});

describe('package.json', () => {
  it('names exact versions, the ones that are locked', () => {
    for (const [name, version] of Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
    })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('has at most six packages that reach the learner, each with its reason in the README', () => {
    const names = Object.keys(manifest.dependencies);
    expect(names.length).toBeLessThanOrEqual(6);
    const table = read('README.md').split('## What the app ships')[1]?.split('\n## ')[0] ?? '';
    for (const name of names) expect(table).toContain(name);
  });

  it('has no script that npm runs by itself', () => {
    const hooks = /^(?:pre|post)|^(?:install|prepare|prepublish|prepack|dependencies)$/;
    expect(Object.keys(manifest.scripts).filter((name) => hooks.test(name))).toEqual(['preview']);
  });
});

describe('installing', () => {
  it('runs no scripts of packages, here and in the command that everybody uses', () => {
    expect(read('.npmrc').split('\n')).toEqual(
      expect.arrayContaining(['ignore-scripts=true', 'save-exact=true']),
    );
    expect(read('src/build/setup.mjs')).toContain("['ci', '--ignore-scripts'");
  });
});
