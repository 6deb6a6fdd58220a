import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { openDatabase } from '../idb/open-database.ts';
import { valueOf } from '../store.fixture.ts';
import { readFolder, rememberFolder } from './folder-handle.ts';

const name = 'two-sides-folder';
const handle: object = { kind: 'directory', name: 'Backups' };

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A clone has lost its class, so the class of this browser knows its folders by their kind. */
function browserWithFolders() {
  vi.stubGlobal('FileSystemDirectoryHandle', {
    [Symbol.hasInstance]: (value: unknown) =>
      typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'directory',
  });
}

it('remembers the folder, and forgets it', async () => {
  browserWithFolders();
  const factory = new IDBFactory();
  expect(valueOf(await readFolder(name, factory))).toBeNull();
  valueOf(await rememberFolder(name, factory, handle as FileSystemDirectoryHandle));
  expect(valueOf(await readFolder(name, factory))).toEqual(handle);
  valueOf(await rememberFolder(name, factory, null));
  expect(valueOf(await readFolder(name, factory))).toBeNull();
});

it('takes nothing else for a folder', async () => {
  const factory = new IDBFactory();
  valueOf(await rememberFolder(name, factory, handle as FileSystemDirectoryHandle));
  // Where the browser knows no folders.
  expect(valueOf(await readFolder(name, factory))).toBeNull();
  browserWithFolders();
  const { useStore, close } = openDatabase({ name, factory });
  await useStore('readwrite', (store) => store.put('Backups', 'folder'));
  close();
  expect(valueOf(await readFolder(name, factory))).toBeNull();
});

it('says why when the database cannot be used', async () => {
  const open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const factory = { open } as Partial<IDBFactory> as IDBFactory;
  const refused = { ok: false, error: { reason: 'refused' } };
  expect(await readFolder(name, factory)).toMatchObject(refused);
  expect(await rememberFolder(name, factory, null)).toMatchObject(refused);
});
