/** Opens the best store this browser allows. */
import type { Fold } from '#lib/core/progress/fold.ts';
import { asResult } from './failure.ts';
import { openIdbStore, type IdbStoreOptions } from './idb/idb.ts';
import { openMemoryStore, type MemoryStoreOptions } from './memory.ts';
import { StorageError, type ProgressStore, type StorageErrorReason } from './port.ts';
import { openTabChannel } from './tabs.ts';

export interface OpenedStore {
  store: ProgressStore;
  /** Why nothing is kept beyond this session; `null` when everything is kept. */
  refusedBecause: StorageErrorReason | null;
}

export interface OpenStoreOptions {
  fold: Fold;
  /** Name of the database and of the channel between tabs. */
  name: string;
  /** Folds a long log beside the page (`idb/idb.ts`). */
  foldElsewhere?: IdbStoreOptions['foldElsewhere'];
  /** How to reach IndexedDB; the browser's own when left out. May throw, as the browser's does in a sandbox. */
  factory?: () => IDBFactory | undefined;
}

/** Opens IndexedDB; where that fails, a store in memory together with the reason, so that the app can say so. */
export async function openStore({
  fold,
  name,
  foldElsewhere,
  factory = () => globalThis.indexedDB,
}: OpenStoreOptions): Promise<OpenedStore> {
  const channel = openTabChannel(name);
  const opened = await asResult('open', async () => {
    const found = factory();
    if (found === undefined) throw new StorageError('refused', 'this browser has no IndexedDB');
    const elsewhere = foldElsewhere === undefined ? {} : { foldElsewhere };
    const options = { fold, name, randomId, channel, factory: found, ...elsewhere };
    const store = await openIdbStore(options);
    if (!store.ok) throw store.error;
    return store.value;
  });
  if (opened.ok) return { store: opened.value, refusedBecause: null };
  channel.close();
  return { store: openMemoryStore({ fold, randomId }), refusedBecause: opened.error.reason };
}

/** A store in memory that goes on where another one failed. */
export function openSessionStore(
  options: Pick<MemoryStoreOptions, 'fold' | 'log' | 'snapshot'>,
): ProgressStore {
  return openMemoryStore({ ...options, randomId });
}

/** 80 random bits as hexadecimal: also where `randomUUID` is missing, outside secure contexts. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
