/** Backup files written by themselves into a folder the learner chose, where the browser can. */
import { readFolder, rememberFolder } from '#lib/storage/folder/folder-handle.ts';
import { folderFileName, writeToFolder } from '#lib/storage/folder/write-file.ts';
import { StorageError, type Result } from '#lib/storage/port.ts';
import { deviceFactory } from '#lib/storage/probe.ts';
import { makeFile } from '../device/backup-file.ts';
import { readNote, writeNote } from '../device/device-notes.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { folderNoteKey } from './folder-note.ts';

const databaseName = 'two-sides-folder';
const keptFiles = 10;

/** Not in every browser, and not in the types yet. */
interface FolderPicker {
  showDirectoryPicker?: (options: {
    id: string;
    mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}
interface Permissions {
  readonly kind?: string;
  queryPermission?: (options: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (options: { mode: 'readwrite' }) => Promise<PermissionState>;
}

/** Writes a file when a folder was chosen and may be written without asking. `null` when there is nothing to do. */
export async function writeFolderBackup(
  progress: Progress,
  madeAtMs: number,
): Promise<Result<string> | null> {
  const folder = await chosenFolder();
  if (folder === null || (await permissionOf(folder)) !== 'granted') return null;
  const made = await makeFile(progress, madeAtMs);
  if (!made.ok) return made;
  const name = folderFileName(madeAtMs);
  const written = await writeToFolder(folder, name, made.value.text, keptFiles);
  if (!written.ok) return written;
  made.value.remember(name);
  return { ok: true, value: name };
}

/** The folder as the settings show it. */
export class FolderBackup {
  #name = $state<string | null>(null);
  #permission = $state<PermissionState>('prompt');

  /** Whether this browser lets a page write into a folder. */
  static get isSupported(): boolean {
    return 'showDirectoryPicker' in globalThis;
  }

  /** The folder's name; `null` when none is chosen. */
  get name(): string | null {
    return this.#name;
  }
  /** `prompt`: the browser wants to be asked again, on a click. */
  get permission(): PermissionState {
    return this.#permission;
  }

  async look(): Promise<void> {
    const folder = await chosenFolder();
    this.#name = folder?.name ?? null;
    this.#permission = folder === null ? 'prompt' : await permissionOf(folder);
  }

  /** Lets the learner choose a folder. `false` when they did not. Call it on a click. */
  async choose(): Promise<Result<boolean>> {
    const { showDirectoryPicker }: typeof globalThis & FolderPicker = globalThis;
    const factory = deviceFactory();
    if (showDirectoryPicker === undefined || factory === undefined) {
      return { ok: false, error: new StorageError('refused', 'no folders here') };
    }
    let folder: FileSystemDirectoryHandle;
    try {
      folder = await showDirectoryPicker.call(globalThis, { id: 'two-sides', mode: 'readwrite' });
    } catch (error) {
      // Closed without choosing, or a folder the browser does not give away.
      if (error instanceof DOMException) return { ok: true, value: false };
      throw error;
    }
    const remembered = await rememberFolder(databaseName, factory, folder);
    if (!remembered.ok) return remembered;
    writeNote(folderNoteKey, folder.name);
    await this.look();
    return { ok: true, value: true };
  }

  /** Asks for the permission again. Call it on a click. */
  async allow(): Promise<void> {
    const folder: Permissions | null = await chosenFolder();
    await folder?.requestPermission?.({ mode: 'readwrite' });
    await this.look();
  }

  /** Forgets the folder and stops writing; the files in it stay. */
  async forget(): Promise<void> {
    const factory = deviceFactory();
    if (factory !== undefined && readNote(folderNoteKey) !== null) {
      await rememberFolder(databaseName, factory, null);
    }
    writeNote(folderNoteKey, null);
    await this.look();
  }
}

async function chosenFolder(): Promise<FileSystemDirectoryHandle | null> {
  const factory = deviceFactory();
  // Most learners have chosen none: no database is made for them.
  if (factory === undefined || readNote(folderNoteKey) === null) return null;
  const folder = await readFolder(databaseName, factory);
  return folder.ok ? folder.value : null;
}

async function permissionOf(folder: Permissions): Promise<PermissionState> {
  return (await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted';
}
