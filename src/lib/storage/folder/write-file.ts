/** Backup files in a folder of the learner's, the newest few. */
import { asResult } from '../failure.ts';
import type { Result } from '../port.ts';

/** Ours, and nothing else in that folder: `two-sides-2026-11-22T08-00-00.json`. */
const ours = /^two-sides-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.json$/;

/** The name of a file made at that time; names sort by time. */
export function folderFileName(madeAtMs: number): string {
  return `two-sides-${new Date(madeAtMs).toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
}

/** What is needed of a folder's handle. */
export interface WritableFolder {
  getFileHandle: (name: string, options: { create: true }) => Promise<WritableFile>;
  keys: () => AsyncIterable<string>;
  removeEntry: (name: string) => Promise<void>;
}
interface WritableFile {
  createWritable: () => Promise<{
    write: (text: string) => Promise<void>;
    close: () => Promise<void>;
  }>;
}

/** Writes a file, and then removes the oldest of ours beyond `kept`. Other files are never touched. */
export function writeToFolder(
  folder: WritableFolder,
  name: string,
  text: string,
  kept: number,
): Promise<Result<void>> {
  return asResult('write into the folder', async () => {
    const file = await folder.getFileHandle(name, { create: true });
    const writable = await file.createWritable();
    await writable.write(text);
    await writable.close();
    const names: string[] = [];
    for await (const other of folder.keys()) if (ours.test(other)) names.push(other);
    const old = names.sort().slice(0, Math.max(0, names.length - kept));
    for (const other of old) await folder.removeEntry(other);
  });
}
