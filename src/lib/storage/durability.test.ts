import { afterEach, describe, expect, it, vi } from 'vitest';
import { askToPersist, persistenceState } from './durability.ts';

const yes = () => Promise.resolve(true);
const no = () => Promise.resolve(false);
const refuses = () => Promise.reject(new TypeError('opaque origin'));
const opens = () => Promise.resolve({} as FileSystemDirectoryHandle);

describe('persistence', () => {
  it.each([
    [{ persisted: yes, persist: refuses }, 'persisted', 'persisted'],
    [{ persisted: no, persist: yes }, 'best-effort', 'persisted'],
    [{ persisted: no, persist: no }, 'best-effort', 'best-effort'],
    [{ persisted: no, persist: refuses }, 'best-effort', 'best-effort'],
    [{ persisted: no }, 'best-effort', 'best-effort'],
    [{ persisted: refuses, persist: yes }, 'unsupported', 'unsupported'],
    [{}, 'unsupported', 'unsupported'],
    [{ persisted: no, persist: yes, getDirectory: refuses }, 'private', 'private'],
    [{ persisted: no, persist: yes, getDirectory: opens }, 'best-effort', 'persisted'],
  ] as const)('of %o', async (storage, before, after) => {
    expect(await persistenceState(storage)).toBe(before);
    expect(await askToPersist(storage)).toBe(after);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });
  it.each([
    ['no navigator', undefined, 'unsupported', 'unsupported'],
    ['no such thing', {}, 'unsupported', 'unsupported'],
    ['both functions', { storage: { persisted: no, persist: yes } }, 'best-effort', 'persisted'],
  ])('of a browser with %s', async (_, navigator, before, after) => {
    vi.stubGlobal('navigator', navigator);
    expect([await persistenceState(), await askToPersist()]).toEqual([before, after]);
  });
});
