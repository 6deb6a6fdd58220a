import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { probeDatabase } from './probe.ts';

const make = (factory: IDBFactory, name: string) =>
  new Promise<void>((resolve) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('keyval');
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

describe('probing', () => {
  it('says that there is none, and makes none', async () => {
    const factory = new IDBFactory();
    expect(await probeDatabase('two-sides', factory)).toBe('absent');
    expect(await factory.databases()).toEqual([]);
    expect(await probeDatabase('two-sides', factory)).toBe('absent');
  });

  it('finds one that is there and leaves it usable', async () => {
    const factory = new IDBFactory();
    await make(factory, 'two-sides');
    expect(await probeDatabase('two-sides', factory)).toBe('present');
    expect(await factory.databases()).toEqual([{ name: 'two-sides', version: 1 }]);
  });

  it('does not know where the browser refuses', async () => {
    expect(await probeDatabase('two-sides', undefined)).toBe('unknown');
    const open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    expect(await probeDatabase('two-sides', { open } as Partial<IDBFactory> as IDBFactory)).toBe(
      'unknown',
    );
  });

  it('does not wait for ever', async () => {
    vi.useFakeTimers();
    const open = () => ({}) as IDBOpenDBRequest;
    const probing = probeDatabase('x', { open } as Partial<IDBFactory> as IDBFactory, 3_000);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await probing).toBe('unknown');
    vi.useRealTimers();
  });
});
