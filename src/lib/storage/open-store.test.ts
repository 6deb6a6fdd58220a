import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createFold } from '#lib/core/progress/fold.ts';
import { reviewForTests } from '#lib/core/progress/log.fixture.ts';
import { openStore } from './open-store.ts';
import { answerDraft, valueOf } from './store.fixture.ts';

const fold = createFold(reviewForTests);
const name = 'two-sides';

describe('openStore', () => {
  it('keeps progress on the device where the browser allows it', async () => {
    const factory = new IDBFactory();
    const { store, refusedBecause } = await openStore({ fold, name, factory: () => factory });
    expect([store.keeps, refusedBecause]).toEqual(['device', null]);
    expect(store.device).toMatch(/^[0-9a-f]{20}$/);
    valueOf(await store.append([answerDraft(1)]));
    store.close();
    const again = await openStore({ fold, name, factory: () => factory });
    expect(valueOf(await again.store.load()).totalAnswers).toBe(1);
    again.store.close();
  });

  it('folds beside the page only what is long', async () => {
    const factory = new IDBFactory();
    let asked = 0;
    const foldElsewhere = () => {
      asked += 1;
      return Promise.resolve(null);
    };
    const { store } = await openStore({ fold, name, factory: () => factory, foldElsewhere });
    valueOf(await store.append([answerDraft(1)]));
    expect([valueOf(await store.rebuild()).totalAnswers, asked]).toEqual([1, 0]);
    store.close();
  });

  it('uses the browser’s own IndexedDB when nothing else is said', async () => {
    const { store } = await openStore({ fold, name: 'own' });
    expect(store.keeps).toBe('device');
    store.close();
  });

  it.each<[string, () => IDBFactory | undefined, string]>([
    ['is absent', () => undefined, 'refused'],
    [
      'may not be reached',
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      'refused',
    ],
    ['may not be opened', () => failing('SecurityError'), 'refused'],
    ['is damaged', () => failing('UnknownError'), 'lost'],
    ['has no space', () => failing('QuotaExceededError'), 'quota'],
    ['is newer', () => failing('VersionError'), 'newer-version'],
  ])('goes on in memory when IndexedDB %s, and says why', async (_, factory, reason) => {
    const { store, refusedBecause } = await openStore({ fold, name, factory });
    expect([store.keeps, refusedBecause]).toEqual(['session', reason]);
    expect(valueOf(await store.append([answerDraft(1)])).snapshot.totalAnswers).toBe(1);
  });
});

function failing(reason: string): IDBFactory {
  const open = () => {
    throw new DOMException('Internal error', reason);
  };
  return { open } as Partial<IDBFactory> as IDBFactory;
}
