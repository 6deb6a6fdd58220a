/** A handful of small files outside IndexedDB, where copies survive what happens to it. */
export interface CopyFiles {
  /** `opfs`: the site's own file system; `cache`: Cache Storage; `memory`: until the page is closed (tests). */
  readonly place: 'opfs' | 'cache' | 'memory';
  /** Names in no order. */
  names(): Promise<string[]>;
  /** `null` when there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Writes a whole file, replacing one of the same name. A crash in between may leave a part of it. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Removing what is not there is fine. */
  remove(name: string): Promise<void>;
}
