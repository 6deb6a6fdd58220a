import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCacheFiles } from './cache-files.ts';
import { cacheStorage, storageOf } from './device-places.fixture.ts';
import { contract } from './files.contract.ts';
import { devicePlaces, openCopyFiles } from './open-files.ts';
import { openOpfsFiles } from './opfs-files.ts';

describe.each([
  ['the file system, from a page', () => openOpfsFiles(storageOf('writable'), 'copies')],
  ['the file system, in a worker', () => openOpfsFiles(storageOf('synchronous'), 'copies')],
  ['Cache Storage', () => openCacheFiles(cacheStorage(), 'copies')],
])('%s', (_, open) => {
  it.each(contract)('$name', async ({ run }) => {
    await expect(run(await open())).resolves.toBeUndefined();
  });
});

describe('the file system', () => {
  it('says so where files cannot be written', async () => {
    const files = await openOpfsFiles(storageOf('none'), 'copies');
    await expect(files.write('one', new Uint8Array(1))).rejects.toThrow(/in workers only/);
  });
  it('passes on every failure but that there is no such file', async () => {
    const refusing = (error: Error) => {
      const directory = { getFileHandle: () => Promise.reject(error) };
      const root = { getDirectoryHandle: () => Promise.resolve(directory) };
      const storage: object = { getDirectory: () => Promise.resolve(root) };
      return openOpfsFiles(storage as StorageManager, 'copies');
    };
    const busy = new DOMException('busy', 'NoModificationAllowedError');
    await expect((await refusing(busy)).read('one')).rejects.toBe(busy);
    const defect = Object.assign(new Error('x'), { name: 'NotFoundError' });
    await expect((await refusing(defect)).read('one')).rejects.toBe(defect);
  });
});

describe('opening', () => {
  const failing = (error: Error): StorageManager => {
    const storage: object = { getDirectory: () => Promise.reject(error) };
    return storage as StorageManager;
  };
  const refused = new DOMException('not in a private window', 'SecurityError');

  it.each([
    ['the file system before the cache', storageOf('writable'), cacheStorage(), 'opfs'],
    ['the cache where there is no file system', undefined, cacheStorage(), 'cache'],
    ['the cache where the file system is refused', failing(refused), cacheStorage(), 'cache'],
    ['the cache where a function is missing', {} as StorageManager, cacheStorage(), 'cache'],
    ['nothing where both are missing', undefined, undefined, undefined],
    ['nothing where both fail', failing(refused), {} as CacheStorage, undefined],
  ])('takes %s', async (_, storage, caches, place) => {
    expect((await openCopyFiles('copies', { storage, caches }))?.place).toBe(place);
  });
  it('does not hide a defect of its own', async () => {
    const storage = failing(new RangeError('a defect'));
    await expect(openCopyFiles('copies', { storage, caches: undefined })).rejects.toThrow(
      'a defect',
    );
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });
  it('looks at the places of this browser', () => {
    const [storage, caches] = [storageOf('writable'), cacheStorage()];
    vi.stubGlobal('navigator', { storage });
    vi.stubGlobal('caches', caches);
    expect(devicePlaces()).toEqual({ storage, caches });
  });
});
