import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceFactory, probeDatabase } from './probe.ts';

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

  it('does not know either when an open that made nothing fails', async () => {
    const request: Partial<IDBOpenDBRequest> = {};
    const open = () => request as IDBOpenDBRequest;
    const probing = probeDatabase('x', { open } as Partial<IDBFactory> as IDBFactory);
    const event = new Event('error', { cancelable: true });
    request.onerror?.call(request as IDBOpenDBRequest, event);
    expect([await probing, event.defaultPrevented]).toEqual(['unknown', true]);
  });
});

describe('the browser’s own database', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'indexedDB');
    else Object.defineProperty(globalThis, 'indexedDB', before);
  });
  it.each([
    ['is there', (factory: IDBFactory) => factory, true],
    ['is absent', () => undefined, false],
    [
      'may not be looked at',
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      false,
    ],
  ])('%s', (_, get, isThere) => {
    const factory = new IDBFactory();
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get: () => get(factory),
    });
    expect(deviceFactory()).toBe(isThere ? factory : undefined);
  });
});
